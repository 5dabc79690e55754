"""Claim beside claim: the figures on one nationality and measure; and at the start what contradicts what."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from tracker.catalogue.figures.facets import ALL_COUNTRIES, GROUPING
from tracker.catalogue.figures.filter import FigureFilter
from tracker.catalogue.figures.kind import FIGURES
from tracker.catalogue.listing.filter import Values
from tracker.catalogue.listing.parameters import Params, check_parameters
from tracker.catalogue.models import Figure, FigureLink, Statement
from tracker.lib.query import query_string
from tracker.website.figures import figure_words as words
from tracker.website.figures.chart import Drawing, Panel, drawing
from tracker.website.figures.differences import differences, kept_apart_by
from tracker.website.figures.figure_days import day_of, with_publication
from tracker.website.figures.figures_page import (
    Group,
    LinkView,
    figures_with_claimants,
    link_view,
    rejected_in,
    sections,
)
from tracker.website.figures.matrix import CONTRADICTING, compare_url, contradicting, how_many, measure_in_short
from tracker.website.figures.own_counts import own_counts
from tracker.website.listing.links import list_url, record_url
from tracker.website.words import date_in_words

PARAMETERS = ("nationality", "measure", "side")

_SHOWN_OPEN = 8
"""So many figures at most stand open in their tables; of more each table is folded under how many it has."""


def read(params: Params) -> FigureFilter:
    """The figures that the address names. Raises `BadParameters` for anything that it cannot answer."""
    check_parameters(params, PARAMETERS, single=PARAMETERS)
    # A choice that was left open comes empty from the form.
    return FigureFilter.read(MultiValueDict({name: params.getlist(name) for name in params if params.get(name)}))


@dataclass(frozen=True)
class Comparison:
    """The figures of one group beside each other: how far they are apart, in words, and their rows."""

    group: Group
    differences: list[str]


@dataclass(frozen=True)
class SideSection:
    """The figures on recruits of one side: those that are compared, and those that stand apart."""

    id: str
    heading: str
    compared: list[Comparison]
    apart: Group | None


def is_complete(filterset: FigureFilter) -> bool:
    """Whether a nationality and a measure are named, so that there is something to compare."""
    return bool(filterset.value("nationality") and filterset.value("measure"))


def figures_of(filterset: FigureFilter) -> list[Any]:
    """The figures found, with all that a comparison needs of them."""
    return list(with_publication(figures_with_claimants(filterset.rows())).order_by("sort_key", "reference"))


def comparison(filterset: FigureFilter) -> dict[str, Any]:
    """What the page shows of one nationality and measure."""
    figures = figures_of(filterset)
    without_day = sum(day_of(figure) is None for figure in figures)
    return {
        "title": title(filterset),
        "number": how_many(figures, contradicting()),
        "figures": figures,
        "sides": [_side(section, figures, _contradicting_pairs(figures)) for section in sections(figures)],
        "is_folded": len(figures) > _SHOWN_OPEN,
        "drawing": chart_of(figures),
        "without_day": without_day,
        "list_url": list_url(FIGURES, filterset.params),
        "csv_url": list_url(FIGURES, filterset.params, view="figures-csv"),
        "svg_query": query_string(filterset.params),
    }


def title(filterset: FigureFilter) -> str:
    """`Nepal, killed`."""
    of = next(facet for facet in filterset.facets if facet.name == "nationality").word(filterset.value("nationality"))
    return _("%(of)s, %(measure)s") % {"of": of, "measure": measure_in_short(filterset.value("measure")).lower()}


def _contradicting_pairs(figures: Sequence[Any]) -> set[frozenset[str]]:
    """The pairs of these figures that are said to contradict each other, by their references."""
    links = FigureLink.objects.filter(kind__in=CONTRADICTING, figure__in=figures, other__in=figures)
    return {frozenset(pair) for pair in links.values_list("figure_id", "other_id")}


def _side(section: Any, figures: Sequence[Any], contradicting_pairs: Collection[frozenset[str]]) -> SideSection:
    by_reference = {figure.reference: figure for figure in figures}
    compared, apart, first = [], None, None
    for group in section.groups:
        of_group = [by_reference[row.reference] for row in group.rows]
        if group.is_compared:
            first = first or of_group[0]
            compared.append(Comparison(group, differences(of_group, contradicting_pairs)))
        else:
            rows = [replace(row, apart=kept_apart_by(by_reference[row.reference], first)) for row in group.rows]
            apart = replace(group, heading=_("Not compared with these") if first else _("Not compared"), rows=rows)
    return SideSection(section.id, section.heading, compared, apart)


def chart_of(figures: Sequence[Any], *, only_compared: bool = False) -> Drawing | None:
    """The figures over time: those of a comparison group in one panel, each other one by itself, or not at all."""
    ours = own_counts(figures)
    groups: dict[str, list[Any]] = defaultdict(list)
    for figure in figures:
        groups[figure.comparison_group or figure.reference].append(figure)
    return drawing(
        [
            Panel(name, of_group, ours[name].number if name in ours else None)
            if of_group[0].comparison_group
            else Panel(_in_line(of_group[0]), of_group)
            for name, of_group in groups.items()
            if len(of_group) > 1 or not only_compared
        ]
    )


def _in_line(figure: Any) -> str:
    scope = figure.scope or words.counting_in_words(figure)
    return f"{words.number_in_words(figure)}, {scope}: {figure.claimant.name}"


@dataclass(frozen=True)
class Choice:
    """One nationality and measure of which there are figures, and the pairs of them that contradict each other."""

    title: str
    url: str
    figures: str
    pairs: list[tuple[str, str, LinkView]]


def choices(filterset: FigureFilter) -> list[Choice]:
    """What can be compared: all of it where something is asked for, else what contradicts."""
    differing = contradicting()
    found: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for figure in figures_of(filterset):
        of = figure.nationality or (GROUPING if figure.grouping else ALL_COUNTRIES)
        found[of, figure.measure].append(figure)
    pairs = _pairs()
    made = []
    for (of, measure), figures in found.items():
        params: Values = {**filterset.params, "nationality": of, "measure": measure}
        own_pairs = [pair for figure in figures for pair in pairs[figure.reference]]
        if filterset.params or differing & {figure.reference for figure in figures}:
            made.append(
                Choice(title(FigureFilter.of(**params)), compare_url(params), how_many(figures, differing), own_pairs)
            )
    return sorted(made, key=lambda choice: choice.title)


def _pairs() -> dict[str, list[tuple[str, str, LinkView]]]:
    """For each figure that contradicts another, or that a statement rejects: its words, its address, and the other."""
    found = defaultdict(list)
    links = FigureLink.objects.filter(kind__in=CONTRADICTING).select_related("figure__claimant", "other__claimant")
    for link in links.order_by("figure__sort_key", "figure_id", "position"):
        found[link.figure_id].append((*_said(link.figure), link_view(link, 0)))
    statements = Statement.objects.select_related("claimant", "contests_figure__claimant").order_by("sort_key")
    for statement in statements.filter(contests_figure__isnull=False):
        if figure := statement.contests_figure:
            found[figure.reference].append((*_said(figure), rejected_in(statement)))
    return found


def _said(figure: Figure) -> tuple[str, str]:
    words_of = f"{words.number_in_words(figure)} {words.unit_of(figure)}"
    said = ", ".join(filter(None, (words_of, figure.claimant.name, date_in_words(figure.as_of))))
    return said, record_url(FIGURES, figure.reference)
