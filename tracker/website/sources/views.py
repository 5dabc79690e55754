"""The pages of sources, and of laws and decrees."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from tracker.catalogue.generation import State
from tracker.catalogue.models import Source
from tracker.catalogue.sources.filter import InstrumentFilter, SourceFilter
from tracker.catalogue.sources.kind import INSTRUMENTS, SOURCES
from tracker.website.page_context import render_page
from tracker.website.responses.lists import list_context, list_page
from tracker.website.responses.records import record_page
from tracker.website.sources import source_page
from tracker.website.sources.instruments_page import instrument_rows


@list_page(SOURCES, "website/sources.html")
def sources(filterset: SourceFilter) -> dict[str, Any]:
    """The sources of everything that is public, the latest first."""
    page = filterset.page(filterset.rows().prefetch_related("captures"))
    return list_context(SOURCES, filterset, page) | {"rows": source_page.source_rows(page.rows)}


@record_page(SOURCES)
def source(request: HttpRequest, state: State, row: Source) -> HttpResponse:
    """What may be shown of one source, and what rests on it."""
    return render_page(request, "website/source.html", state, source_page.context(row), section="sources")


@list_page(INSTRUMENTS, "website/legal_instruments.html")
def legal_instruments(filterset: InstrumentFilter) -> dict[str, Any]:
    """Laws and decrees in order of date."""
    page = filterset.page(filterset.rows().select_related("source").prefetch_related("source__captures"))
    return list_context(INSTRUMENTS, filterset, page) | {"rows": instrument_rows(page.rows)}
