"""Which figures contradict each other, as pairs in words: the newest first."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracker.catalogue.figures.kind import FIGURES
from tracker.catalogue.models import Figure, FigureLink, Statement
from tracker.lib.dates.partial_dates import PartialDate
from tracker.vocabulary.figures import LINK_WORDS
from tracker.website.figures import figure_words as words
from tracker.website.figures.figure_days import day_of, with_publication
from tracker.website.figures.pages.figures_page import rejected_in
from tracker.website.figures.pages.matrix import CONTRADICTING
from tracker.website.listing.links import record_url


@dataclass(frozen=True)
class Pair:
    """A figure in words, how it stands to the other figure or the statement that rejects it, and why."""

    said: str
    url: str
    words: str
    other: str
    other_url: str
    note: str
    newest: date
    """The later one of the days of both."""


def pairs_by_figure() -> dict[str, list[Pair]]:
    """The pairs in which each figure stands, at either end."""
    found: dict[str, list[Pair]] = defaultdict(list)
    links = list(FigureLink.objects.filter(kind__in=CONTRADICTING).order_by("figure__sort_key", "figure", "position"))
    statements = Statement.objects.filter(contests_figure__isnull=False).select_related("claimant")
    rejected = list(statements.order_by("sort_key"))
    ends = {each for link in links for each in (link.figure_id, link.other_id)}
    ends |= {statement.contests_figure_id for statement in rejected if statement.contests_figure_id}
    figures = with_publication(Figure.objects.select_related("claimant")).in_bulk(ends)
    for link in links:
        pair = _pair(link, figures)
        found[link.figure_id].append(pair)
        found[link.other_id].append(pair)
    for statement in rejected:
        if figure := figures.get(statement.contests_figure_id or ""):
            found[figure.reference].append(_rejected(figure, statement))
    return found


def newest_pairs(figures: Iterable[Any], pairs: Mapping[str, Sequence[Pair]]) -> list[Pair]:
    """Those in which one of these figures stands, each once, the newest first."""
    of_these = dict.fromkeys(pair for figure in figures for pair in pairs.get(figure.reference, ()))
    return sorted(of_these, key=lambda pair: pair.newest, reverse=True)


def day_to_sort(figure: Any) -> date:
    """The last day that a figure's can mean; the earliest of all where none is known."""
    day = day_of(figure)
    return day.last if day else date.min


def _pair(link: FigureLink, figures: Mapping[str, Any]) -> Pair:
    figure, other = figures[link.figure_id], figures[link.other_id]
    return Pair(
        said=_said(figure, words.beside(other, figure)),
        url=record_url(FIGURES, figure.reference),
        words=LINK_WORDS[link.kind][0],
        other=_said(other, words.beside(figure, other)),
        other_url=record_url(FIGURES, other.reference),
        note=link.note,
        newest=max(day_to_sort(figure), day_to_sort(other)),
    )


def _rejected(figure: Any, statement: Statement) -> Pair:
    link = rejected_in(statement)
    said = _said(figure, f"{words.number_in_words(figure)} {words.unit_of(figure)}")
    url = record_url(FIGURES, figure.reference)
    on = PartialDate.parse(statement.on) if statement.on else None
    newest = (on and (on.latest or on.earliest)) or date.min
    return Pair(said, url, link.words, link.label, link.url, link.note, newest)


def _said(figure: Any, number: str) -> str:
    """`104 people, Ministry of Foreign Affairs, 18 November 2025`."""
    day = day_of(figure)
    return ", ".join(filter(None, (number, figure.claimant.name, day.in_words() if day else "")))


def joined(figures: Sequence[Any], pairs: Iterable[frozenset[str]]) -> list[list[Any]]:
    """Figures that contradict each other, each such set together, of those that stand in no group with others."""
    sizes = Counter(figure.comparison_group for figure in figures)
    loose = {
        figure.reference: figure
        for figure in figures
        if not figure.comparison_group or sizes[figure.comparison_group] == 1
    }
    sets: list[set[str]] = []
    for pair in pairs:
        if pair <= loose.keys():
            touching = [each for each in sets if each & pair]
            sets = [each for each in sets if each not in touching] + [set(pair).union(*touching)]
    return [[figure for reference, figure in loose.items() if reference in each] for each in sets]
