"""Merging and review: what waits becomes stale, and whoever had a hand in either record cannot approve what follows."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pghistory
import pytest

from tests import factories
from tests.levels import account
from tracker.accounts.models import User
from tracker.newsroom.review.stages import in_stage, with_stage
from tracker.people.merging.merge import merge
from tracker.people.merging.splitting import split
from tracker.people.models import Merge, Name, Person
from tracker.publishing.models import Standing
from tracker.review.actions import NotAllowed, approve, submit
from tracker.review.content import record_kind
from tracker.review.editors import editors_since_publication
from tracker.review.models import Decision, Outcome, Submission
from tracker.review.queues import awaiting_decision

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])


@pytest.fixture
def dora(db: None) -> User:
    """Entered the other record."""
    return factories.user("dora", "researcher")


@pytest.fixture
def kept(researcher: User) -> Person:
    return factories.person("Adam Smith", by=researcher)


@pytest.fixture
def other(dora: User) -> Person:
    return factories.person("Adam Smyth", by=dora, fates=())


def handed_in(person: Person, by: User) -> Submission:
    return submit(kind="person", references=[person.reference], by=by)[0]


def merged(kept: Person, other: Person, by: User) -> Merge:
    return merge(kept=kept, merged=other, by=by, reason="One passport.")


def editors(person: Person) -> set[int | None]:
    return editors_since_publication(record_kind("person"), [person.reference])[person.reference]


def approved_at(submission: Submission, at: datetime, by: User) -> None:
    """As if it was handed in at that moment and approved; within a test no moment is later than another."""
    Decision.objects.create(submission=submission, outcome=Outcome.APPROVED, decided_by=by)
    Submission.objects.filter(pk=submission.pk).update(submitted_at=at)


@pytest.fixture
def moments() -> Iterator[datetime]:
    """One after the other, all of them later than what the test has written."""
    now = datetime.now(UTC)
    return (now + timedelta(days=number) for number in range(1, 9))


def test_whoever_edited_either_record_or_merged_them_is_an_editor(
    researcher: User, dora: User, reviewer: User, kept: Person, other: Person
) -> None:
    merged(kept, other, reviewer)
    row = handed_in(kept, researcher)
    assert set(row.editors) == {researcher.pk, dora.pk, reviewer.pk}
    for hand in (dora, reviewer):
        with pytest.raises(NotAllowed, match="you submitted or edited it"):
            approve([row], by=hand)
    approve([row], by=account("eli", "publisher"))


def test_also_where_nothing_at_all_moved(researcher: User, dora: User, reviewer: User, kept: Person) -> None:
    with pghistory.context(user=dora.pk):
        empty = Person.objects.create()
    merged(kept, empty, reviewer)
    assert editors(kept) == {researcher.pk, dora.pk, reviewer.pk}


def test_through_a_chain_too(researcher: User, dora: User, reviewer: User, kept: Person, other: Person) -> None:
    third = factories.person("Third", by=account("eva", "researcher"))
    merged(kept, other, reviewer)
    merged(third, kept, account("fay", "researcher"))
    names = {"eva", "fay", "ada", "dora", "ben"}
    assert editors(third) == {account(name, "researcher").pk for name in names}


def test_after_the_next_approval_they_are_editors_no_more(
    researcher: User, kept: Person, other: Person, moments: Iterator[datetime]
) -> None:
    merged(kept, other, researcher)
    approved_at(handed_in(kept, researcher), next(moments), account("eli", "publisher"))
    assert editors(kept) == set()


def test_what_was_approved_of_the_merged_record_before_is_nobodys_edit(
    researcher: User, dora: User, kept: Person, other: Person
) -> None:
    approved_at(handed_in(other, dora), datetime.now(UTC), account("eli", "publisher"))
    merged(kept, other, researcher)
    assert editors(kept) == {researcher.pk}


def test_who_takes_apart_and_who_edited_meanwhile_answer_for_the_record_that_went(
    researcher: User, dora: User, kept: Person, other: Person, moments: Iterator[datetime]
) -> None:
    approved_at(handed_in(other, dora), datetime.now(UTC) - timedelta(days=1), account("eli", "publisher"))
    made = merged(kept, other, researcher)
    approved_at(handed_in(kept, researcher), next(moments), account("eli", "publisher"))
    with pghistory.context(user=account("eva", "researcher").pk):
        Name.objects.filter(text="Adam Smyth").update(text="Adam Smythe")
    split(made, by=account("fay", "researcher"), because="Two brothers.")
    assert {account("eva", "researcher").pk, account("fay", "researcher").pk} <= editors(other)


def test_who_takes_apart_is_an_editor_of_the_kept_record(researcher: User, kept: Person, other: Person) -> None:
    fay = account("fay", "researcher")
    split(merged(kept, other, researcher), by=fay, because="Two brothers.")
    assert fay.pk in editors(kept)


@pytest.mark.parametrize("undone", [False, True])
def test_what_waits_for_approval_is_stale(
    researcher: User, dora: User, kept: Person, other: Person, undone: bool
) -> None:
    empty = Person.objects.create()
    made = merged(kept, empty, dora) if undone else None
    row = (
        handed_in(kept, researcher)
        if not undone
        else submit(kind="person", references=[kept.reference], by=researcher, unclaimed_are_mine=True)[0]
    )
    if made:
        split(made, by=dora, because="Two brothers.")
    else:
        merged(kept, empty, dora)
    with pytest.raises(NotAllowed, match="changed after it was submitted"):
        approve([row], by=account("eli", "publisher"))


def test_a_merged_record_is_neither_submitted_nor_approved_and_leaves_the_queue(
    researcher: User, dora: User, kept: Person, other: Person
) -> None:
    row = handed_in(other, dora)
    merged(kept, other, researcher)
    said = f"{other.reference} was merged into {kept.reference}"
    with pytest.raises(NotAllowed, match=said):
        handed_in(other, dora)
    with pytest.raises(NotAllowed, match=said):
        approve([row], by=account("eli", "publisher"))
    assert not awaiting_decision(None).filter(reference=other.reference).exists()
    assert said in row.decisions.get().note


def test_the_content_names_all_that_went_into_the_record(researcher: User, kept: Person, other: Person) -> None:
    third = factories.person("Third")
    merged(kept, other, researcher)
    merged(third, kept, researcher)
    contents = record_kind("person").contents([each.reference for each in (kept, other, third)])
    assert contents[third.reference]["merged"] == sorted([kept.reference, other.reference])
    assert contents[kept.reference]["merged_into"] == third.reference
    assert contents[other.reference]["merged_into"] == kept.reference


def test_others_have_the_content_that_they_had(researcher: User, kept: Person) -> None:
    content = record_kind("person").contents([kept.reference])[kept.reference]
    assert not {"merged", "merged_into"} & set(content)


def test_the_kept_record_counts_as_changed_since_its_publication(
    researcher: User, published: Any, kept: Person
) -> None:
    published(kept)
    made = merged(kept, Person.objects.create(), researcher)
    assert state_of(kept) == "changed"
    assert Standing.objects.get(reference=kept.reference).is_public
    split(made, by=researcher, because="Two brothers.")
    assert state_of(kept) == "changed"


def state_of(person: Person) -> str:
    return str(with_stage(Person.objects.filter(pk=person.pk)).get().stage)


def test_a_merged_record_is_in_the_state_merged_alone(researcher: User, kept: Person, other: Person) -> None:
    merged(kept, other, researcher)
    assert state_of(other) == "merged"
    everybody = Person.objects.all()
    assert list(in_stage(everybody, "merged")) == [other]
    assert list(in_stage(everybody, "draft")) == [kept]
