"""What is known of persons beside their names, as far as it tells people apart: birth, nationalities, units."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from tracker.lib.dates.ages import born_between
from tracker.people.matching.corrections import PersonFacts, Years
from tracker.people.models import Birth, Contract, Nationality, Service
from tracker.vocabulary.claims import ClaimStatus


def facts_of(people: Collection[int]) -> Mapping[int, PersonFacts]:
    """What is known of each person, whatever was judged of it short of rejecting; four queries."""
    births: dict[int, list[Years]] = defaultdict(list)
    columns = ("born_on_earliest", "born_on_latest", "age", "age_on_earliest", "age_on_latest")
    for person, *given in _rows(Birth, people, *columns):
        births[person].append(years_of_birth(*given))
    nationalities = _sets(_rows(Nationality, people, "territory_id"))
    units = _sets([*_rows(Contract, people, "unit_id"), *_rows(Service, people, "unit_id")])
    return {
        person: PersonFacts(covering(births[person]), frozenset(nationalities[person]), frozenset(units[person]))
        for person in people
    }


def years_of_birth(
    earliest: date | None, latest: date | None, age: int | None, age_from: date | None, age_to: date | None
) -> Years:
    """Between which years somebody was born, by a date of birth or by an age and the days on which it was that."""
    if not earliest and not latest and age is not None:
        earliest, latest = born_between(age, age_from, age_to)
    return earliest.year if earliest else None, latest.year if latest else None


def covering(births: Iterable[Years]) -> Years:
    """The years that cover all versions of a birth of which something is known."""
    told = [each for each in births if each != (None, None)]
    first = [begin for begin, _ in told if begin]
    last = [end for _, end in told if end]
    return (
        min(first) if first and len(first) == len(told) else None,
        max(last) if last and len(last) == len(told) else None,
    )


def _rows(model: Any, people: Collection[int], *columns: str) -> list[Any]:
    claims = model.objects.filter(person__in=people).exclude(status=ClaimStatus.REJECTED)
    return list(claims.values_list("person_id", *columns))


def _sets(rows: Iterable[tuple[int, Any]]) -> Mapping[int, set[Any]]:
    found: dict[int, set[Any]] = defaultdict(set)
    for person, value in rows:
        if value is not None:
            found[person].add(value)
    return found
