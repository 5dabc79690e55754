"""Our own documented count beside a comparison group, where both count the same; a floor, never added to a figure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q

from tracker.catalogue.models import Figure, Person
from tracker.vocabulary.figures import Measure, Population
from tracker.vocabulary.people import FateKind, Side, Stratum
from tracker.website.listing.links import people_url
from tracker.website.page import people_of

_APART = {Population.STATE_TROOPS, Population.NATURALISED}


@dataclass(frozen=True)
class OwnCount:
    """How many people we have documented, and the list of them."""

    number: int
    people: str
    url: str


def own_counts(figures: Sequence[Figure]) -> dict[str, OwnCount]:
    """Per comparison group of recruited or killed people on one side, our count; one query for all of them.

    None where it is 0: that says nothing of the matter, only of us.
    """
    groups = {figure.comparison_group: figure for figure in figures if _is_comparable(figure)}
    if not groups:
        return {}
    names = list(groups)
    wanted: dict[str, Any] = {
        f"group_{number}": Count("pk", filter=_condition(groups[name])) for number, name in enumerate(names)
    }
    found = Person.objects.aggregate(**wanted)
    return {
        name: OwnCount(people, people_of(people), people_url(**_parameters(groups[name])))
        for number, name in enumerate(names)
        if (people := found[f"group_{number}"])
    }


def _is_comparable(figure: Figure) -> bool:
    return (
        bool(figure.comparison_group)
        and figure.measure in (Measure.RECRUITED, Measure.KILLED)
        and figure.side in Side.values
        and figure.population not in _APART
    )


def _condition(figure: Figure) -> Q:
    """The same people as the list behind `_parameters`: foreign at signing, on that side."""
    condition = Q(counted_as__contains=[f"{figure.side}:{Stratum.FOREIGN}"])
    if figure.nationality:
        condition &= Q(nationalities__contains=[figure.nationality])
    if figure.measure == Measure.KILLED:
        condition &= Q(fate_now=FateKind.KILLED)
    return condition


def _parameters(figure: Figure) -> dict[str, list[str]]:
    given = {"side": [figure.side], "stratum": [Stratum.FOREIGN.value]}
    if figure.nationality:
        given["nationality"] = [figure.nationality]
    if figure.measure == Measure.KILLED:
        given["fate"] = [FateKind.KILLED.value]
    return given
