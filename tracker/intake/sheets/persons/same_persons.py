"""Which rows of a list are one person, and which person of the database they are, as somebody decided."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from tracker.intake.models import Batch
from tracker.people.models import Merge
from tracker.vocabulary.intake import PairDecision

NOBODY: Mapping[int, int] = MappingProxyType({})


@dataclass(frozen=True)
class People:
    """The rows of one person, and the key of whom they add to; None: a new record."""

    rows: tuple[int, ...]
    person: int | None


def same_people(batch: Batch, numbers: Sequence[int], known: Mapping[int, int] = NOBODY) -> Iterator[People]:
    """Every row once, those decided to be the same together; of a person who was merged, the kept record.

    `known` are persons by row: those of a newer version whose row of the version before is that person.
    Where rows were said to be two persons of the database, the first counts: who joins records merges them.
    """
    going = set(numbers)
    parent = {number: number for number in numbers}

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    persons = {row: person for row, person in known.items() if row in going}
    for pair in batch.pairs.filter(decision=PairDecision.SAME):
        if pair.row not in going:
            continue
        if pair.person_id:
            persons.setdefault(pair.row, pair.person_id)
        elif pair.other_row in going:
            first, second = sorted((root(pair.row), root(pair.other_row)))
            parent[second] = first
    rows: dict[int, list[int]] = defaultdict(list)
    for number in numbers:
        rows[root(number)].append(number)
    kept = dict(Merge.objects.in_force().values_list("merged", "kept")) if persons else {}
    for group in rows.values():
        person = next((persons[number] for number in group if number in persons), None)
        while person in kept:
            person = kept[person]
        yield People(tuple(group), person)
