"""One nationality's page: its numbers on both sides, what others published of it, and what was said."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from tracker.catalogue.figures.filter import FigureFilter, StateActionFilter, StatementFilter
from tracker.catalogue.figures.kind import STATE_ACTIONS
from tracker.catalogue.generation import State
from tracker.catalogue.people.counts import LISTS, Counts
from tracker.catalogue.people.filter import PeopleFilter
from tracker.lib.territories import STATELESS, UNKNOWN, label, region_of, territories
from tracker.lib.territory_words import territories_named
from tracker.website.figures.comparing.compare_page import chart_of, figures_of
from tracker.website.figures.comparing.in_short import short_tables
from tracker.website.figures.figure_words import measure_in_words
from tracker.website.figures.pages.matrix import compare_url
from tracker.website.figures.pages.state_actions_page import action_rows
from tracker.website.figures.pages.statements_page import statement_rows, statements_with_claimants
from tracker.website.figures.position_marks import all_marks
from tracker.website.home import numbers as front
from tracker.website.listing.links import list_url, people_files, people_url
from tracker.website.nationalities.nationalities_page import counted_apart
from tracker.website.page_context import grouped, people_of
from tracker.website.people.claim_views import Fact
from tracker.website.people.people_bars import facet_bars
from tracker.website.timeline.axis import axis_of
from tracker.website.timeline.time_chart import time_chart

_SHOWN_FIGURES = 24
_SHOWN_STATEMENTS = 8
_SHOWN_ACTIONS = 8


def context(code: str, state: State) -> dict[str, Any]:
    """What the template of one nationality needs; `code` is a territory, `stateless` or `unknown`."""
    people = PeopleFilter.of(nationality=code)
    found, facets = people.counts(), people.facet_counts()
    return {
        "code": code,
        "name": label(code),
        "title_to_cite": label(code),
        "region": region_of(code) or "",
        "apart": counted_apart(code),
        "somebody": bool(found.recorded.people),
        "who": "of this nationality" if code in territories() else "",
        "glance": _glance(code, found),
        "side_heads": front.side_heads(),
        "strata": front.side_rows(found, nationality=code),
        "side_not_known": front.side_not_known(facets, nationality=code),
        "chart": time_chart(people, axis_of(state)),
        "fates": facet_bars(people, facets, "fate"),
        "units": facet_bars(people, facets, "unit"),
        "channels": facet_bars(people, facets, "recruited_how"),
        "people_url": people_url(nationality=code),
        "files": people_files(people),
        "page": reverse("nationality", args=[code]),
        "feed": reverse("nationality-atom", args=[code]),
        **_published(code),
    }


def _glance(code: str, found: Counts) -> list[Fact]:
    """The numbers that readers quote first."""
    contracts = f"{grouped(found.with_contract.people)} of {grouped(found.recorded.people)}"
    return [
        _fact("Recorded", code, found.recorded.people, "recorded"),
        _fact("Recruited foreigners, of either side", code, found.foreign.people, "foreign"),
        Fact("With a contract on record", contracts),
        _fact("Granted citizenship for service", code, found.granted.people, "granted"),
        _fact("Confirmed dead", code, found.dead.people, "dead"),
    ]


def _fact(heading: str, code: str, people: int, name: str) -> Fact:
    return Fact(heading, people_of(people), url=people_url(**LISTS[name], nationality=code) if people else "")


def _published(code: str) -> dict[str, Any]:
    """What others published of this nationality; nothing is published of those without one."""
    if code not in territories():
        return {"tables": [], "statements": [], "actions": [], "more_figures": ""}
    figures, said = FigureFilter.of(nationality=code), StatementFilter.of(about_nationality=code)
    rows = figures_of(figures)
    shown = _whole_measures(rows)
    about = statements_with_claimants(said.rows()).order_by("sort_key", "reference")[:_SHOWN_STATEMENTS]
    return _done(code) | {
        "tables": short_tables(shown, figures),
        "drawing": chart_of(rows, only_compared=True),
        "positions": all_marks(),
        "compare_url": compare_url(figures.params),
        "statements": statement_rows(list(about)),
        "more_figures": str(len(shown)) if len(rows) > len(shown) else "",
    }


def _whole_measures(figures: Sequence[Any]) -> Sequence[Any]:
    """The first of them, and what is left of the last one's measure: no measure is cut."""
    end = _SHOWN_FIGURES
    while 0 < end < len(figures) and measure_in_words(figures[end]) == measure_in_words(figures[end - 1]):
        end += 1
    return figures[:end]


def _done(code: str) -> dict[str, Any]:
    """What states did about citizens of this nationality."""
    actions = StateActionFilter.of(about_nationality=code)
    rows = list(actions.rows().order_by("-sort_key", "-reference")[: _SHOWN_ACTIONS + 1])
    return {
        "actions": action_rows(rows[:_SHOWN_ACTIONS][::-1]),
        "actions_url": list_url(STATE_ACTIONS, actions.params),
        "more_actions": str(_SHOWN_ACTIONS) if len(rows) > _SHOWN_ACTIONS else "",
    }


def canonical(code: str) -> str | None:
    """The code as we write it, from any case, or from a name or another code of that one territory; None else."""
    codes = {each.casefold(): each for each in (*territories(), STATELESS, UNKNOWN)}
    named = territories_named(code)
    return codes.get(code.casefold()) or (named[0] if len(named) == 1 else None)
