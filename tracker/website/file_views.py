"""Files of exactly the rows that a list shows, written whole before they are sent."""

from collections.abc import Callable
from typing import Any

from django.db import connections, transaction
from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from tracker.catalogue.files import FILES, PEOPLE, File
from tracker.catalogue.generation import State
from tracker.catalogue.people.filter import PeopleFilter
from tracker.catalogue.responses.frame import for_any_site
from tracker.exports.archive import write_archive
from tracker.exports.csv import write_csv
from tracker.exports.people_file import people_file
from tracker.exports.spool import SpooledFile, spooled
from tracker.website.file_names import file_name
from tracker.website.responses.pages import public_page

_CATALOGUE = "catalogue"
View = Callable[..., HttpResponseBase]


class SpoolResponse(FileResponse):
    """A spooled file, sent in pieces large enough that passing them on costs little."""

    block_size = 2**16


def csv_file(file: File) -> View:
    """The view of a CSV: the rows of the file that a query string finds."""

    def written(request: HttpRequest, state: State) -> HttpResponseBase:
        filterset = file.filter_set.read(request.GET)
        spool = _spool(file, filterset, state)
        filename = file_name(file.name, filterset, number=state.number, ending="csv")
        return SpoolResponse(spool, as_attachment=True, filename=filename, content_type="text/csv; charset=utf-8")

    return file_view(written)


def _spool(file: File, filterset: Any, state: State) -> SpooledFile:
    if file is PEOPLE:
        return people_file(filterset, state)
    rows = file.rows(filterset)
    return spooled(lambda spool: write_csv(rows, file.columns, spool, order=file.order))


def file_view(write: Callable[[HttpRequest, State], HttpResponseBase]) -> View:
    """A view that writes a file in one transaction and gives the connection back before the file is sent."""
    # Writing has a budget of its own.
    written = public_page(write, budget=None)

    @for_any_site
    @require_safe
    @transaction.non_atomic_requests(using=_CATALOGUE)
    def answer(request: HttpRequest) -> HttpResponseBase:
        try:
            with transaction.atomic(using=_CATALOGUE):
                return written(request)
        finally:
            # Given back before the file is sent: a slow reader then holds none. (Tests run inside a transaction.)
            if not connections[_CATALOGUE].in_atomic_block:
                connections[_CATALOGUE].close()

    return answer


csv_files = {file.name: csv_file(file) for file in FILES}
"""The views by name of the file."""


@file_view
def people_zip(request: HttpRequest, state: State) -> HttpResponseBase:
    """All tables of the people found, with their sources, units and what the columns mean."""
    filterset = PeopleFilter.read(request.GET)
    site = request.build_absolute_uri("/").rstrip("/")
    file = spooled(lambda spool: write_archive(spool, filterset, state, site=site))
    filename = file_name(PEOPLE.name, filterset, number=state.number, ending="zip")
    return SpoolResponse(file, as_attachment=True, filename=filename, content_type="application/zip")
