"""Lowering a level: one person, at once; what is left alone on the public side is told, and counted until decided."""

import re
from html import unescape

import pghistory
import pytest
from django.test import Client

from tests import factories
from tests.conftest import Publish
from tests.figure_factories import figure
from tests.levels import account, anonymous_rows, crowd, show
from tests.newsroom.test_desk_work import lines, listed
from tracker.accounts.models import User
from tracker.catalogue.models import Person as PublicPerson
from tracker.people.models import Fate, Person
from tracker.publishing.actions import catch_up, publish, withdraw
from tracker.publishing.log import faults
from tracker.publishing.lowering import Lowered, lower
from tracker.publishing.models import Anonymous, Counted, LogEntry
from tracker.publishing.small_groups.counted import publish_counted
from tracker.review.actions import NotAllowed, submit
from tracker.review.changes import changes
from tracker.review.content import record_kind
from tracker.review.models import Submission
from tracker.vocabulary.levels import Level

pytestmark = [
    pytest.mark.django_db(databases=["default", "catalogue"]),
    pytest.mark.filterwarnings("ignore:No directory at"),
]
LIST = "/people/person/"
LINE = "Published sources that nothing public cites any more"


def lowered(*persons: Person, to: Level, by: User, reason: str = "His brother was threatened.") -> Lowered:
    found = lower(references=[person.reference for person in persons], level=to, by=by, reason=reason)
    catch_up()
    return found


def posted(client: Client, person: Person, **given: str) -> str:
    """The action on the list, with what is filled in; give what the page says next."""
    form = {"action": "lower_level", "_selected_action": str(person.pk), **given}
    return " ".join(unescape(client.post(LIST, form, follow=True).content.decode()).split())


def desk(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize("to", [Level.ANONYMOUS, Level.COUNTED, Level.WITHHELD])
def test_a_named_person_is_off_every_public_page_at_once(
    published: Publish, researcher: User, reviewer: User, public: Client, to: Level
) -> None:
    person = factories.person("Adam Smith", by=researcher)
    published(person)
    assert lowered(person, to=to, by=reviewer).withdrawn == [person.reference]
    assert public.get(f"/people/{person.reference}/").status_code == 410
    assert "Adam Smith" not in public.get("/people/").content.decode()
    assert not anonymous_rows()
    assert not Counted.objects.exists()
    person.refresh_from_db()
    assert (person.level, person.level_reason) == (to, "His brother was threatened.")
    assert not list(faults())


def test_the_reason_stays_in_log_and_history_with_who_decided(
    published: Publish, researcher: User, reviewer: User
) -> None:
    person = factories.person(by=researcher)
    published(person)
    lowered(person, to=Level.WITHHELD, by=reviewer)
    entry = LogEntry.objects.latest("number")
    assert (entry.decided_by, entry.internal_reason) == ("ben", "Lowered to “withheld”: His brother was threatened.")
    [level] = [each for each in changes(record_kind("person"), person.pk) if each.column == "level" and each.old]
    assert (level.who, level.old, level.new) == ("ben", Level.NAMED.label, Level.WITHHELD.label)
    assert level.why == "His brother was threatened."


def test_rows_without_a_name_go_with_those_left_too_few_and_come_back_by_the_rules(reviewer: User) -> None:
    persons = crowd(5)
    show(*persons)
    lowered(persons[0], to=Level.COUNTED, by=reviewer)
    assert not anonymous_rows()
    assert not Anonymous.objects.exists()
    persons[0].refresh_from_db()
    assert show(persons[0]) == []
    assert Counted.objects.get().person == persons[0].reference


def test_who_is_counted_leaves_the_tables_with_their_next_publication(reviewer: User) -> None:
    persons = crowd(6, level=Level.COUNTED)
    show(*persons)
    publish_counted(by=account("eli", "publisher"))
    assert lowered(persons[0], to=Level.WITHHELD, by=reviewer).withdrawn == [persons[0].reference]
    assert not Counted.objects.filter(has_left=False).exists()


def test_what_waits_for_approval_at_the_old_level_cannot_be_approved(researcher: User, reviewer: User) -> None:
    person = factories.person(by=researcher)
    [row] = submit(kind="person", references=[person.reference], by=researcher)
    lowered(person, to=Level.COUNTED, by=reviewer)
    with pytest.raises(NotAllowed, match="was changed after it was submitted"):
        publish([row], by=account("eli", "publisher"))


def test_a_level_lowered_on_the_page_alone_is_still_to_be_obeyed_in_public(
    published: Publish, researcher: User, reviewer: User
) -> None:
    person = factories.person(by=researcher)
    published(person)
    Person.objects.update(level=Level.COUNTED)
    assert lowered(person, to=Level.COUNTED, by=reviewer).withdrawn == [person.reference]
    assert not PublicPerson.objects.exists()


@pytest.mark.parametrize(
    ("now", "to", "said"),
    [
        (Level.COUNTED, Level.ANONYMOUS, "would raise it"),
        (Level.WITHHELD, Level.COUNTED, "would raise it"),
        (Level.COUNTED, Level.COUNTED, "nothing more of it is shown"),
    ],
)
def test_nobody_is_raised_this_way_and_nobody_else_lowered_beside(
    reviewer: User, now: Level, to: Level, said: str
) -> None:
    first, other = factories.person(level=Level.NAMED), factories.person(level=now)
    with pytest.raises(NotAllowed, match=said):
        lowered(first, other, to=to, by=reviewer)
    assert set(Person.objects.values_list("level", flat=True)) == {Level.NAMED, now}


def test_a_reason_is_needed(reviewer: User) -> None:
    with pytest.raises(NotAllowed, match="Say why"):
        lowered(factories.person(), to=Level.WITHHELD, by=reviewer, reason=" ")


def test_sources_and_units_that_nothing_public_names_now_are_told_with_links(
    published: Publish, researcher: User, reviewer: User
) -> None:
    obituary, shared = factories.source(title="Adam Smith, obituary"), factories.source(title="A list")
    ours, theirs = factories.unit("His own", by=researcher), factories.unit("Shared", by=researcher)
    adam = factories.person("Adam", by=researcher, source_of_all=obituary, services=[{"side": "RU", "unit": ours}])
    factories.claim(type(adam.services.get()), adam, sources=[shared], side="RU", unit=theirs)
    bela = factories.person("Bela", by=researcher, source_of_all=shared, services=[{"side": "RU", "unit": theirs}])
    published(ours, theirs)
    published(adam, bela)
    given = {"_confirmed": "1", "level": "counted", "reason": "Asked to."}
    assert "Adam Smith, obituary" in posted(desk(reviewer), adam, **given), "asked whether the title goes too"
    said = posted(desk(reviewer), adam, _shown=obituary.reference, **given)
    catch_up()
    assert f"Now at level “counted”: {adam.reference}. Gone from the public site: {adam.reference}." in said
    told = said.partition("Published sources that nothing")[2].partition("</li>")[0]
    links = re.findall(r'<a href="([^"]+)">([^<]+)</a>', told)
    assert links == [
        (f"/sources/source/{obituary.pk}/change/", obituary.reference),
        ("/sources/source/?resting=nothing", "All such"),
        (f"/units/unit/{ours.pk}/change/", ours.reference),
        ("/units/unit/?resting=nothing", "All such"),
    ]
    for user in (reviewer, account("eli", "publisher")):
        number, url, css = lines(user)[LINE]
        assert (number, css) == ("1", "")
        assert listed(user, url) == 1
    assert obituary.reference in desk(reviewer).get("/sources/source/?resting=nothing").content.decode()
    assert ours.reference in desk(reviewer).get("/units/unit/?resting=nothing").content.decode()
    withdraw(kind="source", references=[obituary.reference], by=reviewer, reason="Nothing rests on it.")
    assert lines(reviewer)[LINE][0] == "none"


def test_the_list_counts_what_units_laws_and_figures_cite_as_cited(
    published: Publish, researcher: User, reviewer: User
) -> None:
    published(factories.unit("81st", by=researcher), figure(by=researcher), factories.person(by=researcher))
    original = factories.source()
    copy = factories.source(derived_from=original)
    published(factories.person(by=researcher, source_of_all=copy), factories.person(source_of_all=original))
    assert lines(reviewer)[LINE][0] == "none"


def test_the_line_is_for_those_who_may_withdraw(researcher: User) -> None:
    assert LINE not in lines(researcher)


def test_a_guarded_source_is_not_told_to_who_may_not_read_it(
    published: Publish, researcher: User, reviewer: User
) -> None:
    leak = factories.source(access="restricted", public_label="leaked data", title="Canary title")
    leak.readers.add(researcher)
    person = factories.person(by=researcher)
    with pghistory.context(user=researcher.pk):
        factories.cite(Fate.objects.get(), leak)
    published(person)
    said = posted(desk(reviewer), person, _confirmed="1", level="withheld", reason="Asked to.")
    assert "Gone from the public site" in said
    assert leak.reference not in said
    assert "Canary" not in said
    assert lines(reviewer)[LINE][0] == "none"


def test_the_page_offers_it_to_those_who_may_and_asks_for_level_and_reason(
    published: Publish, researcher: User, reviewer: User
) -> None:
    person = factories.person(by=researcher)
    published(person)
    here = f"{LIST}{person.pk}/change/"
    assert "Lower the level …" not in desk(researcher).get(here).content.decode()
    assert "Lower the level …" in desk(account("eli", "publisher")).get(here).content.decode()
    asked = posted(desk(reviewer), person)
    assert "New level" in asked
    assert "Named: shown" not in asked
    again = posted(desk(reviewer), person, _confirmed="1", level="counted", reason="")
    assert "This field is required" in again
    assert PublicPerson.objects.exists()


def test_a_researcher_cannot_lower_what_is_public(published: Publish, researcher: User) -> None:
    person = factories.person(by=researcher)
    published(person)
    posted(desk(researcher), person, _confirmed="1", level="counted", reason="x")
    person.refresh_from_db()
    assert person.level == Level.NAMED
    assert PublicPerson.objects.exists()


def test_whoever_lowered_it_does_not_approve_it_afterwards(
    published: Publish, researcher: User, reviewer: User
) -> None:
    persons = crowd(5, by=researcher)
    show(*persons)
    # Within a test it all happens at one moment.
    Submission.objects.update(submitted_at="2020-01-01T00:00Z")
    lowered(persons[0], to=Level.COUNTED, by=reviewer)
    rows = submit(kind="person", references=[persons[0].reference], by=researcher)
    with pytest.raises(NotAllowed, match="you submitted or edited it"):
        publish(rows, by=reviewer)
