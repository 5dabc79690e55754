"""Published people whose names are like one that nobody published has: offered beside an empty list, never counted.

Candidates are spellings of which some part of the question holds: the rarer it is, the sooner. They are then compared
letter by letter and consonant by consonant, so that only what is really like stays.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from django.db.models import Case, FloatField, QuerySet, Value, When

from tracker.catalogue.models import Name, Person
from tracker.catalogue.people.names.common import common_lexemes
from tracker.lib.names.name_fields import holds_any, matches
from tracker.lib.names.name_keys import is_common, romanised, search_terms
from tracker.lib.names.name_likeness import SAME_WORD, likeness, spelling
from tracker.lib.names.name_tokens import PARTICLES
from tracker.lib.references import person_reference

MOST_OFFERED = 10
LEAST_LIKE = 0.60
"""At this likeness practically no right one is lost; above 0.70 one in ten is."""
_LOOKED_AT = 50
_FOUND = 100
"""Spellings that a search finds, of which so many are compared."""
_MOST_ORDERED = 2_000
"""Spellings that are put in order at most, where a question has only parts that very many spellings have."""
_MOST_PARTS = 6
_RARE, _COMMON, _BEGUN = 2.0, 1.0, 0.5
"""What a part of the question counts for in that order."""
_BEGINS, _LONG_ENOUGH = 4, 5
"""Letters that a mistyped word probably begins with all the same, and of how long a word."""


@dataclass(frozen=True)
class SimilarPerson:
    """Somebody with a similar name; `spelling` is the one that is like what was asked, from 0 to 1 how much."""

    reference: str
    name: str
    spelling: Name
    likeness: float


def similar_people(q: str) -> list[SimilarPerson]:
    """Give up to ten people with names like it, the likest first; none for a reference."""
    return [] if person_reference(q) else _likest(q, _candidates(q), MOST_OFFERED)


def people_like(q: str, most: int) -> list[SimilarPerson]:
    """Give the people whose names are likest: those whom a search finds, and those with similar names.

    Where a search finds enough with the very words, as of common names, nobody else is looked for.
    """
    condition = matches(q, common=common_lexemes())
    if condition is None:
        return []
    as_asked = Case(When(text__iexact=q, then=Value(0)), default=Value(1))
    searched = list(Name.objects.filter(condition).order_by(as_asked, "pk")[:_FOUND])
    found = _likest(q, searched, most)
    is_enough = len(found) == most and found[-1].likeness >= SAME_WORD
    return found if is_enough else _likest(q, [*searched, *_candidates(q)], most)


def _likest(q: str, candidates: Iterable[Name], most: int) -> list[SimilarPerson]:
    best: dict[str, tuple[float, Name]] = {}
    asked = spelling(q)
    for row in candidates:
        score = likeness(asked, spelling(row.text))
        if score >= LEAST_LIKE and score > best.get(row.person_id, (0.0, row))[0]:
            best[row.person_id] = (score, row)
    likest = sorted(best.items(), key=lambda each: (-each[1][0], each[0]))[:most]
    names = dict(Person.objects.filter(pk__in=[key for key, _ in likest]).values_list("pk", "name"))
    return [SimilarPerson(key, names[key], row, score) for key, (score, row) in likest]


def _candidates(q: str) -> list[Name]:
    """The spellings of which most of the question holds, by how rare its parts are."""
    common = common_lexemes()
    terms = {term: _COMMON if is_common(term, common) else _RARE for term in search_terms(q)[:_MOST_PARTS]}
    begun = {term: _BEGUN for term in _beginnings(q) if not is_common(term, common)}
    telling = [*(term for term, weight in terms.items() if weight == _RARE), *begun, *_all_but_one(list(terms))]
    found = _ordered(Name.objects.filter(holds_any(telling)), begun | terms) if telling else []
    if not found and terms:
        some = Name.objects.filter(holds_any(list(terms))).order_by().values("pk")[:_MOST_ORDERED]
        found = _ordered(Name.objects.filter(pk__in=some), begun | terms)
    return found


def _ordered(names: QuerySet[Name], counts_for: Mapping[str, float]) -> list[Name]:
    holds = [
        Case(When(holds_any([term]), then=Value(weight)), default=Value(0.0), output_field=FloatField())
        for term, weight in counts_for.items()
    ]
    return list(names.annotate(holds=sum(holds, start=Value(0.0))).order_by("-holds", "pk")[:_LOOKED_AT])


def _all_but_one(terms: Sequence[str]) -> list[str]:
    """One word too many: what would be asked without it, where that still is more than one word."""
    return [" & ".join(some) for some in combinations(terms, len(terms) - 1)] if len(terms) > 2 else []


def _beginnings(q: str) -> list[str]:
    words = (word for word in romanised(q).split() if word not in PARTICLES)
    return [f"'r:{word[:_BEGINS]}':*" for word in words if len(word) >= _LONG_ENOUGH and word.isalnum()]
