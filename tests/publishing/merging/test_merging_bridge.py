"""What the public side learns of a merge: the merged record leaves with the approval of the one that is kept."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests import factories
from tests.conftest import Publish
from tests.levels import account, anonymous_rows, crowd, show
from tracker.accounts.models import User
from tracker.catalogue import models as public_side
from tracker.people.merging.merge import merge
from tracker.people.merging.splitting import split
from tracker.people.models import Merge, Person
from tracker.publishing import due
from tracker.publishing.actions import catch_up, publish, withdraw
from tracker.publishing.embargoes import held
from tracker.publishing.log import faults
from tracker.publishing.models import Counted, LogEntry, Standing
from tracker.publishing.staging import as_if_published
from tracker.review.actions import NotAllowed, submit
from tracker.review.models import Submission
from tracker.vocabulary.levels import Level

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])


@pytest.fixture
def kept(researcher: User) -> Person:
    return factories.person("Adam Smith", by=researcher, nationalities=["GB"])


@pytest.fixture
def other(researcher: User) -> Person:
    return factories.person("Adam Smyth", by=researcher, nationalities=["GB"])


def merged(kept: Person, other: Person) -> Merge:
    return merge(kept=kept, merged=other, by=account("ada", "researcher"), reason="One passport.")


def handed_in(person: Person) -> Submission:
    by = account("ada", "researcher")
    return submit(kind="person", references=[person.reference], by=by, unclaimed_are_mine=True)[0]


def approved(*persons: Person, **columns: Any) -> list[LogEntry]:
    rows = [handed_in(person) for person in persons]
    entries = publish(rows, by=account("eli", "publisher"), note="Two records of one man.", **columns)
    catch_up()
    return entries


def last_entry(person: Person) -> LogEntry:
    return LogEntry.objects.filter(reference=person.reference).latest("number")


def pointers() -> dict[str, str]:
    return dict(public_side.Merged.objects.values_list("reference", "into"))


def shown() -> set[str]:
    return set(public_side.Person.objects.values_list("reference", flat=True))


def test_merging_alone_changes_nothing_public(published: Publish, kept: Person, other: Person) -> None:
    published(kept, other)
    before = LogEntry.objects.count()
    split(merged(kept, other), by=account("ada", "researcher"), because="x")
    merged(kept, other)
    assert LogEntry.objects.count() == before
    assert shown() == {kept.reference, other.reference}


def test_with_the_approval_the_merged_record_goes_and_points(published: Publish, kept: Person, other: Person) -> None:
    published(kept, other)
    merged(kept, other)
    actions = [(entry.action, entry.reference) for entry in approved(kept)]
    assert actions == [("merge", other.reference), ("publish", kept.reference)]
    assert shown() == {kept.reference}
    assert pointers() == {other.reference: kept.reference}
    assert not Standing.objects.get(reference=other.reference).is_public
    assert not list(faults())


def test_a_merged_record_that_never_was_public_leaves_no_trace(published: Publish, kept: Person, other: Person) -> None:
    published(kept)
    merged(kept, other)
    approved(kept)
    assert not LogEntry.objects.filter(reference=other.reference).exists()
    assert not pointers()
    assert not public_side.Change.objects.filter(reference=other.reference).exists()


@pytest.mark.parametrize("level", [Level.COUNTED, Level.ANONYMOUS])
def test_no_pointer_leads_from_a_name_to_a_record_without_one(
    published: Publish, kept: Person, other: Person, level: Level
) -> None:
    published(other)
    merged(kept, other)
    others = crowd(6, level=level) if level is Level.ANONYMOUS else []
    for person in (kept, *others):
        Person.objects.filter(pk=person.pk).update(level=level)
    if level is Level.ANONYMOUS:
        with pytest.raises(NotAllowed, match="cannot be shown without a name"):
            approved(kept)
        assert shown() == {other.reference}
        return
    approved(kept)
    assert last_entry(other).action == "withdraw"
    assert public_side.Gone.objects.filter(reference=other.reference).exists()
    assert (shown(), pointers()) == (set(), {})
    assert public_side.Change.objects.filter(reference=other.reference).first().reason == "protection"  # type: ignore[union-attr]


def test_a_row_without_a_name_leaves_by_the_rules_for_such_rows(published: Publish, kept: Person) -> None:
    persons = crowd(5)
    show(*persons)
    published(kept)
    merged(kept, persons[0])
    Person.objects.filter(pk=kept.pk).update(level="named", level_ground="public_act", level_reason="x")
    approved(kept)
    # Too few are left that look the same.
    assert not anonymous_rows()
    assert (shown(), pointers()) == ({kept.reference}, {})
    assert not LogEntry.objects.filter(action="merge").exists()


def test_somebody_who_was_counted_leaves_the_tables(published: Publish, kept: Person) -> None:
    [person] = crowd(1, level=Level.COUNTED)
    show(person)
    assert Counted.objects.exists()
    merged(kept, person)
    Person.objects.filter(pk=kept.pk).update(level="named", level_ground="public_act", level_reason="x")
    published(kept)
    assert not Counted.objects.exists()


def test_taken_apart_and_approved_again_its_page_is_back_and_the_pointer_gone(
    published: Publish, kept: Person, other: Person
) -> None:
    published(kept, other)
    made = merged(kept, other)
    approved(kept)
    split(made, by=account("ada", "researcher"), because="Two brothers.")
    with pytest.raises(NotAllowed, match=f"{kept.reference}, as it is public, still holds what came from"):
        approved(other)
    approved(kept, other)
    assert (shown(), pointers()) == ({kept.reference, other.reference}, {})
    assert not public_side.Gone.objects.exists()


def test_a_pointer_that_is_not_true_any_more_goes_with_the_kept_records_approval(
    published: Publish, kept: Person, other: Person
) -> None:
    published(kept, other)
    made = merged(kept, other)
    approved(kept)
    split(made, by=account("ada", "researcher"), because="Two brothers.")
    approved(kept)
    assert pointers() == {}
    assert (last_entry(other).action, last_entry(other).reason_class) == ("withdraw", "error")


def test_a_chain_arrives_in_one_step(published: Publish, kept: Person, other: Person, researcher: User) -> None:
    third = factories.person("Third", by=researcher)
    published(kept, other, third)
    merged(kept, other)
    approved(kept)
    merged(third, kept)
    approved(third)
    assert pointers() == {kept.reference: third.reference, other.reference: third.reference}
    last = last_entry(kept).at
    assert set(public_side.Merged.objects.values_list("at", flat=True)) == {last}


def test_both_steps_of_a_chain_in_one_approval(
    published: Publish, kept: Person, other: Person, researcher: User
) -> None:
    third = factories.person("Third", by=researcher)
    published(kept, other, third)
    merged(kept, other)
    merged(third, kept)
    approved(third)
    assert pointers() == {kept.reference: third.reference, other.reference: third.reference}


def test_withdrawn_the_kept_record_takes_the_pointers_along(
    published: Publish, kept: Person, other: Person, publisher: User
) -> None:
    published(kept, other)
    merged(kept, other)
    approved(kept)
    withdraw(kind="person", references=[kept.reference], by=publisher, reason="x")
    catch_up()
    assert pointers() == {}
    assert set(public_side.Gone.objects.values_list("pk", flat=True)) == {kept.reference, other.reference}
    approved(kept)
    assert pointers() == {other.reference: kept.reference}


class _Later:
    @staticmethod
    def now() -> datetime:
        return timezone.now() + timedelta(days=2)


def test_under_an_embargo_the_merged_record_stays_until_the_moment(
    published: Publish, kept: Person, other: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    published(kept, other)
    merged(kept, other)
    assert approved(kept, not_before=timezone.now() + timedelta(days=1)) == []
    assert shown() == {kept.reference, other.reference}
    monkeypatch.setattr(due, "timezone", _Later)
    assert due.publish_due().published == [kept.reference]
    catch_up()
    assert (shown(), pointers()) == ({kept.reference}, {other.reference: kept.reference})


def test_what_waited_under_an_embargo_is_stopped(
    published: Publish, kept: Person, other: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    published(kept, factories.person())
    approved_sources = {row.source.reference for row in other.citations.all()}
    rows = submit(
        kind="source", references=sorted(approved_sources), by=account("ada", "researcher"), unclaimed_are_mine=True
    )
    publish(rows, by=account("eli", "publisher"))
    approved(other, not_before=timezone.now() + timedelta(days=1))
    merged(kept, other)
    monkeypatch.setattr(due, "timezone", _Later)
    came = due.publish_due()
    assert not came.published
    assert f"{other.reference} was merged into {kept.reference}" in came.kept[0]
    approved(kept)
    assert not held().exists()
    assert not LogEntry.objects.filter(reference=other.reference).exists()


def test_the_preview_shows_it_and_leaves_nothing(published: Publish, kept: Person, other: Person) -> None:
    published(kept, other)
    merged(kept, other)
    row = handed_in(kept)
    with as_if_published([row], by=account("eli", "publisher")):
        assert pointers() == {other.reference: kept.reference}
    assert (shown(), pointers()) == ({kept.reference, other.reference}, {})
