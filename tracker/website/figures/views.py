"""The pages of reported figures, statements and state actions."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tracker.catalogue.figures.filter import figure_filter, state_action_filter, statement_filter
from tracker.catalogue.generation import State
from tracker.catalogue.listing.filter import REFERENCE
from tracker.catalogue.listing.paging import IN_ORDER, page
from tracker.website.figures.corrected import corrections, withdrawn_of
from tracker.website.figures.figures_page import sections, shown_figures
from tracker.website.figures.state_actions_page import action_rows
from tracker.website.figures.statements_page import shown_statements, statement_rows
from tracker.website.listing.list_page import around
from tracker.website.page import shown
from tracker.website.responses.answers import public_page


@require_safe
@public_page
def figures(request: HttpRequest, state: State) -> HttpResponse:
    """What others published, side by side, never added up."""
    asked = figure_filter(request.GET)
    found = page(shown_figures(asked.found()), cursor=request.GET.get("cursor", ""), sorts=IN_ORDER)
    files = {"CSV": "figures-csv", "JSON": "api-figures"}
    files |= {"links as CSV": "figure-links-csv", "links as JSON": "api-figure-links"}
    values = around(request, asked, "figures", files, found) | {"sections": sections(found.rows)}
    values |= {"corrections": corrections(), "withdrawn": withdrawn_of(asked.given.get(REFERENCE, []))}
    return shown(request, "website/figures.html", state, values, section="figures")


@require_safe
@public_page
def statements(request: HttpRequest, state: State) -> HttpResponse:
    """What was said without a number, in order."""
    asked = statement_filter(request.GET)
    found = page(shown_statements(asked.found()), cursor=request.GET.get("cursor", ""), sorts=IN_ORDER)
    files = {"CSV": "statements-csv", "JSON": "api-statements"}
    values = around(request, asked, "statements", files, found) | {"rows": statement_rows(found.rows)}
    return shown(request, "website/statements.html", state, values, section="statements")


@require_safe
@public_page
def state_actions(request: HttpRequest, state: State) -> HttpResponse:
    """What states did about it, in order."""
    asked = state_action_filter(request.GET)
    found = page(asked.found(), cursor=request.GET.get("cursor", ""), sorts=IN_ORDER)
    files = {"CSV": "state-actions-csv", "JSON": "api-state-actions"}
    values = around(request, asked, "state-actions", files, found) | {"rows": action_rows(found.rows)}
    return shown(request, "website/state_actions.html", state, values, section="statements")
