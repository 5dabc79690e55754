"""Pairs of persons who may be one: kept in a table, so that listing them costs nothing, and made anew in time."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from django.db import transaction
from django.db.models import Q

from tracker.lib.names.name_keys import KEYS_VERSION
from tracker.people.matching.candidates import LIKELY, NearestNames, similar_people
from tracker.people.matching.person_facts import PersonFacts, facts_of
from tracker.people.models import Compared, Likeness, Name, Person
from tracker.vocabulary.claims import ClaimStatus

SCORING_VERSION = 1
"""Raise it when matching comes to other scores: everybody is compared again."""


def compare(people: Collection[int], *, nearest_names: NearestNames | None = None) -> int:
    """Bring the pairs of these persons up to date; give how many were known otherwise than when last compared.

    `nearest_names` is what `similar_people` found of one person's names just before.
    """
    texts, known = _texts(people), facts_of(people)
    before = dict(Compared.objects.filter(person__in=people).values_list("person_id", "known_as"))
    now = {person: _known_as(texts[person], known[person]) for person in people}
    changed = [person for person in people if before.get(person) != now[person]]
    for person in changed:
        _keep_pairs(person, texts[person], known[person], nearest_names or {})
    Compared.objects.bulk_create(
        [Compared(person_id=person, known_as=now[person]) for person in changed],
        update_conflicts=True,
        unique_fields=["person"],
        update_fields=["known_as"],
    )
    return len(changed)


def compare_all(*, batch: int = 100) -> Iterator[tuple[int, int]]:
    """Compare whoever is known otherwise by now; after each batch, its own transaction: looked at, compared so far."""
    looked_at = compared = last = 0
    while people := list(Person.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:batch]):
        with transaction.atomic():
            compared += compare(people)
        looked_at, last = looked_at + len(people), people[-1]
        yield looked_at, compared


def _texts(people: Collection[int]) -> Mapping[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    rows = Name.objects.filter(person__in=people).exclude(status=ClaimStatus.REJECTED).order_by("pk")
    for person, text in rows.values_list("person_id", "text"):
        found[person].append(text)
    return found


def _known_as(texts: list[str], known: PersonFacts) -> str:
    born, nationalities, units = known
    said = (SCORING_VERSION, KEYS_VERSION, sorted(texts), born, sorted(nationalities), sorted(units))
    return hashlib.sha256(repr(said).encode()).hexdigest()


def _keep_pairs(person: int, texts: list[str], known: PersonFacts, nearest_names: NearestNames) -> None:
    """Replace the person's pairs; partners found earlier, from their side, are looked at again."""
    pairs = Likeness.objects.filter(Q(first=person) | Q(second=person))
    partners = {other for pair in pairs.values_list("first_id", "second_id") for other in pair} - {person}
    found = similar_people(
        texts, known=known, person=person, at_least=LIKELY, among=partners, nearest_names=nearest_names
    )
    gone = partners - {match.person for match in found}
    pairs.filter(Q(first__in=gone) | Q(second__in=gone)).delete()
    Likeness.objects.bulk_create(
        [
            Likeness(first_id=min(person, match.person), second_id=max(person, match.person), score=match.score)
            for match in found
        ],
        update_conflicts=True,
        unique_fields=["first", "second"],
        update_fields=["score"],
    )
