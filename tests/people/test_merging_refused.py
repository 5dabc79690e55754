"""What is not merged, not taken apart and not written to: refused in words, and by the database."""

import pytest
from django.db import IntegrityError, transaction

from tests import factories
from tests.people.test_merging import kept, merged, other
from tracker.accounts.models import User
from tracker.people.matching.distinctions import distinguish, revoke_distinction
from tracker.people.merging.merge import merge
from tracker.people.merging.splitting import split
from tracker.people.models import Merge, Name, Nationality, Person
from tracker.review.actions import NotAllowed

__all__ = ["kept", "other"]
pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])


def test_an_empty_reason_is_refused(researcher: User, kept: Person, other: Person) -> None:
    with pytest.raises(NotAllowed, match="Say why it is the same person"):
        merge(kept=kept, merged=other, by=researcher, reason=" ")
    made = merged(kept, other, researcher)
    with pytest.raises(NotAllowed, match="Say why they are two people"):
        split(made, by=researcher, because="")


def test_nobody_is_merged_into_themselves_or_into_or_from_a_merged_record(
    researcher: User, kept: Person, other: Person
) -> None:
    third = factories.person(by=researcher)
    with pytest.raises(NotAllowed, match="into itself"):
        merge(kept=kept, merged=kept, by=researcher, reason="x")
    merged(kept, other, researcher)
    for into, away in ((other, third), (third, other)):
        with pytest.raises(NotAllowed, match=f"{other.reference} was merged into {kept.reference} already"):
            merge(kept=into, merged=away, by=researcher, reason="x")


def test_who_was_told_apart_is_not_merged(researcher: User, kept: Person, other: Person) -> None:
    apart = distinguish(other, kept, because="Two brothers.", by=researcher)
    with pytest.raises(NotAllowed, match="told apart by ada: “Two brothers"):
        merge(kept=kept, merged=other, by=researcher, reason="x")
    revoke_distinction(apart, because="No.", by=researcher)
    merged(kept, other, researcher)


def test_the_database_refuses_it_too(researcher: User, kept: Person, other: Person) -> None:
    third = factories.person(by=researcher)
    made = merged(kept, other, researcher)
    said = {"by": researcher, "at": made.at, "reason": "x"}
    for into, away in ((other, third), (third, other), (third, third)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Merge.objects.create(kept=into, merged=away, **said)
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        Merge.objects.filter(pk=made.pk).update(reason="Another.")


def test_nobody_writes_to_a_merged_record(researcher: User, kept: Person, other: Person) -> None:
    merged(kept, other, researcher)
    writes = (
        lambda: Person.objects.filter(pk=other.pk).update(sex="F"),
        lambda: Name.objects.create(person=other, text="New"),
        lambda: Nationality.objects.filter(person=other).update(basis="birth"),
    )
    for write in writes:
        with pytest.raises(IntegrityError, match="was merged into another"), transaction.atomic():
            write()
