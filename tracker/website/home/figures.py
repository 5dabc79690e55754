"""The home page's published figures: of each kind about all countries the latest one, with our own count beside it."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracker.catalogue.figures.kind import FIGURES
from tracker.catalogue.models import Figure
from tracker.catalogue.people.filter import PeopleFilter
from tracker.catalogue.people.kind import PEOPLE
from tracker.vocabulary.figures import Measure
from tracker.vocabulary.people import GrantState, Side
from tracker.website.figures import figure_words as words
from tracker.website.figures.figures_page import LinkView, figures_with_claimants, marks_of, repeats_of
from tracker.website.figures.own_counts import OwnCount, own_counts
from tracker.website.listing.links import list_url, record_url
from tracker.website.page_context import grouped
from tracker.website.words import date_in_words

_MEASURES = [Measure.RECRUITED, Measure.CITIZENSHIP_GRANTED, Measure.KILLED]


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
    repeats: list[LinkView]
    """The figures that relay this one."""
    ours: OwnCount | None


def figures_beside_ours() -> list[BesideRow]:
    """Recruited, citizenship, killed: only figures of all countries on one side, not superseded, relays last."""
    of_all = Figure.objects.filter(measure__in=_MEASURES, side__in=Side.values, nationality="", grouping="")
    dated = [row for row in figures_with_claimants(of_all).filter(is_superseded=False).exclude(as_of="") if _kind(row)]
    ordered = sorted(dated, key=lambda row: (_MEASURES.index(row.measure), row.side, _kind(row)))
    latest = [
        max(of_kind, key=lambda row: (not row.is_relayed, row.as_of_latest or row.as_of_earliest, row.reference))
        for _kind_of_all, of_kind in groupby(ordered, key=_kind)
    ]
    ours, repeats = own_counts(latest), repeats_of(latest)
    return [
        _row(figure, ours.get(figure.comparison_group) or _granted(figure), repeats[figure.reference])
        for figure in latest
    ]


def _kind(figure: Figure) -> str:
    """What the figure is compared by; citizenships stand in no group, for each is counted over a time of its own."""
    if figure.measure == Measure.CITIZENSHIP_GRANTED:
        return words.measure_in_words(figure)
    return figure.comparison_group


def _granted(figure: Figure) -> OwnCount | None:
    """The citizenships granted that we have documented on the side of such a figure."""
    if figure.measure != Measure.CITIZENSHIP_GRANTED:
        return None
    people = PeopleFilter.of(citizenship=GrantState.GRANTED, side=figure.side)
    grants = people.counts().grants
    number = ngettext("%(number)s citizenship granted", "%(number)s citizenships granted", grants)
    return OwnCount(grants, number % {"number": grouped(grants)}, list_url(PEOPLE, people.params)) if grants else None


def _row(figure: Any, ours: OwnCount | None, repeats: list[LinkView]) -> BesideRow:
    return BesideRow(
        heading=figure.comparison_group or _over_its_time(figure),
        number=f"{words.number_in_words(figure)} {words.unit_of(figure)}",
        url=record_url(FIGURES, figure.reference),
        claimant=figure.claimant.name,
        claimant_is=words.claimant_in_words(figure.claimant, figure.position),
        as_of=date_in_words(figure.as_of),
        marks=marks_of(figure),
        repeats=repeats,
        ours=ours,
    )


def _over_its_time(figure: Figure) -> str:
    """`Citizenship granted, on Russia's side, all countries, from January 2024 until 3 November 2024`."""
    parts = {"measure": words.measure_in_words(figure), "period": words.counting_in_words(figure)}
    return _("%(measure)s, all countries, %(period)s") % parts
