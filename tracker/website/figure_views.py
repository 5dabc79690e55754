"""The pages and files of reported figures, statements and state actions."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.views.decorators.http import require_safe

from tracker.catalogue.figure_columns import FIGURE_COLUMNS, LINK_COLUMNS, STATE_ACTION_COLUMNS, STATEMENT_COLUMNS
from tracker.catalogue.figure_filters import figure_filter, state_action_filter, statement_filter
from tracker.catalogue.generation import State
from tracker.catalogue.list_filters import REFERENCE
from tracker.catalogue.models import FigureLink
from tracker.catalogue.paging import IN_ORDER, page
from tracker.website.answers import public_page
from tracker.website.figure_corrections import corrections, withdrawn_of
from tracker.website.figures_page import sections, shown_figures
from tracker.website.files import csv_file
from tracker.website.frame import shown
from tracker.website.list_page import around
from tracker.website.state_actions_page import action_rows
from tracker.website.statements_page import shown_statements, statement_rows


@require_safe
@public_page
def figures(request: HttpRequest, state: State) -> HttpResponse:
    """What others published, side by side, never added up."""
    asked = figure_filter(request.GET)
    found = page(shown_figures(asked.found()), cursor=request.GET.get("cursor", ""), sorts=IN_ORDER)
    files = {"CSV": "figures-csv", "links as CSV": "figure-links-csv", "JSON": "api-figures"}
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


def _links(params: QueryDict) -> Any:
    """The links that start from the figures found."""
    return FigureLink.objects.using("catalogue").filter(figure__in=figure_filter(params).found().values("pk"))


figures_csv = csv_file("figures", lambda params: figure_filter(params).found(), FIGURE_COLUMNS)
figure_links_csv = csv_file("figure-links", _links, LINK_COLUMNS, order=("figure_id", "position", "key"))
statements_csv = csv_file("statements", lambda params: statement_filter(params).found(), STATEMENT_COLUMNS)
state_actions_csv = csv_file("state-actions", lambda params: state_action_filter(params).found(), STATE_ACTION_COLUMNS)
