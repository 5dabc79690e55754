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


_MARKS: Mapping[str, str] = {
    Position.HOME_STATE: "●",
    Position.RECRUITING_SIDE: "▲",
    Position.OPPOSING_SIDE: "■",
    Position.THIRD: "◆",
    "": "✚",
}


def mark_of(position: str) -> PositionMark:
    """The mark of a position; that of none known for any other word."""
    name = position if position in _MARKS else ""
    return PositionMark(name or "not_known", _MARKS[name], choice(Position)(name) if name else _("Not known"))


def all_marks() -> list[PositionMark]:
    """Every mark, for the legend."""
    return [mark_of(position) for position in _MARKS]
