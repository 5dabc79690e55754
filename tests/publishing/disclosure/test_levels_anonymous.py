"""Persons without a name: what of them is public, and that only many of one look are ever shown."""

import html
import io
import json
import re
import zipfile
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests import factories
from tests.conftest import Publish
from tests.levels import account, anonymous_rows, crowd, handed_in, show, take_off, unnamed
from tracker.catalogue import models as public_models
from tracker.catalogue.files import CLAIM_FILES
from tracker.newsroom.review.stages import sources_to_submit, with_stage
from tracker.people.models import Person
from tracker.publishing.actions import NotAllowed, publish
from tracker.publishing.log import faults
from tracker.publishing.models import Anonymous, LogEntry
from tracker.publishing.projection.preview import hindrances
from tracker.publishing.small_groups.unnamed import public_levels
from tracker.vocabulary.levels import FATE_GROUPS, SOURCE_GROUPS, Category, Level
from tracker.vocabulary.people import FateKind
from tracker.vocabulary.sources import SourceKind

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])
TELLING = ("Hidden", "91701", "Avdiivka", "Gorkha", "1994", "2023-08", "2024-02", "Publisher ", "Title ", "Eli")


def told(text: str) -> list[str]:
    return [word for word in TELLING if word in text]


def found(public: Client, address: str) -> int:
    people: int = public.get(address).json()["counts"]["recorded"]["people"]
    return people


def test_every_fate_and_every_kind_of_source_has_a_group() -> None:
    assert set(FATE_GROUPS) == set(FateKind)
    assert set(SOURCE_GROUPS) == set(SourceKind)


def test_the_log_holds_the_coarse_columns_and_nothing_else() -> None:
    [entry, *_] = show(*crowd(5))
    document = json.loads(entry.payload.document)
    assert len(document.pop("keys")) == 4
    assert document == {
        "version": 1,
        "level": "anonymous",
        "sex": "M",
        "nationalities": ["NP"],
        "birth_decade": "[1990..1999]",
        "side": "RU",
        "contract_on": "[2023-07..2023-09]",
        "fate_group": "missing",
        "fate_year": "2024",
        "source_kinds": ["press"],
        "held_back": [],
    }
    assert entry.public_note == ""
    assert not list(faults())


def test_a_row_without_a_name_reaches_list_page_and_api_with_those_columns_alone(public: Client) -> None:
    persons = crowd(5)
    show(*persons)
    listed = public.get("/people/").content.decode()
    assert listed.count("A person, not named") == 5
    row = anonymous_rows()[0]
    page = public.get(f"/people/{row.reference}/").content.decode()
    answer = public.get(f"/api/v1/people/{row.reference}/")
    assert "A person, not named" in page
    for words in ("Nepal", "1990 and 1999", "between July and September 2023", "Missing", "2024", "Press"):
        assert words in page, words
    for text in (listed, page, answer.content.decode()):
        assert not told(text)
        assert not [person.reference for person in persons if person.reference in text]
    assert set(answer.json()) - {"generation", "as_of", "licence"} == {
        "reference",
        "level",
        "sex",
        "nationalities",
        "born",
        "sides",
        "contract_signed_on",
        "fate_group",
        "fate_on",
        "source_kinds",
        "disputed",
        "held_back",
        "counted_as",
    }


def test_files_and_archive_tell_no_more(public: Client) -> None:
    persons = crowd(5)
    show(*persons)
    texts = {name: _read(public, f"/{name}.csv").decode() for name in _files()}
    packed = _read(public, "/people.zip")
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        texts |= {name: archive.read(name).decode() for name in archive.namelist()}
    for name, text in texts.items():
        assert not [each for each in told(text) if each not in ("Publisher ", "Title ")], name
        assert not [person.reference for person in persons if person.reference in text], name
    assert len(texts["nationalities"].splitlines()) == len(texts["fates"].splitlines()) == 6
    assert len(texts["citations"].splitlines()) == len(texts["names"].splitlines()) == 1


def _read(public: Client, address: str) -> bytes:
    return b"".join(public.get(address))


def _files() -> list[str]:
    return ["people", *(file.name for file in CLAIM_FILES)]


def test_keys_of_claims_are_not_those_of_the_newsroom() -> None:
    persons = crowd(5)
    show(*persons)
    private = {str(key) for person in persons for key in person.nationalities.values_list("key", flat=True)}
    shown = {str(row.key) for row in public_models.Nationality.objects.using("catalogue").all()}
    assert len(shown) == 5
    assert not private & shown


def test_no_search_finds_a_hidden_name_and_no_order_follows_it(public: Client) -> None:
    show(*(unnamed(name) for name in ("Aaa Zz", "Bbb Yy", "Ccc Xx", "Ddd Ww", "Eee Vv")))
    assert found(public, "/api/v1/people/?q=Bbb") == 0
    by_name = [row["reference"] for row in public.get("/api/v1/people/?sort=name").json()["results"]]
    assert by_name == sorted(by_name)
    assert {row.sort_key for row in anonymous_rows()} == {"~"}


def test_nothing_tells_when_a_row_without_a_name_appeared(public: Client) -> None:
    entries = show(*crowd(5))
    references = {entry.reference for entry in entries}
    assert not public_models.Change.objects.using("catalogue").filter(reference__in=references).exists()
    assert {(row.published_at, row.changed_at, row.entry) for row in anonymous_rows()} == {(None, None, None)}
    home = public.get("/").content.decode()
    assert not [reference for reference in references if reference in home]


def test_facets_of_rows_without_a_name_say_not_published_and_add_up(public: Client) -> None:
    show(*crowd(5))
    facets = public.get("/api/v1/people/").json()["facets"]
    for name in ("unit", "site", "citizenship", "instrument", "evidence", "source", "found_in", "motive", "role_class"):
        assert {value["value"]: value["people"] for value in facets[name]} == {"not_published": 5}, name
        assert found(public, f"/api/v1/people/?{name}=not_published") == 5
        assert found(public, f"/api/v1/people/?{name}=unknown") == 0
    assert found(public, "/api/v1/people/?fate=missing&fate_from=2024&fate_to=2024") == 5
    assert found(public, "/api/v1/people/?contract_from=2023-07&contract_to=2023-09") == 5
    assert found(public, "/api/v1/people/?contract_from=2023-08&contract_to=2023-08") == 0
    assert found(public, "/api/v1/people/?side=RU&stratum=foreign_at_signing") == 5


def test_a_fate_whose_group_is_coarser_is_not_published(public: Client) -> None:
    ground = {"level_ground": "family_request", "level_reason": "Asked in writing."}
    show(*crowd(10, fates=[{"kind": "left_unit", "on": "2024-05"}], **ground))
    assert {(row.fate_now, row.fate_group) for row in anonymous_rows()} == {("not_published", "alive")}
    assert "left" not in json.dumps(public.get("/api/v1/fates/").json()["results"])
    for mode in ("now", "ever"):
        query = f"/api/v1/people/?fate=not_published&fate_mode={mode}&fate_from=2024&fate_to=2024"
        assert found(public, query) == 10


def test_a_claim_on_confidential_sources_alone_does_not_count() -> None:
    secret = [factories.source(access="confidential") for _ in range(5)]
    show(*(unnamed(f"Hidden {n}", source_of_all=source) for n, source in enumerate(secret)))
    [columns] = {(row.sex, *row.nationalities, row.fate_now, *row.source_kinds) for row in anonymous_rows()}
    assert columns == ("", "")


def test_the_kind_of_a_restricted_source_is_not_told() -> None:
    shown = [factories.source(access="restricted", public_label="Seen by us.", kind="interview") for _ in range(5)]
    show(*(unnamed(f"Hidden {n}", source_of_all=source) for n, source in enumerate(shown)))
    assert {tuple(row.source_kinds) for row in anonymous_rows()} == {("documents",)}


def test_four_of_one_look_are_refused_and_told_what_sets_them_apart() -> None:
    four, other = crowd(4), unnamed("Hidden other", sex="F")
    with pytest.raises(NotAllowed, match=r"4 of the 5 .* most of the others: sex") as refused:
        show(*four, other)
    assert "counted" in str(refused.value)
    assert not anonymous_rows()
    assert not LogEntry.objects.exists()


def test_left_out_columns_make_them_look_the_same() -> None:
    show(
        *crowd(4, coarser=["no_sex", "quarter_to_year"]),
        unnamed("Other", sex="F", coarser=["no_sex", "quarter_to_year"]),
    )
    assert {(row.sex, tuple(row.held_back)) for row in anonymous_rows()} == {("not_published", ("sex",))}
    contracts = public_models.Contract.objects.using("catalogue").values_list("signed_on", flat=True)
    assert set(contracts) == {"2023"}


def test_somebody_in_danger_needs_ten() -> None:
    ground = {"level_ground": "family_request", "level_reason": "Asked in writing."}
    nine = crowd(9, categories=[Category.MINOR], **ground)
    with pytest.raises(NotAllowed, match="9 of the 10"):
        show(*nine)
    show(*nine, unnamed("Hidden tenth"))
    assert len(anonymous_rows()) == 10


def test_a_row_does_not_join_others_alone() -> None:
    show(*crowd(7))
    late = unnamed("Hidden late")
    with pytest.raises(NotAllowed, match="1 of the 5"):
        show(late)
    assert any("1 of the 5" in sentence for sentence in hindrances(handed_in(late)[0]))


def test_the_reviewer_is_told_when_enough_wait() -> None:
    waiting = handed_in(*crowd(5))
    assert any("5 that wait look the same" in sentence for sentence in hindrances(waiting[0]))


def test_rows_that_too_few_look_like_go_with_the_one_withdrawn(public: Client) -> None:
    persons = crowd(5)
    show(*persons)
    references = [row.reference for row in anonymous_rows()]
    entries = take_off(persons[0])
    assert len(entries) == 5
    assert not anonymous_rows()
    assert not Anonymous.objects.exists()
    assert {public.get(f"/people/{reference}/").status_code for reference in references} == {410}


def test_one_of_many_goes_alone() -> None:
    persons = crowd(7)
    show(*persons)
    assert len(take_off(persons[0])) == 1
    assert len(anonymous_rows()) == 6


def test_those_who_need_ten_go_before_those_who_need_five() -> None:
    ground = {"level_ground": "family_request", "level_reason": "Asked in writing."}
    protected, others = crowd(4, categories=[Category.MINOR], **ground), crowd(6)
    show(*protected, *others)
    take_off(others[0])
    assert {row.person for row in Anonymous.objects.all()} == {person.reference for person in others[1:]}


def test_lowering_takes_the_page_away_and_nothing_leads_to_the_row(published: Publish, public: Client) -> None:
    person = factories.person("Known Man", nationalities=["NP"], fates=[{"kind": "killed", "on": "2024-02"}])
    published(person)
    assert public.get(f"/people/{person.reference}/").status_code == 200
    Person.objects.filter(pk=person.pk).update(level=Level.ANONYMOUS)
    others = crowd(4, fates=[{"kind": "killed", "on": "2024-02"}], contracts=(), born_on="", sex="")
    show(person, *others)
    assert public.get(f"/people/{person.reference}/").status_code == 410
    rows = anonymous_rows()
    assert len(rows) == 5
    assert person.reference not in {row.reference for row in rows}
    texts = [public.get(f"/api/v1/people/{row.reference}/").json() for row in rows]
    for text in texts:
        text.pop("reference")
    assert all(text == texts[0] for text in texts)
    assert found(public, "/api/v1/people/?q=Known") == 0


def test_raising_gives_the_name_its_page_and_takes_the_row(published: Publish, public: Client) -> None:
    fates = [{"kind": "killed", "on": "2024-02"}]
    persons = crowd(6, fates=fates)
    show(*persons)
    Person.objects.filter(pk=persons[0].pk).update(level=Level.NAMED)
    published(Person.objects.get(pk=persons[0].pk))
    assert public.get(f"/people/{persons[0].reference}/").status_code == 200
    assert len(anonymous_rows()) == 5
    assert public_levels([each.reference for each in persons])[persons[0].reference] is Level.NAMED


def test_an_edit_that_shows_nothing_new_changes_nothing_public() -> None:
    persons = crowd(5)
    show(*persons)
    before = [(row.reference, row.pk) for row in anonymous_rows()]
    Person.objects.filter(pk=persons[0].pk).update(internal_notes="Looked at again.")
    assert show(persons[0]) == []
    assert [(row.reference, row.pk) for row in anonymous_rows()] == before


def test_an_edit_that_shows_needs_a_crowd_again() -> None:
    persons = crowd(6)
    show(*persons)
    Person.objects.filter(pk=persons[0].pk).update(sex="F")
    with pytest.raises(NotAllowed, match="1 of the 5"):
        show(persons[0])
    assert len(anonymous_rows()) == 6


def test_whoever_is_not_known_dead_needs_a_day_to_be_looked_at_again() -> None:
    with pytest.raises(NotAllowed, match="look at the level again by"):
        show(*crowd(5, level_review_by=None))


def test_raising_above_counted_needs_a_ground_and_a_publisher() -> None:
    with pytest.raises(NotAllowed, match="may be “counted” at most"):
        show(*crowd(10, categories=[Category.CAPTIVE]))
    ground = {"level_ground": "family_request", "level_reason": "Asked in writing."}
    waiting = handed_in(*crowd(10, categories=[Category.CAPTIVE], **ground))
    with pytest.raises(NotAllowed, match="a publisher must approve"):
        publish(waiting, by=account("ben", "reviewer"))


def test_sources_of_somebody_not_named_stay_unpublished(public: Client) -> None:
    show(*crowd(5))
    assert not public_models.Source.objects.using("catalogue").exists()


def test_the_reviewer_sees_the_row_and_not_the_name(published: Publish, client: Client) -> None:
    person = unnamed("Hidden man", level=Level.NAMED, fates=[{"kind": "killed", "on": "2024-02-03"}])
    published(person)
    Person.objects.filter(pk=person.pk).update(level=Level.ANONYMOUS)
    [submission] = handed_in(person)
    client.force_login(account("eli", "publisher"))
    address = reverse("admin:review_submission_change", args=[submission.pk])
    shown = client.get(f"{address}").content.decode()
    [framed] = set(re.findall(r'<iframe[^>]*src="([^"]+)"', shown))
    page = client.get(html.unescape(framed)).content.decode()
    assert "A person, not named" in page
    assert "Hidden man" not in page
    assert not anonymous_rows()


@pytest.mark.parametrize("level", [Level.ANONYMOUS, Level.COUNTED])
def test_the_newsroom_says_public_of_whoever_is_shown_without_a_name(level: Level) -> None:
    persons = crowd(5, level=level)
    references = [person.reference for person in persons]
    people = Person.objects.filter(reference__in=references)
    show(*persons)
    assert {row.stage for row in with_stage(people)} == {"public"}
    take_off(persons[0])
    assert with_stage(people).get(reference=references[0]).stage != "public"


def test_sources_are_handed_in_with_the_named_alone() -> None:
    hidden, named = unnamed("Hidden"), unnamed("Named", level=Level.NAMED)
    by = account("dora", "researcher")
    assert sources_to_submit("person", [hidden.reference], by=by) == []
    assert len(sources_to_submit("person", [named.reference], by=by)) == 1


def test_no_moment_is_set_for_somebody_without_a_name() -> None:
    later = timezone.now() + timedelta(days=3)
    with pytest.raises(NotAllowed, match="no embargo"):
        publish(handed_in(*crowd(5)), by=account("eli", "publisher"), not_before=later)


def withdrawals(public: Client) -> list[dict[str, str]]:
    answer: list[dict[str, str]] = public.get("/withdrawals.json").json()["withdrawn"]
    return answer


def test_withdrawn_rows_are_listed_for_who_holds_copies_by_reference_and_day(public: Client) -> None:
    persons = crowd(5)
    shown = {entry.reference for entry in show(*persons)}
    take_off(persons[3])
    today = timezone.now().date().isoformat()
    assert withdrawals(public) == [{"reference": reference, "on": today} for reference in sorted(shown)]
    for path in ("/corrections/", "/corrections.atom"):
        assert not [reference for reference in shown if reference in public.get(path).content.decode()], path


def test_the_order_of_withdrawals_tells_neither_who_was_first_nor_what_went_together(
    public: Client, published: Publish
) -> None:
    """A named one goes, then one of five without a name and so all five, then another named one, on one day."""
    first, last = factories.person("Adam First"), factories.person("Zoe Last")
    persons = crowd(5)
    show(*persons)
    published(first, last)
    for each in (last, persons[4], first):
        take_off(each)
    listed = [row["reference"] for row in withdrawals(public)]
    assert len(listed) == 7
    assert listed == sorted(listed)
    assert {frozenset(row) for row in withdrawals(public)} == {frozenset({"reference", "on"})}


def test_days_of_withdrawal_come_before_references(public: Client) -> None:
    persons = crowd(5)
    show(*persons)
    take_off(*persons)
    early = public_models.Gone.objects.order_by("-reference").first()
    assert early
    public_models.Gone.objects.filter(pk=early.pk).update(at=timezone.now() - timedelta(days=2))
    assert withdrawals(public)[0]["reference"] == early.pk
