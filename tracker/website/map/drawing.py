"""A map drawn: territories in four colours by their number, a legend in words, and numbers where there is room."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracker.website.map.areas import Area
from tracker.website.map.shapes import HEIGHT, WIDTH, shapes
from tracker.website.page_context import grouped

VIEW_BOX = f"0 0 {WIDTH} {HEIGHT}"
_COLOURS = ("#9cc4d3", "#5f9fb8", "#2d7391", "#0b4a63")
"""Of the classes, the smallest numbers first: in a picture to take away. On a page the style sheet has them."""
_STEPS = tuple(step * 10**power for power in range(9) for step in (1, 2, 5))
_LETTER, _LINE = 15, 34
"""The size of a letter of a number on the map, in the units of a drawing."""


@dataclass(frozen=True)
class LegendRow:
    """One colour: the name of its class, the numbers and countries that it stands for; where it starts in a picture."""

    name: str
    colour: str
    words: str
    left: str


@dataclass(frozen=True)
class Drawing:
    """The coloured territories and, to stand on top of them, their numbers as shapes of SVG; and the legend."""

    legend: Sequence[LegendRow]
    areas: SafeString
    labels: SafeString
    view_box: str = VIEW_BOX


def drawing(areas: Sequence[Area], *, origin: str = "") -> Drawing:
    """The map of those that have a shape; `origin` stands before their addresses, for a picture to take away."""
    drawn = [area for area in areas if area.is_drawn and area.number]
    starts = _starts(max((area.number for area in drawn), default=1))
    places = {area.code: sum(start <= area.number for start in starts) for area in drawn}
    return Drawing(
        legend=list(_legend(starts, Counter(places.values()))),
        areas=format_html_join(
            "",
            '<a href="{}{}" tabindex="-1"><title>{}</title><path class="n{}" fill="{}" d="{}"/></a>',
            (
                (origin, area.url, _title(area), place, _COLOURS[place - 1], shapes()[area.code].path)
                for area, place in ((area, places[area.code]) for area in drawn)
            ),
        ),
        labels=_labels(drawn),
    )


def _starts(highest: int) -> Sequence[int]:
    """The smallest number of each class: round, and wider the more there is to tell apart."""
    steps = [step for step in _STEPS if step <= highest]
    return steps[:: -(-len(steps) // len(_COLOURS))]


def _legend(starts: Sequence[int], countries: Mapping[int, int]) -> Iterator[LegendRow]:
    """The classes that some country has."""
    left = 20
    for place, first in enumerate(starts, 1):
        if not countries.get(place):
            continue
        last = starts[place] - 1 if place < len(starts) else None
        span = _("%(first)s and more") if last is None else _("%(first)s to %(last)s") if last > first else "%(first)s"
        words = ngettext("%(span)s: %(number)s country", "%(span)s: %(number)s countries", countries[place]) % {
            "span": span % {"first": grouped(first), "last": grouped(last or 0)},
            "number": grouped(countries[place]),
        }
        yield LegendRow(f"n{place}", _COLOURS[place - 1], words, str(left))
        left += 50 + 7 * len(words)


def _title(area: Area) -> str:
    return ": ".join(filter(None, (area.name, area.words))) + (f" ({area.remark})" if area.remark else "")


def _labels(drawn: Sequence[Area]) -> SafeString:
    """Numbers at the middle of their territories, the largest first, as long as none covers another."""
    taken: list[tuple[float, float, float]] = []
    shown = []
    for area in drawn:
        x, y = shapes()[area.code].label
        half = len(area.sign) * _LETTER / 2
        if all(abs(x - other) > half + others_half or abs(y - line) > _LINE for other, line, others_half in taken):
            taken.append((x, y, half))
            shown.append((str(x), str(y + _LINE // 3), area.sign))
    return format_html_join("", '<text x="{}" y="{}">{}</text>', shown)
