"""The pages of reported figures, statements and state actions."""

from typing import Any

from django.http import HttpRequest

from tracker.catalogue.figures.kind import FIGURES, STATE_ACTIONS, STATEMENTS
from tracker.catalogue.listing.filter import REFERENCE, ListFilter
from tracker.catalogue.listing.kind import PublicList
from tracker.catalogue.listing.paging import page
from tracker.website.figures.corrected import corrections, withdrawn_of
from tracker.website.figures.figures_page import sections, shown_figures
from tracker.website.figures.state_actions_page import action_rows
from tracker.website.figures.statements_page import shown_statements, statement_rows
from tracker.website.listing.list_page import around
from tracker.website.responses.lists import list_page


@list_page(FIGURES, "website/figures.html")
def figures(request: HttpRequest, asked: ListFilter, listed: PublicList) -> dict[str, Any]:
    """What others published, side by side, never added up."""
    found = page(shown_figures(asked.found()), cursor=request.GET.get("cursor", ""), sorts=listed.sorts)
    links = {"links as CSV": "figure-links-csv", "links as JSON": "api-figure-links"}
    values = around(request, asked, listed, found, **links) | {"sections": sections(found.rows)}
    return values | {"corrections": corrections(), "withdrawn": withdrawn_of(asked.given.get(REFERENCE, []))}


@list_page(STATEMENTS, "website/statements.html")
def statements(request: HttpRequest, asked: ListFilter, listed: PublicList) -> dict[str, Any]:
    """What was said without a number, in order."""
    found = page(shown_statements(asked.found()), cursor=request.GET.get("cursor", ""), sorts=listed.sorts)
    return around(request, asked, listed, found) | {"rows": statement_rows(found.rows)}


@list_page(STATE_ACTIONS, "website/state_actions.html", section="statements")
def state_actions(request: HttpRequest, asked: ListFilter, listed: PublicList) -> dict[str, Any]:
    """What states did about it, in order."""
    found = page(asked.found(), cursor=request.GET.get("cursor", ""), sorts=listed.sorts)
    return around(request, asked, listed, found) | {"rows": action_rows(found.rows)}
