"""One nationality's page: its numbers on both sides, what others published of it, and what was said."""

from collections.abc import Iterator
from typing import Any

from django.http import QueryDict
from django.urls import reverse

from tracker.catalogue.figures.filter import figure_filter, state_action_filter, statement_filter
from tracker.catalogue.people.counts import LISTS, Counts
from tracker.lib.query import query_string
from tracker.lib.territories import STATELESS, UNKNOWN, label, region_of, territories
from tracker.lib.territory_words import territories_named
from tracker.vocabulary.people import Side
from tracker.website.figures.figures_page import sections, shown_figures
from tracker.website.figures.state_actions_page import action_rows
from tracker.website.figures.statements_page import shown_statements, statement_rows
from tracker.website.home import numbers as front
from tracker.website.listing.links import file_links, people_url
from tracker.website.nationalities.nationalities_page import counted_apart
from tracker.website.page import grouped, people_of
from tracker.website.people.claim_views import Fact
from tracker.website.people.people_bars import Bars, facet_bars, people_asked, quarter_bars

_SHOWN_FIGURES = 40
_SHOWN_STATEMENTS = 20
_SHOWN_ACTIONS = 20


def context(code: str) -> dict[str, Any]:
    """What the template of one nationality needs; `code` is a territory, `stateless` or `unknown`."""
    asked = people_asked(nationality=code)
    found, facets = asked.counts(), asked.facets()
    return {
        "code": code,
        "name": label(code),
        "region": region_of(code) or "",
        "apart": counted_apart(code),
        "somebody": bool(found.recorded.people),
        "who": "of this nationality" if code in territories() else "",
        "glance": _glance(code, found),
        "side_heads": front.side_heads(),
        "strata": front.side_rows(found, nationality=code),
        "side_not_known": front.side_not_known(facets, nationality=code),
        "quarters": list(_quarters(code)),
        "fates": facet_bars(facets, "fate", nationality=code),
        "units": facet_bars(facets, "unit", nationality=code),
        "channels": facet_bars(facets, "recruited_how", nationality=code),
        "people_url": people_url(nationality=code),
        "files": file_links(QueryDict(query_string({"nationality": code}))),
        "page": reverse("nationality", args=[code]),
        **_published(code),
    }


def _quarters(code: str) -> Iterator[tuple[str, str, Bars]]:
    """Per side that somebody was recruited by: its code, its words, and the people by quarter of contract."""
    for side in Side:
        bars = quarter_bars(nationality=code, side=side.value)
        if bars.shown or bars.remark:
            yield side.value, f"{side.label} side", bars


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
    params: dict[str, Any] = {**LISTS[name], "nationality": code}  # type: ignore[dict-item]
    return Fact(heading, people_of(people), url=people_url(**params) if people else "")


def _published(code: str) -> dict[str, Any]:
    """What others published of this nationality; nothing is published of those without one."""
    if code not in territories():
        return {"sections": [], "statements": [], "actions": [], "figures_url": "", "more_figures": ""}
    figures = figure_filter(QueryDict(query_string({"nationality": code}))).found()
    said = statement_filter(QueryDict(query_string({"about_nationality": code}))).found()
    rows = list(shown_figures(figures).order_by("sort_key", "reference")[: _SHOWN_FIGURES + 1])
    about = shown_statements(said).order_by("sort_key", "reference")[:_SHOWN_STATEMENTS]
    return _done(code) | {
        "sections": sections(rows[:_SHOWN_FIGURES]),
        "statements": statement_rows(list(about)),
        "figures_url": f"{reverse('figures')}?{query_string({'nationality': code})}",
        "more_figures": str(_SHOWN_FIGURES) if len(rows) > _SHOWN_FIGURES else "",
    }


def _done(code: str) -> dict[str, Any]:
    """What states did about citizens of this nationality."""
    query = query_string({"about_nationality": code})
    rows = list(state_action_filter(QueryDict(query)).found().order_by("sort_key", "reference")[: _SHOWN_ACTIONS + 1])
    return {
        "actions": action_rows(rows[:_SHOWN_ACTIONS]),
        "actions_url": f"{reverse('state-actions')}?{query}",
        "more_actions": str(_SHOWN_ACTIONS) if len(rows) > _SHOWN_ACTIONS else "",
    }


def canonical(code: str) -> str | None:
    """The code as we write it, from any case, or from a name or another code of that one territory; None else."""
    codes = {each.casefold(): each for each in (*territories(), STATELESS, UNKNOWN)}
    named = territories_named(code)
    return codes.get(code.casefold()) or (named[0] if len(named) == 1 else None)
