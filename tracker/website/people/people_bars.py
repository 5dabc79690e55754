"""People broken down as rows with bars: by nationality, fate and channel, each number leading to them."""

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.catalogue.listing.facet import FacetCounts
from tracker.catalogue.listing.nothing import NOTHING
from tracker.catalogue.people.filter import PeopleFilter
from tracker.catalogue.people.kind import PEOPLE
from tracker.website.listing.links import list_url
from tracker.website.page_context import grouped

BY = "by"
"""The parameter that says by which facet people are counted."""
_SHOWN, _MOST = 12, 20
"""Rows that are open, and those that there are at all: the others stand in the file."""


@dataclass(frozen=True)
class BarRow:
    """One value with its number and a bar of that length in hundredths of the longest; `url` is empty for none."""

    label: str
    number: str
    width: str
    url: str


@dataclass(frozen=True)
class Bars:
    """Rows with bars: the first ones, and the others; and where the whole stands as a file and as a picture.

    `left_out` is how many further values have fewer people and stand in the file alone.
    """

    shown: list[BarRow]
    rest: list[BarRow]
    left_out: int
    csv: str
    svg: str


def facet_bars(people: PeopleFilter, facets: Sequence[FacetCounts], name: str) -> Bars:
    """People of the filter by the values of one of its facets, most first, "not known" always shown."""
    counted = next(each for each in facets if each.facet.name == name)
    longest = max((value.count for value in counted.values), default=1) or 1
    known: list[BarRow] = []
    nothing: list[BarRow] = []
    for value in counted.values:
        row = _row(value.label, value.count, longest, list_url(PEOPLE, people.params_but(**{name: value.value})))
        (nothing if value.value in NOTHING else known).append(row)
    params = people.conditions_alone | {BY: [name]}
    files = {ending: list_url(PEOPLE, params, view=f"people-by-{ending}") for ending in ("csv", "svg")}
    return Bars(known[:_SHOWN] + nothing, known[_SHOWN:_MOST], max(len(known) - _MOST, 0), **files)


def _row(label: str, number: int, longest: int, url: str) -> BarRow:
    return BarRow(label, grouped(number), f"{100 * number / longest:.1f}", url if number else "")
