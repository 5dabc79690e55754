"""The map of published figures: each nationality with the latest one of a measure, on recruits of one side."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracker.catalogue.figures.facets import ALL_COUNTRIES, GROUPING
from tracker.catalogue.figures.filter import FigureFilter
from tracker.catalogue.figures.kind import FIGURES
from tracker.catalogue.models import Figure
from tracker.lib.territories import label
from tracker.vocabulary.figures import FigureSide, Measure, Qualifier
from tracker.website.figures.figure_days import with_publication
from tracker.website.figures.figure_words import number_in_words, side_in_words, unit_of
from tracker.website.figures.pages.figures_page import figures_with_claimants
from tracker.website.figures.pages.matrix import figures_of, latest, measure_in_short, parts_of_others, when_in_short
from tracker.website.listing.links import Named, list_url, record_url
from tracker.website.map.areas import Area, WorldMap, in_order
from tracker.website.page_context import grouped

MEASURE, SIDE = "measure", "side"
_SIGNS = {
    Qualifier.AT_LEAST: "≥",
    Qualifier.MORE_THAN: ">",
    Qualifier.ABOUT: "~",
    Qualifier.NEARLY: "~",
    Qualifier.UP_TO: "≤",
    Qualifier.FEWER_THAN: "<",
}
_HEADS = ("low", "high", "qualifier", "counts", "as_of", "claimant", "figure")


def figures_map(found: FigureFilter) -> WorldMap:
    """The map of the figures found; which one is the latest is said as in the table of all figures."""
    figures = list(with_publication(figures_with_claimants(found.rows())).order_by("sort_key", "reference"))
    by_nationality: dict[str, list[Any]] = defaultdict(list)
    for figure in figures:
        by_nationality[figure.nationality].append(figure)
    without, parts = by_nationality.pop("", []), parts_of_others()
    words = {"measure": measure_in_short(found.value(MEASURE)), "of_side": side_in_words(found.value(SIDE))}
    return WorldMap(
        kind=FIGURES,
        found=found,
        title=_("%(measure)s, %(of_side)s: the latest published figure on each country") % words,
        number=Named(figures_of(len(figures)), list_url(FIGURES, found.params)),
        areas=in_order(_area(latest(of_one, parts)) for of_one in by_nationality.values()),
        beside=list(_of_no_country(found, without)),
        hint="",
        heads=_HEADS,
    )


def _area(figure: Any) -> Area:
    number = "–".join(grouped(each) for each in dict.fromkeys((figure.low, figure.high)))
    return Area(
        code=figure.nationality,
        name=label(figure.nationality),
        number=figure.high,
        sign=_SIGNS.get(figure.qualifier, "") + number,
        words=f"{number_in_words(figure)} {unit_of(figure)}",
        url=record_url(FIGURES, figure.reference),
        cells=[getattr(figure, name) for name in _HEADS[:-2]] + [figure.claimant.name, figure.reference],
        remark=f"{figure.claimant.name}, {when_in_short(figure)}",
    )


def _of_no_country(found: FigureFilter, figures: Sequence[Any]) -> Iterator[Named]:
    number = Counter(GROUPING if figure.grouping else ALL_COUNTRIES for figure in figures)
    for of, words in (
        (ALL_COUNTRIES, _("%(figures)s on all countries together")),
        (GROUPING, _("%(figures)s on groups of countries, as the claimant made them")),
    ):
        if number[of]:
            yield Named(
                words % {"figures": figures_of(number[of])}, list_url(FIGURES, found.params_but(nationality=of))
            )


def measures(view: str) -> Iterator[tuple[str, list[Named]]]:
    """For each side the measures of which there is a figure on some country, and the maps of them."""
    countries: dict[tuple[str, str], set[str]] = defaultdict(set)
    for figure in Figure.objects.exclude(nationality=""):
        countries[figure.side, figure.measure].add(figure.nationality)
    for side in FigureSide.values:
        maps = []
        for measure in Measure.values:
            if number := len(countries[side, measure]):
                words = ngettext("%(measure)s: %(number)s country", "%(measure)s: %(number)s countries", number)
                url = list_url(FIGURES, {MEASURE: measure, SIDE: side}, view=view)
                maps.append(Named(words % {"measure": measure_in_short(measure), "number": number}, url))
        if maps:
            yield _("Published figures, recruits %(of_side)s") % {"of_side": side_in_words(side)}, maps
