"""Our own documented count beside a comparison group, where both count the same; a floor, never added to a figure."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.catalogue.models import Figure
from tracker.catalogue.people.filter import PeopleFilter
from tracker.catalogue.people.kind import PEOPLE
from tracker.vocabulary.figures import Measure, Population
from tracker.vocabulary.people import FateKind, Side, Stratum
from tracker.website.listing.links import list_url
from tracker.website.page_context import people_of

_APART = {Population.STATE_TROOPS, Population.NATURALISED}


@dataclass(frozen=True)
class OwnCount:
    """How many people we have documented, and the list of them."""

    number: int
    people: str
    url: str


def own_counts(figures: Sequence[Figure]) -> dict[str, OwnCount]:
    """Per comparison group of recruited or killed people on one side, our count.

    None where it is 0: that says nothing of the matter, only of us.
    """
    groups = {
        figure.comparison_group: figure for figure in figures if figure.comparison_group and counts_as_we_do(figure)
    }
    ours = {name: own_count(each.measure, each.side, each.nationality) for name, each in groups.items()}
    return {name: count for name, count in ours.items() if count}


def counts_as_we_do(figure: Figure) -> bool:
    """Whether it counts foreigners recruited by one side, or those of them who were killed."""
    return (
        figure.measure in (Measure.RECRUITED, Measure.KILLED)
        and figure.side in Side.values
        and figure.population not in _APART
    )


def own_count(measure: str, side: str, nationality: str = "") -> OwnCount | None:
    """The people recruited or killed on that side, foreign at signing; None where it is 0."""
    params = {"side": [side], "stratum": [Stratum.FOREIGN.value]}
    if nationality:
        params["nationality"] = [nationality]
    if measure == Measure.KILLED:
        params["fate"] = [FateKind.KILLED.value]
    people = PeopleFilter.of(**params)
    documented = people.count()
    return OwnCount(documented, people_of(documented), list_url(PEOPLE, people.params)) if documented else None
