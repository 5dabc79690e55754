"""The counts that readers quote: documented people and grants, never an estimate."""

from collections.abc import Mapping
from dataclasses import dataclass

from pyroaring import BitMap

from tracker.catalogue.people.claim_conditions import Cleaned
from tracker.catalogue.people.postings.found import People, united
from tracker.catalogue.people.postings.terms import ANONYMOUS, BY_SEVERAL, GRANTS, HAS_CONTRACT, YES
from tracker.vocabulary.claims import Reported
from tracker.vocabulary.people import FateKind, GrantState, Side, Stratum

LISTS: Mapping[str, Mapping[str, list[str]]] = {
    "recorded": {},
    "foreign": {"stratum": [Stratum.FOREIGN]},
    "granted": {"citizenship": [GrantState.GRANTED]},
    "dead": {"fate": [FateKind.KILLED]},
}
"""The filter that lists the people behind a headline count."""


@dataclass(frozen=True)
class Headline:
    """People, and those of whom several independent publishers report that very thing."""

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
    unnamed: int
    """Of those recorded, who has no name in public."""
    foreign: Headline
    with_contract: Headline
    granted: Headline
    grants: int
    dead: Headline
    sides: list[SideCounts]


def counts_of(people: People, cleaned: Cleaned) -> Counts:
    """Count the people who meet the conditions."""
    having, found = people.postings.having, people.found(cleaned)

    def headline(belonging: BitMap, reported: str) -> Headline:
        by_several = found & having(BY_SEVERAL, reported)
        return Headline(found.intersection_cardinality(belonging), by_several.intersection_cardinality(belonging))

    grants = people.postings.values(GRANTS)
    return Counts(
        recorded=headline(found, YES),
        unnamed=found.intersection_cardinality(having(*ANONYMOUS)),
        foreign=headline(people.recruited(Side.values, [Stratum.FOREIGN]), Reported.RECRUITMENT),
        with_contract=headline(having(HAS_CONTRACT, YES), Reported.CONTRACT),
        granted=headline(united(grants.values()), Reported.GRANT),
        grants=sum(int(number) * found.intersection_cardinality(having) for number, having in grants.items()),
        dead=headline(having("fate_now", FateKind.KILLED), Reported.DEATH),
        sides=[
            SideCounts(
                side,
                {
                    stratum: found.intersection_cardinality(people.recruited([side], [stratum]))
                    for stratum in Stratum.values
                },
            )
            for side in Side.values
        ],
    )
