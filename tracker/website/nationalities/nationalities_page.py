"""The table of all nationalities, by region: each number leads to the people behind it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from tracker.catalogue.figures.kind import FIGURES
from tracker.catalogue.nationalities.counts import (
    NUMBERS,
    Numbers,
    by_nationality,
    by_region,
    figures_by_nationality,
    of_all,
)
from tracker.lib.territories import (
    LARGER_REGIONS,
    REGIONS,
    STATELESS,
    UNKNOWN,
    label,
    region_of,
    regions_within,
    territories,
)
from tracker.website.listing.links import list_url, nationality_url, people_url
from tracker.website.page_context import grouped
from tracker.website.words import region_note

_NO_TERRITORY = (STATELESS, UNKNOWN)
_FIGURES = "Published figures"


@dataclass(frozen=True)
class Cell:
    """One number and what it leads to; no address where it is 0."""

    head: str
    number: str
    url: str
    columns: int = 1
    """Over how many columns it stands."""


@dataclass(frozen=True)
class Row:
    """One nationality, a region as a whole, or everybody; without an address where it has no page of its own."""

    label: str
    url: str
    note: str
    cells: list[Cell]


@dataclass(frozen=True)
class Block:
    """A region and its nationalities, most recorded first; the last block is of those without a territory."""

    region: Row | None
    rows: list[Row]
    is_larger: bool = False
    """Whether it is the sum of the regions behind it, and has no rows itself."""


def table() -> dict[str, Any]:
    """The whole table: every nationality that somebody has, or that a published figure counts."""
    people, figures = by_nationality(), figures_by_nationality()
    regions = by_region()
    codes = sorted(
        {*people, *figures} - set(_NO_TERRITORY),
        key=lambda code: (-people.get(code, {}).get("recorded", 0), label(code)),
    )
    of_regions = {region: [code for code in codes if region_of(code) == region] for region in REGIONS}
    blocks = [
        Block(
            _row(region, "", region_note(region), regions.get(region, {}), {"region": region}, figures=None),
            [_nationality(code, people, figures) for code in of_regions.get(region, ())],
            is_larger=region in LARGER_REGIONS,
        )
        for region in _in_order()
        if any(of_regions[each] for each in regions_within(region))
    ]
    apart = [_nationality(code, people, figures) for code in _NO_TERRITORY]
    return {
        "heads": [*(number.label for number in NUMBERS), _FIGURES],
        "blocks": [*blocks, Block(None, apart)],
        "total": _row("All people, each once", "", "", of_all(), {}, figures=None),
        "number": sum(1 for code in people if code not in _NO_TERRITORY),
    }


def _in_order() -> Iterator[str]:
    """All regions, a larger one before the first of its own."""
    first = {several[0]: larger for larger, several in LARGER_REGIONS.items()}
    for region in REGIONS:
        if region in first:
            yield first[region]
        yield region


def _nationality(code: str, people: Mapping[str, Numbers], figures: Mapping[str, int]) -> Row:
    url, note = nationality_url(code), counted_apart(code)
    number = figures.get(code, 0)
    listed = list_url(FIGURES, {"nationality": code}) if number else ""
    cell = Cell(_FIGURES, grouped(number), listed)
    return _row(label(code), url, note, people.get(code, {}), {"nationality": code}, figures=cell)


def _row(
    heading: str, url: str, note: str, numbers: Numbers, params: Mapping[str, Any], *, figures: Cell | None
) -> Row:
    """A row of numbers; published figures are never added up, so only a nationality has some."""
    cells = [
        Cell(number.label, grouped(count), people_url(**params, **number.params) if count else "")
        for number in NUMBERS
        for count in (numbers.get(number.name, 0),)
    ]
    if not any(cell.url for cell in cells):
        cells = [Cell("", _("nobody documented yet"), "", columns=len(cells))]
    return Row(heading, url, note, [*cells, figures or Cell(_FIGURES, "", "")])


def counted_apart(code: str) -> str:
    """Why a territory stands by itself; empty for a state."""
    entry = territories().get(code)
    if entry is None or entry.parent is None:
        return ""
    return f"counted apart, never added to {label(entry.parent)}"
