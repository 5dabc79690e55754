"""The chart of time to take away: its numbers as rows, and itself as a picture of fixed size."""

from collections.abc import Iterator
from typing import Any

from django.utils.text import Truncator

from tracker.catalogue.listing.nothing import NOT_PUBLISHED, UNKNOWN
from tracker.catalogue.people.claim_conditions import LONGER, ONE_YEAR
from tracker.catalogue.people.filter import PeopleFilter
from tracker.catalogue.people.filter_words import in_words
from tracker.website.page_context import grouped
from tracker.website.timeline.axis import Axis, months_of
from tracker.website.timeline.time_chart import HEIGHT, apart, bars, distinct, panels

_HEADS = ("side", "contract_from", "contract_to", "date", "people", "only_in_tables")
_EITHER = "either"
_PANEL = 176
_WIDTH = 720
_LONGEST_TITLE = 80
_ABOVE = 70


def rows(people: PeopleFilter, axis: Axis) -> Iterator[tuple[str | int, ...]]:
    """The heads, then for each side its quarters in order and those who stand in none.

    `date` is `quarter`, `year` (known to one year), `longer`, `unknown`, `otherwise` (found by something else than the
    date of the first contract) or, of people in tables alone, `not_published`.
    """
    yield _HEADS
    for panel in panels(people):
        side, counts, tables = panel.side or _EITHER, panel.counts, panel.tables
        for quarter in sorted({*axis.quarters(), *counts.quarters}):
            yield side, *months_of(quarter), "quarter", counts.quarters.get(quarter, 0), tables.get(quarter, 0)
        yield side, "", "", ONE_YEAR, counts.one_year, 0
        yield side, "", "", LONGER, counts.longer, 0
        yield side, "", "", UNKNOWN, counts.not_known, tables.get(UNKNOWN, 0)
        yield side, "", "", NOT_PUBLISHED, 0, tables.get(NOT_PUBLISHED, 0)
        yield side, "", "", "otherwise", counts.otherwise, 0


def picture(people: PeopleFilter, axis: Axis) -> dict[str, Any]:
    """What the picture's template needs; the places are in its own units."""
    drawn = distinct(panels(people))
    years = [(str(year), str(_WIDTH * axis.start((year, 1)) // axis.width)) for year in axis.years]
    return {
        "title": in_words(people.cleaned),
        "short_title": Truncator(in_words(people.cleaned)).chars(_LONGEST_TITLE),
        "height": str(_ABOVE + _PANEL * len(drawn) + 30),
        "axis_width": str(axis.width),
        "panels": [
            {
                "heading": panel.heading,
                "highest": grouped(panel.highest),
                "top": str(_ABOVE + number * _PANEL),
                "bars": bars(panel, axis, HEIGHT),
                "years": years,
                "apart": [each.words for each in apart(panel)],
            }
            for number, panel in enumerate(drawn)
        ],
        "years": [(str(year), str(axis.start((year, 1)))) for year in axis.years],
        "source_top": str(_ABOVE + _PANEL * len(drawn) + 12),
        "tables": any(panel.tables for panel in drawn),
    }
