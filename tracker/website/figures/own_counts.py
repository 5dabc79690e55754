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
    groups = {figure.comparison_group: figure for figure in figures if _is_comparable(figure)}
    people = {name: PeopleFilter.of(**_parameters(figure)) for name, figure in groups.items()}
    return {
        name: OwnCount(documented, people_of(documented), list_url(PEOPLE, filterset.params))
        for name, filterset in people.items()
        if (documented := filterset.count())
    }


def _is_comparable(figure: Figure) -> bool:
    return (
        bool(figure.comparison_group)
        and figure.measure in (Measure.RECRUITED, Measure.KILLED)
        and figure.side in Side.values
        and figure.population not in _APART
    )


def _parameters(figure: Figure) -> dict[str, list[str]]:
    """Foreign at signing, on that side."""
    given = {"side": [figure.side], "stratum": [Stratum.FOREIGN.value]}
    if figure.nationality:
        given["nationality"] = [figure.nationality]
    if figure.measure == Measure.KILLED:
        given["fate"] = [FateKind.KILLED.value]
    return given
