"""Figures at a glance: for each side a table of nationalities and measures, each cell with the latest figure."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import F
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracker.catalogue.figures.columns import with_marks
from tracker.catalogue.figures.facets import ALL_COUNTRIES
from tracker.catalogue.figures.filter import FigureFilter
from tracker.catalogue.figures.kind import FIGURES
from tracker.catalogue.listing.filter import Values
from tracker.catalogue.models import Figure, FigureLink
from tracker.lib.names.name_keys import sort_key
from tracker.lib.territories import label
from tracker.vocabulary.figures import Counting, FigureSide, LinkKind, Measure
from tracker.website.figures import figure_words as words
from tracker.website.figures.figure_days import day_of, with_publication
from tracker.website.figures.position_marks import mark_of
from tracker.website.listing.links import list_url, record_url
from tracker.website.page_context import grouped
from tracker.website.words import choice

CONTRADICTING = (LinkKind.CONTESTS.value, LinkKind.DIFFERS.value)
"""The relations by which figures contradict each other."""


@dataclass(frozen=True)
class Head:
    """A measure and its figures."""

    label: str
    url: str


@dataclass(frozen=True)
class Matrix:
    """The figures on recruits of one side."""

    id: str
    heading: str
    figures: str
    url: str
    heads: list[Head]
    rows: list[SafeString]
    """The cells of each row: a template would take its time over six hundred of them."""


def matrices() -> list[Matrix]:
    """One table for each side of which there are figures."""
    by_side: dict[str, list[Any]] = defaultdict(list)
    for figure in with_publication(with_marks(Figure.objects.all())).order_by("sort_key", "reference"):
        by_side[figure.side].append(figure)
    differing, parts = contradicting(), parts_of_others()
    return [
        _matrix(side, by_side[side], differing=differing, parts=parts) for side in FigureSide.values if side in by_side
    ]


def contradicting() -> set[str]:
    """References of the figures that another one, or a statement, contradicts, or that contradict one."""
    return set(FigureFilter.of(relation=CONTRADICTING).rows().values_list("pk", flat=True))


def how_many(figures: Sequence[Any], differing: Iterable[str]) -> str:
    """`3 figures, 2 differ`."""
    number = len(figures)
    differ = len({figure.reference for figure in figures} & set(differing))
    if not differ:
        return figures_of(number)
    text = ngettext("%(figures)s, %(differ)d differs", "%(figures)s, %(differ)d differ", differ)
    return text % {"figures": figures_of(number), "differ": differ}


def figures_of(number: int) -> str:
    """`1 figure`, `12 figures`."""
    assert FIGURES.listing
    return str(FIGURES.listing.number % {"number": number, "grouped": grouped(number)})


def parts_of_others() -> set[str]:
    """References of the figures that count a part of another one of the same cell."""
    same = {f"figure__{name}": F(f"other__{name}") for name in ("measure", "side", "nationality", "grouping")}
    return set(FigureLink.objects.filter(kind=LinkKind.PART_OF, **same).values_list("figure_id", flat=True))


def latest(figures: Sequence[Any], parts: set[str]) -> Any:
    """The latest one that nothing supersedes; of two of one day the lower one, which says less.

    Copies, relays and parts of another only where there is nothing else, then those without a day, then those of one
    period only.
    """

    def rank(figure: Any) -> tuple[Any, ...]:
        is_own = not (figure.is_relayed or figure.is_miscopied or figure.reference in parts)
        is_total = figure.counting != Counting.IN_PERIOD
        day = day_of(figure)
        is_dated, last = bool(day), day.last if day else date.min
        return not figure.is_superseded, is_own, is_dated, is_total, last, -figure.high, figure.reference

    return max(figures, key=rank)


def _matrix(side: str, figures: Sequence[Any], *, differing: set[str], parts: set[str]) -> Matrix:
    measures = [measure for measure in Measure.values if any(figure.measure == measure for figure in figures)]
    by_row: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for figure in figures:
        by_row[figure.nationality, figure.grouping].append(figure)
    rows = [
        _row(by_row[key], measures, differing=differing, parts=parts)
        for key in sorted(by_row, key=lambda key: (bool(key[1]), bool(key[0]), sort_key(key[1] or label(key[0]))))
    ]
    return Matrix(
        id=f"side-{side}",
        heading=_("Foreign recruits %(of_side)s") % {"of_side": words.side_in_words(side)},
        figures=figures_of(len(figures)),
        url=list_url(FIGURES, {"side": side}),
        heads=[
            Head(measure_in_short(measure), list_url(FIGURES, {"measure": measure, "side": side}))
            for measure in measures
        ],
        rows=rows,
    )


def measure_in_short(measure: str) -> str:
    """`Casualties`, without what the word holds."""
    return choice(Measure)(measure).partition(" (")[0]


def _row(figures: Sequence[Any], measures: Sequence[str], *, differing: set[str], parts: set[str]) -> SafeString:
    by_measure = [[figure for figure in figures if figure.measure == measure] for measure in measures]
    cells = []
    for has_figures, run in groupby(by_measure, key=bool):
        if has_figures:
            cells += [_cell(of_measure, differing=differing, parts=parts) for of_measure in run]
        else:
            cells.append(format_html('<td role="cell" colspan="{}"></td>', len(list(run))))
    return format_html(
        '<th role="rowheader" scope="row">{} <small><a href="{}">{}</a></small></th>{}',
        _name(figures[0]),
        _list_of(figures),
        how_many(figures, differing),
        mark_safe("".join(cells)),  # noqa: S308 - made here, each escaped
    )


def _name(figure: Figure) -> str:
    if figure.grouping:
        return _("“%(grouping)s”, as the claimant groups it") % {"grouping": figure.grouping}
    return label(figure.nationality) if figure.nationality else _("All countries")


def _cell(figures: Sequence[Any], *, differing: set[str], parts: set[str]) -> SafeString:
    """The latest figure, who says so and when, and how many there are."""
    figure = latest(figures, parts)
    position = mark_of(figure.position)
    all_of_it = (_all_url(figures), how_many(figures, differing)) if len(figures) > 1 else ()
    return format_html(
        '<td role="cell" data-head="{}"><b class="{}" role="img" aria-label="{}">{}</b> <a href="{}">{}</a>'
        " <small>{}</small>{}</td>",
        measure_in_short(figure.measure),
        position.name,
        position.label,
        position.mark,
        record_url(FIGURES, figure.reference),
        words.number_in_words(figure),
        when_in_short(figure),
        format_html(' <small><a href="{}">{}</a></small>', *all_of_it) if all_of_it else "",
    )


def when_in_short(figure: Any) -> str:
    """`Mar 2024`, or `Mar 2024, part` of what counts one list, place or period only."""
    day = day_of(figure)
    words = day.in_short() if day else _("no day")
    is_part = figure.scope or figure.counting == Counting.IN_PERIOD
    return _("%(day)s, part") % {"day": words} if is_part else words


def _all_url(figures: Sequence[Any]) -> str:
    """All figures of one cell: beside each other, or, of a grouping of the claimant's own, their list."""
    first = figures[0]
    if first.grouping:
        return _list_of(figures)
    return compare_url(
        {"nationality": first.nationality or ALL_COUNTRIES, "measure": first.measure, "side": first.side}
    )


def compare_url(params: Values) -> str:
    """Claim beside claim, with these parameters."""
    return list_url(FIGURES, params, view="compare")


def _list_of(figures: Sequence[Any]) -> str:
    """The list of exactly these figures: those of a nationality, or of one grouping, on one side."""
    first = figures[0]
    if first.grouping:
        return list_url(FIGURES, {"reference": [figure.reference for figure in figures]})
    return list_url(FIGURES, {"nationality": first.nationality or ALL_COUNTRIES, "side": first.side})
