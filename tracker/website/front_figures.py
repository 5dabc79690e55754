"""The home page's published figures: of each group about all countries the latest one, with our own count beside it."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from tracker.catalogue.models import Figure
from tracker.lib.vocabulary import Side
from tracker.lib.vocabulary_figures import Measure
from tracker.website import figure_words as words
from tracker.website.figure_own_counts import OwnCount, own_counts
from tracker.website.figures_page import figure_url, marks_of, shown_figures
from tracker.website.words import date_in_words

_MEASURES = [Measure.RECRUITED, Measure.KILLED]


@dataclass(frozen=True)
class BesideRow:
    """What is counted, the latest figure of it by others, in words, and ours; None where we have documented nobody."""

    heading: str
    number: str
    url: str
    claimant: str
    claimant_is: str
    as_of: str
    marks: list[str]
    ours: OwnCount | None


def figures_beside_ours() -> list[BesideRow]:
    """Recruited, then killed; only figures of all countries on one side that nothing supersedes, relays last."""
    of_all = Figure.objects.filter(measure__in=_MEASURES, side__in=Side.values, nationality="", grouping="")
    comparable = shown_figures(of_all.exclude(comparison_group=""))
    dated = comparable.filter(is_superseded=False).exclude(as_of="")
    ordered = sorted(dated, key=lambda row: (_MEASURES.index(row.measure), row.side, row.comparison_group))
    latest = [
        max(of_group, key=lambda row: (not row.is_relayed, row.as_of_latest or row.as_of_earliest, row.reference))
        for _, of_group in groupby(ordered, key=lambda row: row.comparison_group)
    ]
    ours = own_counts(latest)
    return [_row(figure, ours.get(figure.comparison_group)) for figure in latest]


def _row(figure: Any, ours: OwnCount | None) -> BesideRow:
    return BesideRow(
        heading=figure.comparison_group,
        number=f"{words.number_in_words(figure)} {words.unit_of(figure)}",
        url=figure_url(figure.reference),
        claimant=figure.claimant.name,
        claimant_is=words.claimant_in_words(figure.claimant, figure.position),
        as_of=date_in_words(figure.as_of),
        marks=marks_of(figure),
        ours=ours,
    )
