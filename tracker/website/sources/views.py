"""The pages of sources, and of laws and decrees."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tracker.catalogue.generation import State
from tracker.catalogue.listing.paging import BY_DATE, NEWEST_FIRST, page
from tracker.catalogue.models import Source
from tracker.catalogue.sources.filter import instrument_filter, source_filter
from tracker.website.listing.list_page import around
from tracker.website.page import shown
from tracker.website.responses.answers import public_page
from tracker.website.responses.records import record_page
from tracker.website.sources import source_page
from tracker.website.sources.instruments_page import instrument_rows


@require_safe
@public_page
def sources(request: HttpRequest, state: State) -> HttpResponse:
    """The sources of everything that is public, the latest first."""
    asked = source_filter(request.GET)
    rows = asked.found().prefetch_related("captures")
    found = page(rows, cursor=request.GET.get("cursor", ""), sorts=NEWEST_FIRST)
    values = around(request, asked, "sources", {"CSV": "sources-csv", "JSON": "api-sources"}, found)
    return shown(
        request,
        "website/sources.html",
        state,
        values | {"rows": source_page.source_rows(found.rows)},
        section="sources",
    )


@record_page("source", "S", Source)
def source(request: HttpRequest, state: State, row: Source) -> HttpResponse:
    """What may be shown of one source, and what rests on it."""
    return shown(request, "website/source.html", state, source_page.context(row), section="sources")


@require_safe
@public_page
def legal_instruments(request: HttpRequest, state: State) -> HttpResponse:
    """Laws and decrees in order of date."""
    asked = instrument_filter(request.GET)
    rows = asked.found().select_related("source").prefetch_related("source__captures")
    found = page(rows, cursor=request.GET.get("cursor", ""), sorts=BY_DATE)
    files = {"CSV": "legal-instruments-csv", "JSON": "api-legal-instruments"}
    values = around(request, asked, "legal-instruments", files, found) | {"rows": instrument_rows(found.rows)}
    return shown(request, "website/legal_instruments.html", state, values, section="legal-instruments")
