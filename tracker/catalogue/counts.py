"""The counts that readers quote: documented people and grants, never an estimate."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from tracker.catalogue.models import Person
from tracker.lib.vocabulary import FateKind, GrantState, Side, Stratum

_SEVERAL = Q(independent_publishers__gte=2)
_RECRUITED = [f"{side}:{Stratum.FOREIGN}" for side in Side]
_HEADLINES = {
    "recorded": Q(),
    "foreign": Q(counted_as__overlap=_RECRUITED),
    "with_contract": Q(has_contract=True),
    "granted": Q(grants_counted__gt=0),
    "dead": Q(fate_now=FateKind.KILLED),
}
LISTS = {
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


def counts(people: QuerySet[Person]) -> Counts:
    """Count the people found, in one query."""
    wanted: dict[str, Any] = {"grants": Sum("grants_counted", default=0)}
    for name, condition in _HEADLINES.items():
        wanted[f"{name}_people"] = Count("pk", filter=condition)
        wanted[f"{name}_several"] = Count("pk", filter=condition & _SEVERAL)
    for side in Side.values:
        for stratum in Stratum.values:
            pair = Q(counted_as__contains=[f"{side}:{stratum}"])
            wanted[f"{side}_{stratum}"] = Count("pk", filter=pair)
    found = people.order_by().aggregate(**wanted)
    headlines = {name: Headline(found[f"{name}_people"], found[f"{name}_several"]) for name in _HEADLINES}
    return Counts(grants=found["grants"], sides=[_of_side(side, found) for side in Side.values], **headlines)


def _of_side(side: str, found: dict[str, int]) -> SideCounts:
    return SideCounts(side, {stratum: found[f"{side}_{stratum}"] for stratum in Stratum.values})
