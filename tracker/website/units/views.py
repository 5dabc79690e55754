"""The pages of units."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from tracker.catalogue.generation import State
from tracker.catalogue.models import Statement, Unit
from tracker.catalogue.units.dossier import unit_dossier
from tracker.catalogue.units.filter import UnitFilter
from tracker.catalogue.units.kind import UNITS
from tracker.website.figures.pages.statements_page import statement_rows, statements_with_claimants
from tracker.website.page_context import render_page
from tracker.website.responses.lists import list_context, list_page
from tracker.website.responses.records import record_page
from tracker.website.units import unit_page
from tracker.website.units.unit_tree import unit_tree


@list_page(UNITS, "website/units.html")
def units(filterset: UnitFilter) -> dict[str, Any]:
    """The tree of units, each with the people placed in it."""
    return list_context(UNITS, filterset) | {"branches": unit_tree(filterset.rows())}


@record_page(UNITS)
def unit(request: HttpRequest, state: State, row: Unit) -> HttpResponse:
    """Everything public about one unit, and the people placed in it."""
    about = statements_with_claimants(
        Statement.objects.filter(about_units__contains=[row.pk]).order_by("sort_key", "reference")
    )
    values = unit_page.context(unit_dossier(row), state) | {"statements": statement_rows(list(about))}
    return render_page(request, "website/unit.html", state, values, section="units")
