"""Before a record is handed in: one list of what will not be shown, one button for all that have a source."""

import re
from typing import Any

import pghistory
import pytest
from django.apps import apps
from django.test import Client

from tests import factories
from tests.admin_forms import fields_of, with_row
from tests.figure_factories import figure
from tracker.accounts.models import User
from tracker.people.models import Birth, Contract, Fate, Name, Nationality, Person, PersonCitation, Service
from tracker.publishing.projection.shortfalls import shortfalls
from tracker.review.actions import NotAllowed
from tracker.review.content import record_kind
from tracker.review.models import Submission
from tracker.sources.accepting import accept
from tracker.units.models import UnitCitation, UnitName
from tracker.vocabulary.levels import Level

pytestmark = [
    pytest.mark.django_db(databases=["default", "catalogue"]),
    pytest.mark.filterwarnings("ignore:No directory at"),
]
UNVERIFIED = {"status": "unverified"}


@pytest.fixture
def desk(client: Client, researcher: User) -> Client:
    client.force_login(researcher)
    return client


def page_of(person: Person) -> str:
    return f"/people/person/{person.pk}/change/"


def list_of(*persons: Person) -> str:
    return f"/people/person/hand-in/?of={','.join(person.reference for person in persons)}"


def text_of(answer: Any) -> str:
    words = re.sub(r"<[^>]+>", " ", answer.content.decode()).replace("&quot;", '"')
    return re.sub(r"\s+", " ", words).replace(" :", ":")


def left_as_preset(by: User, **columns: Any) -> Person:
    """Somebody whose nationality and service are cited and left unverified, as the form presets them."""
    made = factories.person("Ram Thapa", by=by, **columns)
    with pghistory.context(user=by.pk):
        factories.claim(Nationality, made, sources=[factories.source()], territory_id="NP", **UNVERIFIED)
        factories.claim(Service, made, sources=[factories.source()], side="RU", from_on="2023-10", **UNVERIFIED)
    return made


def submitted(person: Person) -> bool:
    return Submission.objects.filter(reference=person.reference).exists()


def test_what_was_left_unverified_stands_on_a_list_before_anything_is_handed_in(desk: Client, researcher: User) -> None:
    made = left_as_preset(researcher)
    answer = desk.post(page_of(made), fields_of(desk.get(page_of(made)).content) | {"_submit": ["1"]})
    said = text_of(answer)
    assert "Nationality “Nepal”: unverified: accept it" in said
    assert "Service “Russia's side”: unverified: accept it" in said.replace("&#x27;", "'")
    assert "Accept all that have a source (2)" in said
    assert not submitted(made)


def test_the_button_accepts_all_that_have_a_source_and_says_who_did(desk: Client, researcher: User) -> None:
    made = left_as_preset(researcher)
    with pghistory.context(user=researcher.pk):
        bare = factories.claim(Contract, made, sources=[], side="RU", signed_on="2023-09", **UNVERIFIED)
    fields = fields_of_list(desk.get(list_of(made)))
    said = text_of(desk.post("/people/person/hand-in/", fields | {"accept": "1"}))
    assert "2 claims were accepted." in said
    assert "Contract “Russia" in said
    assert "no source supports it: cite one, then accept it" in said
    bare.refresh_from_db()
    assert (made.nationalities.get().status, made.services.get().status, bare.status) == (
        "accepted",
        "accepted",
        "unverified",
    )
    event = apps.get_model("people", "nationalityevent").objects.filter(pgh_obj=made.nationalities.get()).last()
    assert (event.status, event.pgh_context["user"]) == ("accepted", researcher.pk)


def fields_of_list(answer: Any) -> dict[str, str]:
    """What the form of the list would send."""
    hidden = re.findall(r'<input type="hidden" name="(of|sourced|claiming)" value="([^"]*)">', answer.content.decode())
    return dict(hidden)


def test_after_the_list_is_worked_off_the_record_goes_in(desk: Client, researcher: User) -> None:
    made = left_as_preset(researcher)
    fields = fields_of_list(desk.get(list_of(made)))
    answer = desk.post("/people/person/hand-in/", fields | {"accept": "1"})
    assert "Everything that is entered will be shown" in text_of(answer)
    desk.post("/people/person/hand-in/", fields_of_list(answer) | {"submit": "1"})
    content = Submission.objects.get(reference=made.reference).content
    assert content["claims"]["nationality"][0]["status"] == "accepted"


def test_whoever_knows_that_it_will_not_be_shown_may_hand_it_in_so(desk: Client, researcher: User) -> None:
    made = left_as_preset(researcher)
    answer = desk.post("/people/person/hand-in/", {"of": made.reference, "submit": "1"}, follow=True)
    assert f"Submitted for review: {made.reference}" in text_of(answer)


def test_a_record_of_which_all_is_shown_is_handed_in_at_once(desk: Client, researcher: User) -> None:
    made = factories.person("Ram Thapa", by=researcher, nationalities=["NP"], sex="M")
    desk.post(page_of(made), fields_of(desk.get(page_of(made)).content) | {"_submit": ["1"]})
    assert submitted(made)


def test_the_list_stands_before_a_batch_too_and_hands_in_all_of_it(desk: Client, researcher: User) -> None:
    whole, wanting = factories.person("Hari Rai", by=researcher), left_as_preset(researcher)
    chosen = {"action": "submit_for_review", "_selected_action": [whole.pk, wanting.pk]}
    answer = desk.post("/people/person/", chosen)
    assert "Nationality “Nepal”" in text_of(answer)
    assert "Hari Rai" not in text_of(answer)
    assert not submitted(whole)
    desk.post("/people/person/hand-in/", fields_of_list(answer) | {"submit": "1"})
    assert submitted(whole)
    assert submitted(wanting)


def test_claiming_changes_by_nobody_known_outlives_the_list(desk: Client, researcher: User) -> None:
    made = factories.person("Ram Thapa")
    factories.claim(Nationality, made, sources=[factories.source()], territory_id="NP", **UNVERIFIED)
    chosen = {"action": "submit_claiming_changes", "_selected_action": [made.pk]}
    answer = desk.post("/people/person/", chosen)
    assert not submitted(made)
    desk.post("/people/person/hand-in/", fields_of_list(answer) | {"submit": "1"})
    assert submitted(made)


def said_of(person: Person, **more: Any) -> list[str]:
    content = record_kind("person").contents([person.reference])[person.reference]
    return [item.what for item in shortfalls("person", content, **more)]


def test_the_list_names_everything_at_once() -> None:
    made = factories.person(
        "Ram Thapa",
        sex="M",
        public_summary="A student.",
        contracts=[{"side": "RU", "signed_on": "2023", "rank": "private"}],
    )
    made.citations.filter(fields=["sex"]).delete()
    PersonCitation.objects.filter(person=made, contract__isnull=False).update(fields=["side", "signed_on"])
    PersonCitation.objects.filter(person=made, name__isnull=False).update(said_by=["publisher"])
    PersonCitation.objects.filter(person=made, fate__isnull=False).update(said_by=["publisher"])
    Name.objects.filter(person=made).update(status="unverified")
    factories.claim(Birth, made, sources=[], born_on="1990", **UNVERIFIED)
    said = said_of(made)
    for part in (
        "by default it may be “anonymous” at most",
        "a name would be allowed by a citation here",
        "no name is accepted",
        "No source is given for the sex",
        "No source is given for the public summary",
        "unverified: accept it",
        "no source supports it",
        "no source supports “rank”",
    ):
        assert [sentence for sentence in said if part in sentence], part
    assert not [sentence for sentence in said if "side" in sentence]


def test_an_uncited_side_says_that_the_person_leaves_the_main_count() -> None:
    made = factories.person("Ram Thapa", contracts=[{"side": "RU", "signed_on": "2023"}])
    PersonCitation.objects.filter(person=made, contract__isnull=False).update(fields=["signed_on"])
    assert [each for each in said_of(made) if "“side”" in each and "not in the main count" in each]


def test_at_the_level_withheld_the_list_says_what_would_be_missing_at_the_highest_level() -> None:
    made = factories.person("Ram Thapa", sex="M", level=Level.WITHHELD)
    made.citations.filter(fields=["sex"]).delete()
    Name.objects.filter(person=made).update(status="unverified")
    said = said_of(made)
    assert "nothing of it is shown; by the rules it may be “named” at most" in said[0]
    assert [each for each in said if each.startswith("at the level “named”: no name is accepted")]
    assert [each for each in said if each.startswith("at the level “named”: no source is given for the sex")]


def test_at_the_level_withheld_the_list_says_what_would_allow_more() -> None:
    made = factories.person("Ram Thapa", fates=(), level=Level.WITHHELD, level_review_by=None)
    said = said_of(made)
    assert "it may be “anonymous” at most" in said[0]
    assert [each for each in said if "at the level “anonymous”: a name would be allowed by an accepted death" in each]
    assert [each for each in said if "set “look at the level again by”" in each]


@pytest.mark.parametrize(
    ("columns", "kind", "words"),
    [
        ({"fates": [{"kind": "killed", "on": "2024"}]}, "fate", "said by own state or family"),
        ({"fates": [{"kind": "captured"}]}, "fate", "“Captured, not yet home” keeps the level at “counted”"),
        ({"fates": [{"kind": "left_unit"}]}, "fate", "“Left the unit, surrendered or held past term, and alive”"),
        (
            {"contracts": [{"side": "RU", "indicators": ["threat"]}], "fates": ()},
            "contract",
            "indicators of trafficking",
        ),
        ({"births": "2008"}, "birth", "“Minor at signing or now” keeps"),
        ({"fates": ()}, "", "an accepted death that own state or family said in public"),
        ({"fates": (), "categories": ["captive"]}, "", "“Captured, not yet home” keeps the level"),
    ],
)
def test_a_level_above_the_default_says_at_which_claim_what_would_allow_it(
    columns: dict[str, Any], kind: str, words: str
) -> None:
    born = columns.pop("births", "") if "births" in columns else ""
    made = factories.person(**columns)
    made.citations.update(said_by=["publisher"])
    if born:
        factories.claim(Birth, made, sources=[factories.source()], born_on=born)
    content = record_kind("person").contents([made.reference])[made.reference]
    [found] = [item for item in shortfalls("person", content) if words in item.what]
    assert found.kind == kind
    assert bool(found.key) is bool(kind)


def test_what_is_left_as_preset_needs_no_source_of_its_own() -> None:
    made = factories.person("Ram Thapa", nationalities=["NP"])
    PersonCitation.objects.filter(nationality__isnull=False).update(fields=["territory"])
    assert said_of(made) == []
    Nationality.objects.update(basis="birth")
    assert said_of(made) == ["no source supports “basis”: cite one for it"]


def test_nothing_is_said_of_what_is_rejected_and_of_columns_that_are_never_shown() -> None:
    made = factories.person("Ram Thapa")
    factories.claim(Fate, made, sources=[], kind="captured", status="rejected", status_reason="He phoned home.")
    birth = factories.claim(Birth, made, sources=[factories.source()], born_on="1990")
    birth.citations.update(fields=["born_on"])
    assert said_of(made) == []


def test_a_level_below_named_asks_for_no_name_and_no_source_of_the_summary() -> None:
    made = factories.person("Ram Thapa", level=Level.COUNTED, public_summary="A student.")
    made.names.update(status="unverified")
    assert said_of(made) == ["unverified: accept it, or reject it with the reason"]


def test_a_source_that_somebody_may_not_see_is_not_betrayed_by_the_list(desk: Client, researcher: User) -> None:
    secret = factories.source(access="confidential", title="Canary dossier")
    made = factories.person("Ram Thapa", by=researcher)
    claim = factories.claim(Nationality, made, sources=[secret], territory_id="NP", **UNVERIFIED)
    said = text_of(desk.get(list_of(made)))
    assert "Canary" not in said
    assert "no source supports it" not in said
    assert "Accept all that have a source" not in said
    desk.post("/people/person/hand-in/", {"of": made.reference, "sourced": f"nationality:{claim.key}", "accept": "1"})
    claim.refresh_from_db()
    assert claim.status == "unverified"


def test_only_what_stood_on_the_list_is_accepted(desk: Client, researcher: User) -> None:
    made, other = left_as_preset(researcher), left_as_preset(researcher)
    fields = fields_of_list(desk.get(list_of(made)))
    with pghistory.context(user=researcher.pk):
        later = factories.claim(Birth, made, sources=[factories.source()], born_on="1990", **UNVERIFIED)
    foreign = f"{fields['sourced']},nationality:{other.nationalities.get().key}"
    desk.post("/people/person/hand-in/", fields | {"sourced": foreign, "accept": "1"})
    later.refresh_from_db()
    assert later.status == "unverified"
    assert other.nationalities.get().status == "unverified"
    assert made.nationalities.get().status == "accepted"


def test_a_claim_whose_source_contradicts_it_is_not_accepted(researcher: User) -> None:
    made = left_as_preset(researcher)
    made.citations.filter(nationality__isnull=False).update(stance="contradicts")
    done = accept([Nationality.objects.filter(person=made)], by=researcher)
    assert (done.claims, done.refused) == ([], [])


def test_what_breaks_a_rule_of_its_own_stays_unverified_and_is_named(desk: Client, researcher: User) -> None:
    made = left_as_preset(researcher)
    Service.objects.filter(person=made).update(unit_as_stated="x" * 300, role="", rank="")
    fields = fields_of_list(desk.get(list_of(made)))
    Nationality.objects.filter(person=made).update(kind="unknown", territory=None, basis="")
    said = text_of(desk.post("/people/person/hand-in/", fields | {"accept": "1"}))
    assert "1 claim was accepted." in said
    assert "Not accepted, nationality “" in said
    assert made.nationalities.get().status == "unverified"


@pytest.mark.parametrize("role", ["publisher", "keeper"])
def test_whoever_may_not_change_claims_accepts_none(client: Client, researcher: User, role: str) -> None:
    made = left_as_preset(researcher)
    somebody = factories.user("fay", role)
    client.force_login(somebody)
    given = {"of": made.reference, "sourced": f"nationality:{made.nationalities.get().key}", "accept": "1"}
    assert client.post("/people/person/hand-in/", given).status_code == 403
    with pytest.raises(NotAllowed, match="You may not change a nationality"):
        accept([Nationality.objects.filter(person=made)], by=somebody)
    assert made.nationalities.get().status == "unverified"


def test_a_contradiction_stands_on_the_list_and_leaves_no_button(desk: Client, researcher: User) -> None:
    made = factories.person("Ram Thapa", by=researcher, fates=[{"kind": "killed", "on": "2022-03"}])
    with pghistory.context(user=researcher.pk):
        factories.claim(Contract, made, sources=[factories.source()], side="RU", signed_on="2023-09")
    said = text_of(desk.get(list_of(made)))
    assert "It cannot be submitted like this. The contract (2023-09) must come before" in said
    assert "Submit for review" not in said


def test_units_and_figures_have_the_same_list(desk: Client, researcher: User) -> None:
    unit = factories.unit("A regiment", by=researcher)
    with pghistory.context(user=researcher.pk):
        name = UnitName.objects.create(unit=unit, text="Полк")
        UnitCitation.objects.create(unit=unit, source=factories.source(), unitname=name)
        made = figure(status="unverified")
    for address, reference in (("/units/unit/", unit.reference), ("/figures/figure/", made.reference)):
        fields = fields_of_list(answer := desk.get(f"{address}hand-in/?of={reference}"))
        assert "Accept all that have a source (1)" in text_of(answer)
        assert "Everything that is entered" in text_of(desk.post(f"{address}hand-in/", fields | {"accept": "1"}))
    name.refresh_from_db()
    made.refresh_from_db()
    assert (name.status, made.status) == ("accepted", "accepted")


def test_the_list_asks_no_more_for_twenty_claims_than_for_ten(
    desk: Client, researcher: User, django_assert_max_num_queries: Any
) -> None:
    made = left_as_preset(researcher)

    def questions(number: int) -> int:
        for _ in range(number):
            factories.claim(Nationality, made, sources=[factories.source()], territory_id="NP", **UNVERIFIED)
        with django_assert_max_num_queries(200) as asked:
            assert desk.get(list_of(made)).status_code == 200
        return len(asked)

    questions(1)
    assert questions(9) == questions(10)


def test_the_page_of_a_record_leads_to_the_list(desk: Client, researcher: User) -> None:
    made = left_as_preset(researcher)
    assert f'href="{list_of(made)}"' in desk.get(page_of(made)).content.decode()
    fields = with_row(fields_of(desk.get(page_of(made)).content), "births", born_on="1990", status="unverified")
    assert desk.post(page_of(made), fields).status_code == 302


def test_the_list_of_nothing_is_no_page(desk: Client, db: None) -> None:
    assert desk.get("/people/person/hand-in/?of=P-AAAAAA").status_code == 404
