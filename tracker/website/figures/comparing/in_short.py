"""Figures in short, beside each other: one table a measure, each figure with who says so, when and what differs."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from tracker.catalogue.figures.filter import FigureFilter
from tracker.catalogue.figures.kind import FIGURES
from tracker.website.figures import figure_words as words
from tracker.website.figures.comparing.contradictions import day_to_sort
from tracker.website.figures.figure_days import day_of
from tracker.website.figures.pages.figures_page import LinkView, links_of, marks_of, sources_of_figures
from tracker.website.figures.pages.matrix import CONTRADICTING, compare_url, contradicting, how_many
from tracker.website.listing.links import record_url
from tracker.website.source_list import SourceView


@dataclass(frozen=True)
class ShortRow:
    """One figure in few words; `only` is what limits it, `links` what it contradicts."""

    url: str
    number: str
    unit: str
    only: str
    claimant: str
    claimant_is: str
    on: str
    marks: list[str]
    links: list[LinkView]
    sources: list[SourceView]


@dataclass(frozen=True)
class ShortTable:
    """The figures of one measure on one side, the newest first; `url` is their full comparison."""

    id: str
    heading: str
    url: str
    number: str
    rows: list[ShortRow]


def short_tables(figures: Sequence[Any], filterset: FigureFilter) -> list[ShortTable]:
    """All of these figures, which the filter found, measure by measure."""
    links, sources, differing = links_of(figures, CONTRADICTING), sources_of_figures(figures), contradicting()
    tables = []
    for place, (heading, run) in enumerate(groupby(figures, key=words.measure_in_words)):
        of_measure = sorted(run, key=lambda figure: (day_to_sort(figure), figure.high, figure.reference), reverse=True)
        params = {**filterset.params, "measure": of_measure[0].measure, "side": of_measure[0].side}
        tables.append(
            ShortTable(
                id=f"measure-{place}",
                heading=heading,
                url=compare_url(params),
                number=how_many(of_measure, differing),
                rows=[_row(figure, links[figure.reference], sources[figure.reference]) for figure in of_measure],
            )
        )
    return tables


def _row(figure: Any, links: list[LinkView], sources: list[SourceView]) -> ShortRow:
    day = day_of(figure)
    return ShortRow(
        url=record_url(FIGURES, figure.reference),
        number=words.number_in_words(figure),
        unit=words.unit_of(figure),
        only=figure.scope,
        claimant=figure.claimant.name,
        claimant_is=words.claimant_in_words(figure.claimant, figure.position),
        on=day.in_words() if day else _("Not stated"),
        marks=marks_of(figure),
        links=links,
        sources=sources,
    )
