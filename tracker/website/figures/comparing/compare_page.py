"""Claim beside claim: the figures on one nationality and measure; and at the start what contradicts what."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from tracker.catalogue.figures.facets import ALL_COUNTRIES, GROUPING
from tracker.catalogue.figures.filter import FigureFilter
from tracker.catalogue.figures.kind import FIGURES
from tracker.catalogue.listing.filter import Values
from tracker.catalogue.listing.parameters import Params, check_parameters
from tracker.catalogue.models import FigureLink
from tracker.lib.query import query_string
from tracker.website.figures import figure_words as words
from tracker.website.figures.charts.chart import Drawing, Panel, drawing
from tracker.website.figures.comparing.contradictions import Pair, joined, newest_pairs, pairs_by_figure
from tracker.website.figures.comparing.in_short import short_tables
from tracker.website.figures.differences import differences, kept_apart_by
from tracker.website.figures.figure_days import day_of, with_publication
from tracker.website.figures.own_counts import OwnCount, own_counts
from tracker.website.figures.pages.figures_page import Group, figures_with_claimants, sections
from tracker.website.figures.pages.matrix import CONTRADICTING, compare_url, contradicting, how_many, measure_in_short
from tracker.website.listing.links import list_url

PARAMETERS = ("nationality", "measure", "side")


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
    contradicting: Group | None
    """Those of no group that contradict another figure."""
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
    differing = contradicting()
    without_day = sum(day_of(figure) is None for figure in figures)
    return {
        "title": title(filterset),
        "number": how_many(figures, differing),
        "figures": figures,
        "pairs": newest_pairs(figures, pairs_by_figure()),
        "tables": short_tables(figures, filterset),
        "sides": [_side(section, figures, differing) for section in sections(figures)],
        "drawing": chart_of(figures),
        "without_day": without_day,
        "list_url": list_url(FIGURES, filterset.params),
        "csv_url": list_url(FIGURES, filterset.params, view="figures-csv"),
        "svg_query": query_string(filterset.params),
    }


def title(filterset: FigureFilter) -> str:
    """`Nepal, killed`; `Nepal` of all measures."""
    of = next(facet for facet in filterset.facets if facet.name == "nationality").word(filterset.value("nationality"))
    if not filterset.value("measure"):
        return of
    return _("%(of)s, %(measure)s") % {"of": of, "measure": measure_in_short(filterset.value("measure")).lower()}


def title_with_side(filterset: FigureFilter, figures: Sequence[Any]) -> str:
    """`Nepal, killed, on Russia's side`, where all the figures are of one side."""
    sides = {figure.side for figure in figures}
    side = words.side_in_words(sides.pop()) if len(sides) == 1 else ""
    if not side:
        return title(filterset)
    return _("%(title)s, %(side)s") % {"title": title(filterset), "side": side}


def _contradicting_pairs(figures: Sequence[Any]) -> set[frozenset[str]]:
    """The pairs of these figures that are said to contradict each other, by their references."""
    links = FigureLink.objects.filter(kind__in=CONTRADICTING, figure__in=figures, other__in=figures)
    return {frozenset(pair) for pair in links.values_list("figure_id", "other_id")}


def _side(section: Any, figures: Sequence[Any], differing: Collection[str]) -> SideSection:
    by_reference = {figure.reference: figure for figure in figures}
    pairs = _contradicting_pairs(figures)
    compared, rest, first = [], None, None
    for group in section.groups:
        of_group = [by_reference[row.reference] for row in group.rows]
        if group.is_compared:
            first = first or of_group[0]
            compared.append(Comparison(group, differences(of_group, pairs)))
        else:
            rows = [replace(row, apart=kept_apart_by(by_reference[row.reference], first)) for row in group.rows]
            rest = replace(group, rows=rows)
    heading = _("Not compared with these") if first else _("Not compared")
    return SideSection(
        section.id,
        section.heading,
        compared,
        contradicting=_part(rest, _("Set against another figure, though they do not count the same"), differing),
        apart=_part(rest, heading, {row.reference for row in rest.rows} - set(differing)) if rest else None,
    )


def _part(group: Group | None, heading: str, references: Collection[str]) -> Group | None:
    """Those of the group that are named, under a heading of their own; None for nobody."""
    rows = [row for row in group.rows if row.reference in references] if group else []
    if not group or not rows:
        return None
    return replace(group, id=f"{group.id}-{len(rows)}-{rows[0].reference}", heading=heading, rows=rows)


def chart_of(figures: Sequence[Any], *, only_compared: bool = False) -> Drawing | None:
    """The figures over time: a panel for those of a group or that contradict each other, each other one by itself.

    With `only_compared` what stands by itself is not drawn.
    """
    ours = own_counts(figures)
    contradicting_each_other = joined(figures, _contradicting_pairs(figures))
    together = {figure.reference: place for place, each in enumerate(contradicting_each_other, 1) for figure in each}
    groups: dict[str | int, list[Any]] = defaultdict(list)
    for figure in figures:
        groups[together.get(figure.reference) or figure.comparison_group or figure.reference].append(figure)
    panels = [(name, of_group) for name, of_group in groups.items() if len(of_group) > 1 or not only_compared]
    return drawing([_panel(name, of_group, ours) for name, of_group in panels])


def _panel(name: str | int, figures: Sequence[Any], ours: Mapping[str, OwnCount]) -> Panel:
    if isinstance(name, int):
        measure = words.measure_in_words(figures[0])
        return Panel(_("%(measure)s: set against each other, not of one group") % {"measure": measure}, figures)
    if figures[0].comparison_group:
        return Panel(name, figures, ours[name].number if name in ours else None)
    return Panel(_in_line(figures[0]), figures)


def _in_line(figure: Any) -> str:
    scope = figure.scope or words.counting_in_words(figure)
    return f"{words.number_in_words(figure)}, {scope}: {figure.claimant.name}"


@dataclass(frozen=True)
class Choice:
    """One nationality and measure of which there are figures, and the pairs of them that contradict each other."""

    title: str
    url: str
    figures: str
    pairs: list[Pair]


def overview(filterset: FigureFilter) -> dict[str, Any]:
    """What the page shows without a measure or a nationality: all figures on one nationality, else what to choose."""
    if not filterset.value("nationality"):
        return {"choices": choices(filterset)}
    figures = figures_of(filterset)
    return {
        "title": title(filterset),
        "title_to_cite": title(filterset),
        "number": how_many(figures, contradicting()),
        "pairs": newest_pairs(figures, pairs_by_figure()),
        "tables": short_tables(figures, filterset),
        "list_url": list_url(FIGURES, filterset.params),
    }


def choices(filterset: FigureFilter) -> list[Choice]:
    """What can be compared: all of it where something is asked for, else what contradicts."""
    differing = contradicting()
    found: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for figure in figures_of(filterset):
        of = figure.nationality or (GROUPING if figure.grouping else ALL_COUNTRIES)
        found[of, figure.measure].append(figure)
    pairs = pairs_by_figure()
    made = []
    for (of, measure), figures in found.items():
        params: Values = {**filterset.params, "nationality": of, "measure": measure}
        own_pairs = newest_pairs(figures, pairs)
        if filterset.params or differing & {figure.reference for figure in figures}:
            made.append(
                Choice(title(FigureFilter.of(**params)), compare_url(params), how_many(figures, differing), own_pairs)
            )
    return sorted(made, key=lambda choice: choice.title)
