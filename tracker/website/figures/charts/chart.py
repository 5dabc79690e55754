"""Figures over time as a drawing: a panel for each comparison group, a strip for each figure that nothing compares.

Marks are joined here, with their geometry as strings. What is drawn stands in tables beside the drawing too.
"""

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tracker.website.figures import figure_words as words
from tracker.website.figures.charts.chart_scales import DayScale, NumberScale
from tracker.website.figures.charts.chart_values import Box, Dot, values
from tracker.website.figures.differences import DOWNWARDS, UPWARDS
from tracker.website.figures.figure_days import FigureDay, day_of
from tracker.website.figures.position_marks import mark_of
from tracker.website.page_context import grouped

WIDTH = 400
_LEFT, _RIGHT = 52, WIDTH - 14
_PANEL, _STRIP, _LINE, _GAP = 130, 28, 15, 12
_WIDE = timedelta(days=31)
"""From here on the span of days that a date can mean is drawn."""


@dataclass(frozen=True)
class Panel:
    """Figures that count the same, under one title, with our own count (None: there is none); or one figure alone."""

    title: str
    figures: Sequence[Any]
    ours: int | None = None

    @property
    def is_strip(self) -> bool:
        """Whether there is nothing to compare, and so no scale."""
        return len(self.figures) == 1 and self.ours is None


@dataclass(frozen=True)
class Drawing:
    """The marks of a drawing, and how high it is."""

    marks: SafeString
    height: int
    has_floor: bool = False
    """Whether our own count is drawn in it."""


def drawing(panels: Sequence[Panel]) -> Drawing | None:
    """The panels one below the other over the same years; None where no figure has a day."""
    panels = [panel for panel in map(_dated, panels) if panel.figures]
    days = [day for panel in panels for figure in panel.figures if (day := day_of(figure))]
    if not days:
        return None
    scale = DayScale.of([end for day in days for end in (day.first, day.last)], left=_LEFT, right=_RIGHT)
    top, parts = 4, []
    for panel in panels:
        lines = textwrap.wrap(panel.title, 60, max_lines=2, placeholder=" …")
        parts.append(_title(lines, top))
        top += _LINE * len(lines)
        height = _STRIP if panel.is_strip else _PANEL
        parts.append(_panel(panel, scale, top=top, bottom=top + height))
        top += height + _GAP
    return Drawing(_years(scale, top) + SafeString("".join(parts)), top + _LINE, any(panel.ours for panel in panels))


def _dated(panel: Panel) -> Panel:
    return Panel(panel.title, [figure for figure in panel.figures if day_of(figure)], panel.ours)


def _title(lines: Sequence[str], top: int) -> SafeString:
    rows = ((f"{top + _LINE * number - 3}", line) for number, line in enumerate(lines, 1))
    return format_html_join("", '<text class="title" x="4" y="{}" fill="currentColor">{}</text>', rows)


def _years(scale: DayScale, bottom: int) -> SafeString:
    line = '<line x1="{0}" x2="{0}" y1="4" y2="{1}" stroke="currentColor" stroke-opacity=".25"/>'
    text = '<text x="{0}" y="{2}" dx="3" fill="currentColor">{3}</text>'
    rows = ((f"{at:.1f}", bottom, bottom + 8, year) for year, at in scale.years())
    return format_html_join("", line + text, rows)


def _panel(panel: Panel, days: DayScale, *, top: int, bottom: int) -> SafeString:
    if panel.is_strip:
        at = bottom - 6
        base = _line(_LEFT, at, _RIGHT, at, width=1).replace("/>", ' stroke-opacity=".25"/>')
        return SafeString(base) + _marks(panel.figures[0], days, low=at, high=at)
    numbers = [number for figure in panel.figures for number in (figure.low, figure.high)]
    scale = NumberScale.of([*numbers, *([panel.ours] if panel.ours else [])], bottom=bottom - 4, top=top + 10)
    ticks = format_html_join(
        "",
        '<line x1="{0}" x2="{1}" y1="{2}" y2="{2}" stroke="currentColor" stroke-opacity=".25"/>'
        '<text x="{3}" y="{2}" dy="4" text-anchor="end" fill="currentColor">{4}</text>',
        ((_LEFT, _RIGHT, f"{at:.1f}", _LEFT - 5, grouped(number)) for number, at in scale.ticks()),
    )
    floor = _floor(panel.ours, scale.at(panel.ours)) if panel.ours else SafeString()
    ordered = sorted(panel.figures, key=lambda figure: figure.high)
    marks = (_marks(each, days, low=scale.at(each.low), high=scale.at(each.high)) for each in ordered)
    beside = values(
        [_dot(each, days, scale) for each in ordered],
        left=_LEFT,
        right=WIDTH,
        taken=[_floor_words(scale.at(panel.ours))] if panel.ours else [],
    )
    return ticks + floor + SafeString("".join(marks)) + beside


def _dot(figure: Any, days: DayScale, scale: NumberScale) -> Dot:
    day = day_of(figure)
    assert day, "only figures with a day are drawn"
    ends = dict.fromkeys((grouped(figure.low), grouped(figure.high)))
    return Dot(days.at(_middle(day)), (scale.at(figure.low) + scale.at(figure.high)) / 2, "–".join(ends))


def _floor_words(at: float) -> Box:
    return Box(_RIGHT - 130, _RIGHT, at - 15, at + 1)


def _floor(ours: int, at: float) -> SafeString:
    return format_html(
        '<g class="ours"><line x1="{0}" x2="{1}" y1="{2}" y2="{2}" stroke="#c8512b"'
        ' stroke-width="1.5" stroke-dasharray="4 3"/><text x="{1}" y="{2}" dy="-3" text-anchor="end"'
        ' fill="currentColor">{3}</text></g>',
        _LEFT,
        _RIGHT,
        f"{at:.1f}",
        _("documented here: %(number)s") % {"number": grouped(ours)},
    )


def _marks(figure: Any, days: DayScale, *, low: float, high: float) -> SafeString:
    """One figure: its shape, a bar for a range, an arrow for an open end, a line for a day not known exactly."""
    day, position = day_of(figure), mark_of(figure.position)
    assert day, "only figures with a day are drawn"
    x, y = days.at(_middle(day)), (low + high) / 2
    parts = []
    if day.last - day.first > _WIDE:
        parts.append(_line(days.at(day.first), y, days.at(day.last), y, width=1))
    if low != high:
        parts.append(_line(x, low, x, high, width=4))
    if figure.qualifier in UPWARDS:
        parts.append(_arrow(x, y, up=-1))
    if figure.qualifier in DOWNWARDS:
        parts.append(_arrow(x, y, up=1))
    is_hollow = figure.is_relayed or figure.is_miscopied or day.is_publication
    parts.append(_SHAPES[position.name](x, y, _hollow(dashed=day.is_publication) if is_hollow else _FILLED))
    title = f"{figure.claimant.name}: {words.number_in_words(figure)} ({day.in_words()})"
    return format_html(
        '<g class="{}" color="{}"><title>{}</title>{}</g>',
        position.name,
        position.colour,
        title,
        SafeString("".join(parts)),
    )


def _middle(day: FigureDay) -> date:
    return day.first + (day.last - day.first) / 2


def _line(x1: float, y1: float, x2: float, y2: float, *, width: int) -> str:
    ends = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
    return f'<line {ends} stroke="currentColor" stroke-width="{width}"/>'


def _arrow(x: float, y: float, *, up: int) -> str:
    tip = y + up * 16
    points = (
        f"M{x:.1f} {y:.1f}V{tip:.1f}M{x - 3:.1f} {tip - up * 4:.1f}L{x:.1f} {tip:.1f}L{x + 3:.1f} {tip - up * 4:.1f}"
    )
    return f'<path d="{points}" fill="none" stroke="currentColor" stroke-width="1.5"/>'


_FILLED = 'fill="currentColor" stroke="currentColor"'


def _hollow(*, dashed: bool) -> str:
    dashes = ' stroke-dasharray="2 1.5"' if dashed else ""
    return f'fill="none" stroke="currentColor" stroke-width="1.5"{dashes}'


def _path(points: str) -> Any:
    return lambda x, y, paint: f'<path transform="translate({x:.1f} {y:.1f})" d="{points}" {paint}/>'


_SHAPES: Mapping[str, Any] = {
    "home_state": lambda x, y, paint: f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.5" {paint}/>',
    "recruiting_side": _path("M0-5.5L5 4H-5Z"),
    "opposing_side": _path("M-4-4H4V4H-4Z"),
    "third": _path("M0-5.5L5.5 0L0 5.5L-5.5 0Z"),
    "not_known": _path("M-1.5-5H1.5V-1.5H5V1.5H1.5V5H-1.5V1.5H-5V-1.5H-1.5Z"),
}
