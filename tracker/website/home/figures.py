"""The home page's published figures: what each party says of all countries together, with our own count beside it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracker.catalogue.figures.kind import FIGURES
from tracker.catalogue.models import Figure
from tracker.catalogue.people.filter import PeopleFilter
from tracker.catalogue.people.kind import PEOPLE
from tracker.vocabulary.figures import Counting, Measure
from tracker.vocabulary.people import GrantState, Side
from tracker.website.figures import figure_words as words
from tracker.website.figures.figure_days import day_of, with_publication
from tracker.website.figures.own_counts import OwnCount, counts_as_we_do, own_count
from tracker.website.figures.pages.figures_page import LinkView, figures_with_claimants, marks_of, repeats_of
from tracker.website.figures.pages.matrix import latest, parts_of_others
from tracker.website.listing.links import list_url, record_url
from tracker.website.page_context import grouped

_MEASURES = (Measure.RECRUITED, Measure.CITIZENSHIP_GRANTED, Measure.KILLED)


@dataclass(frozen=True)
class BesideRow:
    """The figure of one party in words; `limits` are those within which alone it counts (empty: none is stated)."""

    number: str
    url: str
    limits: str
    claimant: str
    claimant_is: str
    day: str
    marks: list[str]
    repeats: list[LinkView]
    """Figures of others that relay this one."""


@dataclass(frozen=True)
class BesideBlock:
    """What is counted, on one side: the figures of others, the newest first, and ours; None: nobody yet."""

    measure: Measure
    heading: str
    rows: list[BesideRow]
    ours: OwnCount | None


def beside_ours() -> dict[str, list[BesideBlock]]:
    """All blocks: those that are seen `first`, and the `rest`, of the killed, which are folded away."""
    blocks = figures_beside_ours()
    return {
        "first": [block for block in blocks if block.measure != Measure.KILLED],
        "rest": [block for block in blocks if block.measure == Measure.KILLED],
    }


def figures_beside_ours() -> list[BesideBlock]:
    """Recruited, citizenship, killed, on each side: of each party (a side, a third) the figure that stands for it.

    Claimants count within limits of their own, so each is shown with its limits, and none as the number of its side.
    """
    of_all = Figure.objects.filter(measure__in=_MEASURES, side__in=Side.values, nationality="", grouping="")
    found: dict[tuple[str, str], dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for figure in with_publication(figures_with_claimants(of_all)).filter(is_superseded=False):
        if day_of(figure) and (counts_as_we_do(figure) or figure.measure == Measure.CITIZENSHIP_GRANTED):
            found[figure.measure, figure.side][figure.position].append(figure)
    return list(_blocks(found))


def _blocks(found: dict[tuple[str, str], dict[str, list[Any]]]) -> Iterator[BesideBlock]:
    parts = parts_of_others()
    for measure in _MEASURES:
        for side in Side.values:
            by_position = found.get((measure, side), {})
            own = {figure.reference for each in by_position.values() for figure in each if _is_own(figure, parts)}
            standing = sorted((_standing(each, own) for each in by_position.values()), key=_last_day, reverse=True)
            # What repeats another's count says nothing more, unless there is nothing else.
            shown = [figure for figure in standing if figure.reference in own] or standing[:1]
            if shown:
                repeats = repeats_of(shown)
                ours = _granted(side) if measure == Measure.CITIZENSHIP_GRANTED else own_count(measure, side)
                rows = [_row(figure, repeats[figure.reference]) for figure in shown]
                yield BesideBlock(measure, words.measure_in_words(shown[0]), rows, ours)


def _is_own(figure: Any, parts: set[str]) -> bool:
    return not (figure.is_relayed or figure.is_miscopied or figure.reference in parts)


def _standing(figures: Sequence[Any], own: set[str]) -> Any:
    """The figure of a party: its own before relays and parts, one without limits before others, then the latest."""
    of_own = [figure for figure in figures if figure.reference in own] or figures
    return latest([figure for figure in of_own if not limits_of(figure)] or of_own, set())


def _last_day(figure: Any) -> date:
    day = day_of(figure)
    return day.last if day else date.min


def limits_of(figure: Any) -> str:
    """Within what alone it counts: `Moscow selection point, from April 2023 until May 2024`; empty: none is stated."""
    period = words.counting_in_words(figure) if figure.counting == Counting.IN_PERIOD else ""
    return ", ".join(filter(None, (figure.scope, period)))


def _granted(side: str) -> OwnCount | None:
    """The citizenships granted that we have documented on that side."""
    people = PeopleFilter.of(citizenship=GrantState.GRANTED, side=side)
    grants = people.counts().grants
    number = ngettext("%(number)s citizenship granted", "%(number)s citizenships granted", grants)
    return OwnCount(grants, number % {"number": grouped(grants)}, list_url(PEOPLE, people.params)) if grants else None


def _row(figure: Any, repeats: list[LinkView]) -> BesideRow:
    limits, day = limits_of(figure), day_of(figure)
    return BesideRow(
        number=f"{words.number_in_words(figure)} {words.unit_of(figure)}",
        url=record_url(FIGURES, figure.reference),
        limits=_("only %(limits)s") % {"limits": limits} if limits else "",
        claimant=figure.claimant.name,
        claimant_is=words.claimant_in_words(figure.claimant, figure.position),
        day=day.in_words() if day else "",
        marks=marks_of(figure),
        repeats=repeats,
    )
