"""Pairs of persons who may be one: kept in a table, so that listing them costs nothing, and made anew in time."""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from django.db import connection, transaction
from django.db.models import Q

from tracker.lib.names.name_keys import KEYS_VERSION
from tracker.people.matching.candidates import similar_people
from tracker.people.matching.corrections import LIKELY, PersonFacts
from tracker.people.matching.distinctions import apart_from
from tracker.people.matching.near_names import NearestNames, comparable
from tracker.people.matching.person_facts import facts_of
from tracker.people.models import Compared, Likeness, Person

SCORING_VERSION = 2
"""Raise it when matching comes to other scores: everybody is compared again."""

MOST_PAIRS = 30
"""So many are kept for each of many persons compared at once; the other of a pair may have kept it too."""

Pair = tuple[int, int]
"""Two persons; who was entered earlier comes first."""


def in_order(one: int, other: int) -> Pair:
    """The two as a pair."""
    return min(one, other), max(one, other)


def compare(people: Collection[int], *, nearest_names: NearestNames | None = None) -> int:
    """Bring the pairs of these persons up to date; give how many were known otherwise than when last compared.

    `nearest_names` is what `similar_people` found of one person's names just before.
    """
    texts, known = texts_of(people), facts_of(people)
    changed = known_otherwise(texts, known)
    for person in changed:
        _keep_pairs(person, texts[person], known[person], nearest_names or {})
    keep_compared(changed)
    return len(changed)


def known_otherwise(texts: Mapping[int, list[str]], known: Mapping[int, PersonFacts]) -> Mapping[int, str]:
    """Whoever of `known` is known otherwise than when last compared, each with a digest of what is known by now."""
    before = dict(Compared.objects.filter(person__in=known).values_list("person_id", "known_as"))
    now = {person: _known_as(texts[person], facts) for person, facts in known.items()}
    return {person: known_as for person, known_as in now.items() if before.get(person) != known_as}


def keep_compared(known_as: Mapping[int, str]) -> None:
    """Keep that these persons were compared, and as what."""
    Compared.objects.bulk_create(
        [Compared(person_id=person, known_as=digest) for person, digest in known_as.items()],
        update_conflicts=True,
        unique_fields=["person"],
        update_fields=["known_as"],
    )


def keep_pairs(scores: Mapping[Pair, float]) -> None:
    """Keep how like the two of each pair are."""
    Likeness.objects.bulk_create(
        [Likeness(first_id=first, second_id=second, score=score) for (first, second), score in sorted(scores.items())],
        update_conflicts=True,
        unique_fields=["first", "second"],
        update_fields=["score"],
    )


def pairs_of(people: Collection[int]) -> set[Pair]:
    """The pairs kept so far of which one is among these persons."""
    pairs = Likeness.objects.filter(Q(first__in=people) | Q(second__in=people))
    return set(pairs.values_list("first_id", "second_id"))


def compare_all(*, batch: int = 100) -> Iterator[tuple[int, int]]:
    """Compare whoever is known otherwise by now; after each batch, its own transaction: looked at, compared so far."""
    looked_at = compared = last = 0
    while people := list(Person.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:batch]):
        with transaction.atomic():
            compared += compare(people)
        looked_at, last = looked_at + len(people), people[-1]
        yield looked_at, compared


def texts_of(people: Collection[int]) -> Mapping[int, list[str]]:
    """By each person the names that were not rejected; none of whoever was merged, who is in no pair."""
    found: dict[int, list[str]] = defaultdict(list)
    rows = comparable().filter(person__in=people).order_by("pk")
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
    keep_pairs({in_order(person, match.person): match.score for match in found})


def replace_pairs(known_as: Mapping[int, str], found: Mapping[int, Mapping[int, float]]) -> None:
    """Keep the likest of those found for each person, and whom it was a pair with before; the rest are no pairs.

    Who was told apart counts for none of `MOST_PAIRS`: however many namesakes are told apart, others are asked about.
    """
    with transaction.atomic():
        _lock()
        before, apart = pairs_of(found), apart_from(found)
        kept: dict[Pair, float] = {}
        for person, partners in found.items():
            pairs = {in_order(person, partner): score for partner, score in partners.items()}
            open_pairs = sorted(pairs.keys() - apart, key=lambda pair: (-pairs[pair], pair[1] - pair[0], pair))
            kept |= {pair: pairs[pair] for pair in (*open_pairs[:MOST_PAIRS], *(pairs.keys() & (before | apart)))}
        there = _still_there({person for pair in kept for person in pair} | found.keys())
        _delete(before - kept.keys())
        keep_pairs({pair: score for pair, score in kept.items() if there.issuperset(pair)})
        keep_compared({person: digest for person, digest in known_as.items() if person in there})


def _lock() -> None:
    """Wait for whoever writes pairs, and let others wait, so that no two of them wait for each other."""
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE people_likeness IN SHARE ROW EXCLUSIVE MODE")


def _still_there(people: Collection[int]) -> set[int]:
    return set(Person.objects.filter(pk__in=people).values_list("pk", flat=True))


def _delete(pairs: Collection[Pair]) -> None:
    firsts, seconds = [first for first, _ in pairs], [second for _, second in pairs]
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM people_likeness USING unnest(%s::bigint[], %s::bigint[]) AS gone(first, second)"
            " WHERE first_id = gone.first AND second_id = gone.second",
            [firsts, seconds],
        )
