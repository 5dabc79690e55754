"""The pages and files of reported figures and statements."""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_safe

from tracker.catalogue.figure_columns import FIGURE_COLUMNS, LINK_COLUMNS, STATEMENT_COLUMNS
from tracker.catalogue.figure_filters import SayingFilter, figure_filter, statement_filter
from tracker.catalogue.generation import State
from tracker.catalogue.models import FigureLink
from tracker.catalogue.paging import IN_ORDER, Page, page
from tracker.lib.query import query_string
from tracker.website.answers import public_page
from tracker.website.figure_form import list_url, saying_chips, saying_form
from tracker.website.figures_page import sections, shown_figures
from tracker.website.files import csv_file
from tracker.website.frame import grouped, shown
from tracker.website.statements_page import shown_statements, statement_rows


@require_safe
@public_page
def figures(request: HttpRequest, state: State) -> HttpResponse:
    """What others published, side by side, never added up."""
    asked = figure_filter(request.GET)
    found = page(shown_figures(asked.found()), cursor=request.GET.get("cursor", ""), sorts=IN_ORDER)
    files = {"CSV": "figures-csv", "links as CSV": "figure-links-csv", "JSON": "api-figures"}
    values = _list(request, asked, found, "figures", files) | {"sections": sections(found.rows)}
    return shown(request, "website/figures.html", state, values, section="figures")


@require_safe
@public_page
def statements(request: HttpRequest, state: State) -> HttpResponse:
    """What was said without a number, in order."""
    asked = statement_filter(request.GET)
    found = page(shown_statements(asked.found()), cursor=request.GET.get("cursor", ""), sorts=IN_ORDER)
    files = {"CSV": "statements-csv", "JSON": "api-statements"}
    values = _list(request, asked, found, "statements", files) | {"rows": statement_rows(found.rows)}
    return shown(request, "website/statements.html", state, values, section="statements")


def _list(request: HttpRequest, asked: SayingFilter, found: Page, name: str, files: dict[str, str]) -> dict[str, Any]:
    """What both lists have around their rows."""
    params, address = request.GET, reverse(name)
    number = asked.found().count()
    query = query_string(params, without=("cursor",))
    return {
        "found": f"{grouped(number)} {name.removesuffix('s') if number == 1 else name}",
        "which": asked.in_words(),
        "form": saying_form(asked, address, name),
        "chips": saying_chips(asked, params, address),
        "files": {label: list_url(reverse(view), query) for label, view in files.items()},
        "pages": {
            "first": list_url(address, query) if found.previous_cursor else "",
            "previous": _page(address, params, found.previous_cursor),
            "next": _page(address, params, found.next_cursor),
        },
    }


def _page(address: str, params: QueryDict, cursor: str | None) -> str:
    return list_url(address, query_string(params, cursor=cursor)) if cursor else ""


def _links(params: QueryDict) -> Any:
    """The links that start from the figures found."""
    return FigureLink.objects.using("catalogue").filter(figure__in=figure_filter(params).found().values("pk"))


figures_csv = csv_file("figures", lambda params: figure_filter(params).found(), FIGURE_COLUMNS)
figure_links_csv = csv_file("figure-links", _links, LINK_COLUMNS, order=("figure_id", "position", "key"))
statements_csv = csv_file("statements", lambda params: statement_filter(params).found(), STATEMENT_COLUMNS)
