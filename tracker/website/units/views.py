"""The pages of units."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tracker.catalogue.generation import State
from tracker.catalogue.models import Statement, Unit
from tracker.catalogue.units.dossier import unit_dossier
from tracker.catalogue.units.filter import unit_filter
from tracker.website.figures.statements_page import shown_statements, statement_rows
from tracker.website.listing.list_page import around
from tracker.website.page import shown
from tracker.website.responses.answers import public_page
from tracker.website.responses.records import record_page
from tracker.website.units import unit_page
from tracker.website.units.unit_tree import unit_tree


@require_safe
@public_page
def units(request: HttpRequest, state: State) -> HttpResponse:
    """The tree of units, each with the people placed in it."""
    asked = unit_filter(request.GET)
    values = around(request, asked, "units", {"CSV": "units-csv", "JSON": "api-units"})
    values |= {"branches": unit_tree(asked.found())}
    return shown(request, "website/units.html", state, values, section="units")


@record_page("unit", "U", Unit)
def unit(request: HttpRequest, state: State, row: Unit) -> HttpResponse:
    """Everything public about one unit, and the people placed in it."""
    about = shown_statements(Statement.objects.filter(about_units__contains=[row.pk]).order_by("sort_key", "reference"))
    values = unit_page.context(unit_dossier(row)) | {"statements": statement_rows(list(about))}
    return shown(request, "website/unit.html", state, values, section="units")
