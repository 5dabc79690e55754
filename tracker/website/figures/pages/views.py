"""The pages of reported figures, statements and state actions."""

from dataclasses import replace
from typing import Any

from tracker.catalogue.figures.filter import FigureFilter, StateActionFilter, StatementFilter
from tracker.catalogue.figures.kind import FIGURES, STATE_ACTIONS, STATEMENTS
from tracker.catalogue.listing.filter import REFERENCE
from tracker.lib.territories import LARGER_REGIONS, REGIONS
from tracker.website.figures.pages.corrected import corrections, withdrawn_of
from tracker.website.figures.pages.figures_page import figures_with_claimants, sections
from tracker.website.figures.pages.matrix import figures_of, matrices
from tracker.website.figures.pages.one_record import alone
from tracker.website.figures.pages.state_actions_page import action_rows
from tracker.website.figures.pages.statements_page import statement_rows, statements_with_claimants
from tracker.website.figures.position_marks import all_marks
from tracker.website.listing.links import Named, list_url
from tracker.website.responses.lists import is_of_one, list_context, list_page
from tracker.website.words import region_note

_IN_THE_MATRIX = ("nationality", "measure", "side", "region")
_REGIONS = {*LARGER_REGIONS, *REGIONS} - {each for several in LARGER_REGIONS.values() for each in several}
"""Those that are no part of a larger one."""
_OF_FIGURES = 17
_OF_LONG_ROWS = 20
"""Rows a page where each has its sources, links and remarks: fifty of them would be 100 kB."""


@list_page(FIGURES, "website/figures.html")
def figures(filterset: FigureFilter) -> dict[str, Any]:
    """What others published: all of it at a glance, what a filter finds side by side; never added up."""
    links = {"links as CSV": "figure-links-csv", "links as JSON": "api-figure-links"}
    if filterset.params or filterset.cursor:
        page = filterset.page(figures_with_claimants(filterset.rows()), size=_OF_FIGURES)
        shown = list_context(FIGURES, filterset, page, files=links) | {"sections": sections(page.rows)}
        shown |= alone(page.rows[0]) if is_of_one(filterset, page) else {}
    else:
        shown = list_context(FIGURES, filterset, files=links)
        # The tables themselves lead to each nationality, measure and side.
        rest = [facet for facet in shown["form"].facets if facet.name not in _IN_THE_MATRIX]
        shown |= {"matrices": matrices(), "positions": all_marks(), "form": replace(shown["form"], facets=rest)}
        shown["regions"] = _regions(filterset)
    notes = {region: region_note(region) for region in filterset.cleaned.get("region", [])}
    return shown | {
        "region_notes": [(region, note) for region, note in notes.items() if note],
        "corrections": corrections(),
        "withdrawn": withdrawn_of(filterset.cleaned.get(REFERENCE, [])),
    }


def _regions(filterset: FigureFilter) -> list[Named]:
    """The regions with the figures on each, and their lists."""
    counted = next(each for each in filterset.facet_counts() if each.facet.name == "region")
    return [
        Named(f"{value.label}: {figures_of(value.count)}", list_url(FIGURES, {"region": value.value}))
        for value in counted.values
        if value.value in _REGIONS
    ]


@list_page(STATEMENTS, "website/statements.html")
def statements(filterset: StatementFilter) -> dict[str, Any]:
    """What was said without a number, in order."""
    page = filterset.page(statements_with_claimants(filterset.rows()), size=_OF_LONG_ROWS)
    shown = list_context(STATEMENTS, filterset, page) | {"rows": statement_rows(page.rows)}
    return shown | (alone(page.rows[0]) if is_of_one(filterset, page) else {})


@list_page(STATE_ACTIONS, "website/state_actions.html")
def state_actions(filterset: StateActionFilter) -> dict[str, Any]:
    """What states did about it, in order."""
    page = filterset.page(size=_OF_LONG_ROWS)
    shown = list_context(STATE_ACTIONS, filterset, page) | {"rows": action_rows(page.rows)}
    return shown | (alone(page.rows[0]) if is_of_one(filterset, page) else {})
