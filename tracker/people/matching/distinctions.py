"""Saying that two persons are not one, and taking it back."""

from collections.abc import Collection, Iterable

from django.db.models import Q
from django.utils import timezone

from tracker.accounts.models import User
from tracker.people.models import Distinction, Person


def distinguish(one: Person, other: Person, *, because: str, by: User) -> Distinction:
    """Keep that the two are not the same person; where that is known already, it stays as it was said first."""
    first, second = sorted((one, other), key=lambda person: person.pk)
    said = {"because": because.strip(), "told_apart_by": by}
    kept, _ = Distinction.objects.in_force().get_or_create(
        first=first, second=second, taken_back_at=None, defaults=said
    )
    return kept


def revoke_distinction(distinction: Distinction, *, because: str, by: User) -> None:
    """Say that the two may be the same person after all: the pair is asked about again."""
    distinction.taken_back_because = because.strip()
    distinction.taken_back_by, distinction.taken_back_at = by, timezone.now()
    distinction.save(update_fields=["taken_back_because", "taken_back_by", "taken_back_at"])


def distinguished_from(person: int, others: Iterable[int]) -> set[int]:
    """Keys of those of the others that were told apart from the person."""
    among = list(others)
    pairs = Q(first=person, second__in=among) | Q(second=person, first__in=among)
    rows = Distinction.objects.in_force().filter(pairs).values_list("first_id", "second_id")
    return {other for pair in rows for other in pair if other != person}


def apart_from(people: Collection[int]) -> set[tuple[int, int]]:
    """The pairs that were told apart of which one is among these persons, who was entered earlier first."""
    pairs = Distinction.objects.in_force().filter(Q(first__in=people) | Q(second__in=people))
    return set(pairs.values_list("first_id", "second_id"))
