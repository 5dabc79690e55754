"""The counts that readers quote: documented people and grants, never an estimate."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from tracker.catalogue.models import Person
from tracker.catalogue.people.facet_counts import Combined, combined
from tracker.vocabulary.people import FateKind, GrantState, Side, Stratum

_RECRUITED = {f"{side}:{Stratum.FOREIGN}" for side in Side}
_HEADLINES: Mapping[str, Callable[[Mapping[str, Any]], bool]] = {
    "recorded": lambda _: True,
    "foreign": lambda row: bool(_RECRUITED & set(row["counted_as"])),
    "with_contract": lambda row: bool(row["has_contract"]),
    "granted": lambda row: row["grants_counted"] > 0,
    "dead": lambda row: row["fate_now"] == FateKind.KILLED,
}
"""By headline, whether the people of one combination belong to it."""

LISTS: Mapping[str, Mapping[str, list[str]]] = {
    "recorded": {},
    "foreign": {"stratum": [Stratum.FOREIGN]},
    "granted": {"citizenship": [GrantState.GRANTED]},
    "dead": {"fate": [FateKind.KILLED]},
}
"""The filter that lists the people behind a headline count."""


@dataclass(frozen=True)
class Headline:
    """People, and of them those whom several independent publishers report."""

    people: int
    by_several: int


@dataclass(frozen=True)
class SideCounts:
    """The people recruited for one side, by stratum, in the register's order."""

    side: str
    strata: dict[str, int]


@dataclass(frozen=True)
class Counts:
    """All counts of the people found; `grants` counts grants, everything else people.

    `foreign` are the recruited foreigners (foreign at signing), each once, however many sides.
    """

    recorded: Headline
    foreign: Headline
    with_contract: Headline
    granted: Headline
    grants: int
    dead: Headline
    sides: list[SideCounts]


HEADLINE = "headline"
"""The combination from which all counts follow."""


def counts(people: QuerySet[Person]) -> Counts:
    """Count the people: one query over their combinations, and none over the people where they are all."""
    return counts_of(combined(people, [HEADLINE], with_plain=False))


def counts_of(combinations: Iterable[Combined]) -> Counts:
    """The counts that follow from combinations; others than the headline's are left aside."""
    rows = [(row.values, row.people) for row in combinations if row.name == HEADLINE]
    headlines = {name: _headline(rows, belongs) for name, belongs in _HEADLINES.items()}
    grants = sum(row["grants_counted"] * number for row, number in rows)
    pairs = Counter[str]()
    for row, number in rows:
        pairs.update(dict.fromkeys(row["counted_as"], number))
    return Counts(
        grants=grants,
        sides=[
            SideCounts(side, {stratum: pairs.get(f"{side}:{stratum}", 0) for stratum in Stratum.values})
            for side in Side.values
        ],
        **headlines,
    )


def _headline(rows: Sequence[tuple[Mapping[str, Any], int]], belongs: Callable[[Mapping[str, Any]], bool]) -> Headline:
    found = [(row["by_several"], number) for row, number in rows if belongs(row)]
    return Headline(sum(number for _, number in found), sum(number for several, number in found if several))
