"""The numbers beside the dots of a drawing, as far as there is room for them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

_LETTER, _HALF, _AWAY = 7.0, 6.0, 8.0
"""Widths of a letter and of half a line, and how far from the middle of its dot a number begins."""


@dataclass(frozen=True)
class Box:
    """A part of the drawing that is taken."""

    left: float
    right: float
    top: float
    bottom: float

    def overlaps(self, other: "Box") -> bool:
        """Whether both take the same place somewhere."""
        is_beside = self.right <= other.left or other.right <= self.left
        return not (is_beside or self.bottom <= other.top or other.bottom <= self.top)


@dataclass(frozen=True)
class Dot:
    """Where a figure stands in the drawing, and its number."""

    x: float
    y: float
    text: str


def values(dots: Sequence[Dot], *, left: float, right: float, taken: Sequence[Box] = ()) -> SafeString:
    """The number of each dot at its right, else at its left, else nowhere: that of the topmost first."""
    boxes = [*taken, *(Box(dot.x - _HALF, dot.x + _HALF, dot.y - _HALF, dot.y + _HALF) for dot in dots)]
    parts = []
    for dot in sorted(dots, key=lambda dot: dot.y):
        width = _LETTER * len(dot.text)
        for start, anchor in ((dot.x + _AWAY, "start"), (dot.x - _AWAY - width, "end")):
            box = Box(start, start + width, dot.y - _HALF, dot.y + _HALF)
            if start >= left and start + width <= right and not any(box.overlaps(other) for other in boxes):
                boxes.append(box)
                parts.append(_text(dot, anchor))
                break
    return SafeString("".join(parts))


def _text(dot: Dot, anchor: str) -> SafeString:
    x = dot.x + (_AWAY if anchor == "start" else -_AWAY)
    text = '<text class="value" x="{}" y="{}" dy="4" fill="currentColor" text-anchor="{}">{}</text>'
    return format_html(text, f"{x:.1f}", f"{dot.y:.1f}", anchor, dot.text)
