"""“Changed since publication”: one flag a record, set by the database whatever was changed, cleared by an approval."""

import threading
from collections.abc import Callable
from typing import Any

import pghistory
import pytest
from django.db import connection, connections

from tests import factories
from tests.conftest import Publish
from tests.guards import guard_name
from tests.levels import crowd, show
from tests.newsroom.test_desk_work import lines, listed
from tracker.accounts.models import User
from tracker.newsroom.review.stages import in_stage, with_stage
from tracker.people.models import Contract, Fate, Name, Person, PersonCitation
from tracker.publishing.actions import publish
from tracker.publishing.crossings.register import KINDS
from tracker.review.actions import NotAllowed, submit
from tracker.review.content import record_kinds
from tracker.review.models import Handled
from tracker.sources.models import Capture, Source
from tracker.units.models import Unit

pytestmark = [
    pytest.mark.django_db(databases=["default", "catalogue"]),
    pytest.mark.filterwarnings("ignore:No directory at"),
]
LINE = "People changed since their published version"


def changed() -> set[str]:
    """References of the people of whom the list says so."""
    return set(in_stage(Person.objects.all(), "changed").values_list("reference", flat=True))


def test_every_history_that_belongs_to_what_can_be_public_is_followed() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text, tgname FROM pg_trigger"
            " WHERE tgname LIKE '%%_changes_%%' AND NOT tgisinternal"
        )
        followed = set(cursor.fetchall())
    wanted = {
        (events._meta.db_table, guard_name(events, f"changes_{kind.kind}"))
        for kind in record_kinds().values()
        for events, _ in kind.event_models
    }
    assert followed == wanted
    assert {kind for kind in KINDS if f"changes_{kind}" in str(followed)} == set(KINDS)


def names(person: Person) -> None:
    Name.objects.filter(person=person).update(text="Another")


def own_columns(person: Person) -> None:
    Person.objects.filter(pk=person.pk).update(internal_notes="Rang again.")


def new_claim(person: Person) -> None:
    Contract.objects.create(person=person, side="RU")


def lost_claim(person: Person) -> None:
    Fate.objects.filter(person=person).update(status="unverified")
    Fate.objects.filter(person=person).delete()


def citations(person: Person) -> None:
    PersonCitation.objects.filter(person=person).update(quote="He died.")


@pytest.mark.parametrize("change", [names, own_columns, new_claim, lost_claim, citations])
def test_whatever_is_changed_of_a_public_person_shows_until_it_is_approved(
    published: Publish, researcher: User, change: Callable[[Person], None]
) -> None:
    person, other = factories.person(by=researcher), factories.person(by=researcher)
    published(person, other)
    assert changed() == set()
    change(person)
    assert changed() == {person.reference}
    assert with_stage(Person.objects.filter(pk=other.pk)).get().stage == "public"
    number, url, _ = lines(researcher)[LINE]
    assert (number, listed(researcher, url)) == ("1", 1)
    if change is not lost_claim:
        published(person)
        assert changed() == set()


def test_a_submission_alone_clears_nothing_and_one_sent_back_neither(published: Publish, researcher: User) -> None:
    person = factories.person(by=researcher)
    published(person)
    names(person)
    submit(kind="person", references=[person.reference], by=researcher, unclaimed_are_mine=True)
    assert with_stage(Person.objects.filter(pk=person.pk)).get().stage == "public_submitted"
    assert Handled.objects.filter(approved_changes__isnull=False, kind="person").count() == 1
    row = Handled.objects.get(kind="person", record=person.pk)
    assert row.approved_changes is not None
    assert row.changes > row.approved_changes


def test_a_refused_approval_clears_nothing(published: Publish, researcher: User, publisher: User) -> None:
    person = factories.person(by=researcher)
    published(person)
    names(person)
    rows = submit(kind="person", references=[person.reference], by=researcher, unclaimed_are_mine=True)
    citations(person)
    with pytest.raises(NotAllowed, match="was changed after"):
        publish(rows, by=publisher)
    row = Handled.objects.get(kind="person", record=person.pk)
    assert row.approved_changes is not None
    assert row.changes > row.approved_changes


def test_people_without_a_name_and_counted_ones_are_followed_too() -> None:
    persons = [*crowd(5), *crowd(5, level="counted", name="Counted")]
    show(*persons)
    assert changed() == set()
    names(persons[0])
    names(persons[9])
    assert changed() == {persons[0].reference, persons[9].reference}


def test_sources_and_units_are_followed(published: Publish, researcher: User) -> None:
    unit = factories.unit("81st", by=researcher)
    published(unit)
    source = Source.objects.get()
    Capture.objects.create(source=source, url="https://example.org/copy")
    Unit.objects.update(branch="Airborne")
    assert in_stage(Source.objects.all(), "changed").get() == source
    assert in_stage(Unit.objects.all(), "changed").get() == unit


def test_a_draft_that_nobody_handed_in_is_not_counted(researcher: User) -> None:
    names(factories.person(by=researcher))
    assert not Handled.objects.exists()


@pytest.mark.django_db(transaction=True, databases=["default", "catalogue"])
def test_a_change_that_commits_while_somebody_approves_counts_as_one_after_it(transactional_db: None) -> None:
    ada, ben = factories.user("ada", "researcher"), factories.user("ben", "reviewer")
    cited = factories.source()
    publish(submit(kind="source", references=[cited.reference], by=ada, unclaimed_are_mine=True), by=ben)
    person = factories.person(by=ada, source_of_all=cited)
    publish(submit(kind="person", references=[person.reference], by=ada), by=ben)
    with pghistory.context(user=ada.pk):
        names(person)
    rows = submit(kind="person", references=[person.reference], by=ada)
    assert approved_while_it_changes(person, lambda: publish(rows, by=ben, note="Another name.")) == "changed"


def approved_while_it_changes(person: Person, approve: Callable[[], Any]) -> str:
    """Change a name, approve what was handed in before that is committed, then commit; give the state."""
    meanwhile: Any = connection.copy()
    meanwhile.set_autocommit(False)
    with meanwhile.cursor() as cursor:
        cursor.execute("UPDATE people_name SET preferred = false WHERE person_id = %s", [person.pk])

    def decide() -> None:
        approve()
        connections.close_all()

    approving = threading.Thread(target=decide)
    approving.start()
    # It waits for the row that the other has touched; a second is ample for it to come so far.
    approving.join(1)
    meanwhile.commit()
    meanwhile.close()
    approving.join()
    return str(with_stage(Person.objects.filter(pk=person.pk)).get().stage)
