"""Figures of one group drawn as ranges on one scale: marks joined here, geometry as strings ready for SVG."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

from tracker.catalogue.models import Figure
from tracker.vocabulary.figures import Qualifier
from tracker.website.figures.figure_words import number_in_words
from tracker.website.page_context import grouped
from tracker.website.words import date_in_words

_UPWARDS = {Qualifier.AT_LEAST, Qualifier.MORE_THAN}
_DOWNWARDS = {Qualifier.UP_TO, Qualifier.FEWER_THAN}
_MOST = 90.0
"""Hundredths of the width that the largest number takes; the rest shows that "more than" goes on."""


@dataclass(frozen=True)
class RangeRow:
    """One figure: what it says in few words, and its marks."""

    number: str
    said: str
    marks: SafeString


@dataclass(frozen=True)
class Ranges:
    """The rows of one group; `ours` is our count in words where it is drawn, `largest` the number at the end."""

    rows: list[RangeRow]
    ours: str
    largest: str


def ranges(figures: Sequence[Figure], ours: int | None) -> Ranges | None:
    """The figures on one scale from 0; None for fewer than two, which compare nothing."""
    if len(figures) < 2:
        return None
    largest = max(*(figure.high for figure in figures), ours or 0)
    line = _dashed(ours, largest) if ours else SafeString()
    rows = [
        RangeRow(
            number_in_words(figure),
            ", ".join(filter(None, (figure.claimant.name, date_in_words(figure.as_of)))),
            line + _marks(figure, largest),
        )
        for figure in figures
    ]
    return Ranges(rows, grouped(ours) if ours else "", grouped(largest))


def _marks(figure: Figure, largest: int) -> SafeString:
    low, high = _at(figure.low, largest), _at(figure.high, largest)
    if figure.low != figure.high:
        return _line(low, high, width="9")
    if figure.qualifier in _UPWARDS:
        return _line(high, "100", width="2") + _dot(high)
    if figure.qualifier in _DOWNWARDS:
        return _line("0", high, width="2") + _dot(high)
    return _dot(high)


def _at(number: int, largest: int) -> str:
    """The place of a number in hundredths of the width."""
    return f"{_MOST * number / (largest or 1):.2f}"


def _dot(place: str) -> SafeString:
    """A line of no length with round ends stays round however wide the drawing is."""
    return _line(place, place, width="9", cap="round")


def _line(start: str, end: str, *, width: str, cap: str = "butt") -> SafeString:
    return format_html(
        '<line x1="{}" x2="{}" y1="5" y2="5" stroke-width="{}" stroke-linecap="{}"'
        ' vector-effect="non-scaling-stroke"/>',
        start,
        end,
        width,
        cap,
    )


def _dashed(ours: int, largest: int) -> SafeString:
    place = _at(ours, largest)
    return format_html(
        '<line class="ours" x1="{}" x2="{}" y1="0" y2="10" stroke-width="2" stroke-dasharray="4 3"'
        ' vector-effect="non-scaling-stroke"/>',
        place,
        place,
    )
