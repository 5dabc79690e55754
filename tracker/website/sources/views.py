"""The pages of sources, and of laws and decrees."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from tracker.catalogue.generation import State
from tracker.catalogue.listing.filter import ListFilter
from tracker.catalogue.listing.kind import PublicList
from tracker.catalogue.listing.paging import page
from tracker.catalogue.models import Source
from tracker.catalogue.sources.kind import INSTRUMENTS, SOURCES
from tracker.website.listing.list_page import around
from tracker.website.page import shown
from tracker.website.responses.lists import list_page
from tracker.website.responses.records import record_page
from tracker.website.sources import source_page
from tracker.website.sources.instruments_page import instrument_rows


@list_page(SOURCES, "website/sources.html")
def sources(request: HttpRequest, asked: ListFilter, listed: PublicList) -> dict[str, Any]:
    """The sources of everything that is public, the latest first."""
    rows = asked.found().prefetch_related("captures")
    found = page(rows, cursor=request.GET.get("cursor", ""), sorts=listed.sorts)
    return around(request, asked, listed, found) | {"rows": source_page.source_rows(found.rows)}


@record_page(SOURCES)
def source(request: HttpRequest, state: State, row: Source) -> HttpResponse:
    """What may be shown of one source, and what rests on it."""
    return shown(request, "website/source.html", state, source_page.context(row), section="sources")


@list_page(INSTRUMENTS, "website/legal_instruments.html")
def legal_instruments(request: HttpRequest, asked: ListFilter, listed: PublicList) -> dict[str, Any]:
    """Laws and decrees in order of date."""
    rows = asked.found().select_related("source").prefetch_related("source__captures")
    found = page(rows, cursor=request.GET.get("cursor", ""), sorts=listed.sorts)
    return around(request, asked, listed, found) | {"rows": instrument_rows(found.rows)}
