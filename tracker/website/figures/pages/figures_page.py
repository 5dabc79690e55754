"""Reported figures as they are shown: by measure, then by comparison group, each row with its source and links."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import F, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.catalogue.figures.columns import with_marks
from tracker.catalogue.figures.kind import FIGURES, STATEMENTS
from tracker.catalogue.models import Figure, FigureCitation, FigureLink, Statement
from tracker.vocabulary.figures import LINK_WORDS, LinkKind
from tracker.website.figures import figure_words as words
from tracker.website.figures.own_counts import OwnCount, own_counts
from tracker.website.figures.ranges import Ranges, ranges
from tracker.website.listing.links import list_url, record_url
from tracker.website.source_list import SourceView, source_view
from tracker.website.words import date_in_words

_SHOWN_LINKS = 3
"""So many links stand under a figure; others are folded: the sum of a whole list has forty."""
NOT_GROUPED = gettext_lazy("Not compared with any other figure")


@dataclass(frozen=True)
class LinkView:
    """A link in its own words, and the figure, or the statement that rejects it, at its other end."""

    words: str
    label: str
    url: str
    note: str


@dataclass(frozen=True)
class FigureRow:
    """One figure, everything in words; `marks` say what to be careful about."""

    reference: str
    url: str
    number: str
    unit: str
    of: str
    population: str
    counting: str
    as_of: str
    scope: str
    claimant: str
    claimant_is: str
    remark: str
    marks: list[str]
    links: list[LinkView]
    more_links: list[LinkView]
    sources: list[SourceView]
    apart: str = ""
    """What keeps it from being compared with figures that are, as a sentence."""


@dataclass(frozen=True)
class Group:
    """Figures that count the same thing, or (not `is_compared`) that nothing compares."""

    id: str
    heading: str
    is_compared: bool
    rows: list[FigureRow]
    ours: OwnCount | None
    ranges: Ranges | None


@dataclass(frozen=True)
class Section:
    """The figures of one measure on one side."""

    id: str
    heading: str
    groups: list[Group]
    compare_url: str = ""
    """The same claims over time, where they are several on one nationality."""


def figures_with_claimants(found: QuerySet[Any]) -> QuerySet[Any]:
    """The figures with what their rows need of them."""
    return with_marks(found.select_related("claimant"))


def sections(figures: Sequence[Any]) -> list[Section]:
    """The figures of one page in their order, under their headings."""
    links, sources = links_of(figures), sources_of_figures(figures)
    ours = own_counts(figures)
    made = []
    for number, (heading, of_measure) in enumerate(groupby(figures, key=words.measure_in_words)):
        of_section = list(of_measure)
        groups = [
            _group(f"group-{number}-{place}", name, list(of_group), ours=ours.get(name), links=links, sources=sources)
            for place, (name, of_group) in enumerate(groupby(of_section, key=lambda figure: figure.comparison_group))
        ]
        made.append(Section(f"section-{number}", heading, groups, _compare_url(of_section)))
    return made


def _compare_url(figures: Sequence[Any]) -> str:
    first = figures[0]
    if len(figures) == 1 or not first.nationality or any(each.nationality != first.nationality for each in figures):
        return ""
    params = {"nationality": first.nationality, "measure": first.measure, "side": first.side}
    return list_url(FIGURES, params, view="compare")


def _group(
    place: str,
    name: str,
    figures: Sequence[Any],
    *,
    ours: OwnCount | None,
    links: dict[str, list[LinkView]],
    sources: dict[str, list[SourceView]],
) -> Group:
    return Group(
        id=place,
        heading=name or str(NOT_GROUPED),
        is_compared=bool(name),
        rows=[_row(figure, links, sources) for figure in figures],
        ours=ours,
        ranges=ranges(figures, ours.number if ours else None) if name else None,
    )


def _as_of(figure: Any) -> str:
    """The day for which a figure was said; else the end of its period, which says so."""
    if figure.as_of:
        return date_in_words(figure.as_of)
    if figure.period_end:
        return _("Not stated; its period ends: %(day)s") % {"day": date_in_words(figure.period_end)}
    return _("Not stated")


def _row(figure: Any, links: dict[str, list[LinkView]], sources: dict[str, list[SourceView]]) -> FigureRow:
    return FigureRow(
        reference=figure.reference,
        url=record_url(FIGURES, figure.reference),
        number=words.number_in_words(figure),
        unit=words.unit_of(figure),
        of=words.of_whom(figure),
        population=words.population_in_words(figure),
        counting=words.counting_in_words(figure),
        as_of=_as_of(figure),
        scope=figure.scope,
        claimant=figure.claimant.name,
        claimant_is=words.claimant_in_words(figure.claimant, figure.position),
        remark=figure.remark,
        marks=marks_of(figure),
        links=links[figure.reference][:_SHOWN_LINKS],
        more_links=links[figure.reference][_SHOWN_LINKS:],
        sources=sources[figure.reference],
    )


def marks_of(figure: Any) -> list[str]:
    """Why to be careful with a figure; a contested or copied one says so in its links."""
    known = (
        (figure.is_superseded, _("Superseded by a later figure")),
        (figure.is_old, _("Older than a year")),
        (figure.is_relayed, _("Repeats the count of another")),
    )
    return [text for holds, text in known if holds]


def repeats_of(figures: Sequence[Figure]) -> dict[str, list[LinkView]]:
    """The figures of others that relay each of these, the earliest first."""
    shown = {figure.reference: figure for figure in figures}
    found: dict[str, list[LinkView]] = {reference: [] for reference in shown}
    rows = FigureLink.objects.filter(other__in=shown, kind=LinkKind.REPEATS).select_related(
        "figure__claimant", "other__claimant"
    )
    by_others = rows.exclude(figure__claimant=F("other__claimant"))
    for link in by_others.order_by("figure__as_of_earliest", "figure__sort_key"):
        found[link.other_id].append(link_view(link, 1))
    return found


def links_of(figures: Sequence[Figure], kinds: Sequence[str] = tuple(LinkKind.values)) -> dict[str, list[LinkView]]:
    """The links of these kinds of each figure, its own first, then those that others make to it."""
    shown = {figure.reference for figure in figures}
    found: dict[str, list[LinkView]] = defaultdict(list)
    rows = FigureLink.objects.filter(kind__in=kinds).select_related("figure__claimant", "other__claimant")
    for link in rows.filter(figure__in=shown).order_by("figure", "position"):
        found[link.figure_id].append(link_view(link, 0))
    for link in rows.filter(other__in=shown).order_by("other", "figure__sort_key"):
        found[link.other_id].append(link_view(link, 1))
    for statement in (
        Statement.objects.filter(contests_figure__in=shown).select_related("claimant").order_by("sort_key")
    ):
        found[str(statement.contests_figure_id)].append(rejected_in(statement))
    return found


def rejected_in(statement: Statement) -> LinkView:
    """The statement as it reads at the figure that it rejects."""
    label = f"{statement.claimant.name}: {statement.summary}"
    url = record_url(STATEMENTS, statement.reference)
    return LinkView(LINK_WORDS[LinkKind.CONTESTS][1], label, url, statement.contested_point)


def link_view(link: FigureLink, end: int) -> LinkView:
    """The link as it reads at one of its ends: 0 at the figure that makes it, 1 at the other."""
    figure, other = (link.other, link.figure) if end else (link.figure, link.other)
    label = f"{words.beside(figure, other)}, {other.claimant.name}"
    return LinkView(LINK_WORDS[link.kind][end], label, record_url(FIGURES, other.reference), link.note)


def sources_of_figures(figures: Sequence[Figure]) -> dict[str, list[SourceView]]:
    """The sources of each figure, by its reference."""
    found: dict[str, list[SourceView]] = defaultdict(list)
    rows = FigureCitation.objects.filter(figure__in=[figure.reference for figure in figures])
    for cited in rows.select_related("source").prefetch_related("source__captures").order_by("figure", "position"):
        found[str(cited.figure_id)].append(source_view(len(found[str(cited.figure_id)]) + 1, cited.source))
    return found
