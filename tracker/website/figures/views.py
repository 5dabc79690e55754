"""The pages of reported figures, statements and state actions."""

from typing import Any

from tracker.catalogue.figures.filter import FigureFilter, StateActionFilter, StatementFilter
from tracker.catalogue.figures.kind import FIGURES, STATE_ACTIONS, STATEMENTS
from tracker.catalogue.listing.filter import REFERENCE
from tracker.website.figures.corrected import corrections, withdrawn_of
from tracker.website.figures.figures_page import sections, shown_figures
from tracker.website.figures.state_actions_page import action_rows
from tracker.website.figures.statements_page import shown_statements, statement_rows
from tracker.website.responses.lists import list_context, list_page


@list_page(FIGURES, "website/figures.html")
def figures(asked: FigureFilter) -> dict[str, Any]:
    """What others published, side by side, never added up."""
    page = asked.page(shown_figures(asked.found()))
    links = {"links as CSV": "figure-links-csv", "links as JSON": "api-figure-links"}
    return list_context(FIGURES, asked, page, files=links) | {
        "sections": sections(page.rows),
        "corrections": corrections(),
        "withdrawn": withdrawn_of(asked.given.get(REFERENCE, [])),
    }


@list_page(STATEMENTS, "website/statements.html")
def statements(asked: StatementFilter) -> dict[str, Any]:
    """What was said without a number, in order."""
    page = asked.page(shown_statements(asked.found()))
    return list_context(STATEMENTS, asked, page) | {"rows": statement_rows(page.rows)}


@list_page(STATE_ACTIONS, "website/state_actions.html", section="statements")
def state_actions(asked: StateActionFilter) -> dict[str, Any]:
    """What states did about it, in order."""
    page = asked.page()
    return list_context(STATE_ACTIONS, asked, page) | {"rows": action_rows(page.rows)}
