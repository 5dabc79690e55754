"""How a claimant's position looks: a letter-like mark in tables, a shape and a colour in drawings."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tracker.vocabulary.figures import Position
from tracker.website.words import choice


@dataclass(frozen=True)
class PositionMark:
    """One position: its class in the style sheet, its mark in text, its words."""

    name: str
    mark: str
    label: str
    colour: str


_MARKS: Mapping[str, str] = {
    Position.HOME_STATE: "●",
    Position.RECRUITING_SIDE: "▲",
    Position.OPPOSING_SIDE: "■",
    Position.THIRD: "◆",
    "": "✚",
}


_COLOURS: Mapping[str, str] = {
    Position.HOME_STATE: "#2a80bf",
    Position.RECRUITING_SIDE: "#cf5f10",
    Position.OPPOSING_SIDE: "#1a9670",
    Position.THIRD: "#a062bd",
    "": "#7d8288",
}
"""Seen on light and on dark paper; the style sheet has the same for marks in tables."""


def mark_of(position: str) -> PositionMark:
    """The mark of a position; that of none known for any other word."""
    name = position if position in _MARKS else ""
    words = choice(Position)(name) if name else _("Not known")
    return PositionMark(name or "not_known", _MARKS[name], words, _COLOURS[name])


def all_marks() -> list[PositionMark]:
    """Every mark, for the legend."""
    return [mark_of(position) for position in _MARKS]
