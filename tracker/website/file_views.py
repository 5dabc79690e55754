"""Files of exactly the rows that a list shows, written whole before they are sent."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.db import connections, transaction
from django.http import FileResponse, HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tracker.catalogue.files import FILES, PEOPLE, File
from tracker.catalogue.generation import State
from tracker.catalogue.listing.parameters import BadParameters, Fault
from tracker.catalogue.people.filter import PeopleFilter
from tracker.catalogue.responses.frame import for_any_site
from tracker.catalogue.responses.throttle import Counted, throttled
from tracker.exports.asked import Asked
from tracker.exports.format import Format, TooLarge
from tracker.exports.formats.register import formats_of
from tracker.exports.package.archive import write_archive
from tracker.exports.package.package import package_of
from tracker.exports.prepared import prepared
from tracker.exports.spool import spooled
from tracker.website.file_names import file_name
from tracker.website.responses.pages import public_page

_CATALOGUE = "catalogue"
View = Callable[..., HttpResponseBase]


class SpoolResponse(FileResponse):
    """A spooled file, sent in pieces large enough that passing them on costs little."""

    block_size = 2**16


def rows_file(file: File, made: Format) -> View:
    """The view of a file in one format: the rows that a query string finds."""

    def written(request: HttpRequest, state: State) -> HttpResponseBase:
        options, conditions = options_of(made, request.GET)
        filterset = file.filter_set.read(conditions)
        asked = Asked(file, filterset, state, request.build_absolute_uri("/").rstrip("/"), options)
        try:
            spool = prepared(made, asked)
        except TooLarge as large:
            return too_large(large)
        filename = file_name(file.name, filterset, number=state.number, ending=made.ending)
        return SpoolResponse(spool, as_attachment=True, filename=filename, content_type=made.content_type)

    return file_view(written)


def too_large(large: TooLarge) -> HttpResponse:
    """That a file of this format cannot hold the rows, and what to do instead."""
    return HttpResponse(f"{large}\n", status=HTTPStatus.BAD_REQUEST, content_type="text/plain; charset=utf-8")


def options_of(made: Format, params: QueryDict) -> tuple[dict[str, str], QueryDict]:
    """What the format itself is asked for, and the conditions. Raises `BadParameters`."""
    conditions, options = params.copy(), {}
    for name, values in made.options.items():
        for value in conditions.pop(name, []):
            if value not in values or name in options:
                known = _("takes one of: %(values)s, and once.") % {"values": ", ".join(values)}
                raise BadParameters([Fault(name, str(value)[:80], known)])
            options[name] = str(value)
    return options, conditions


def file_view(write: Callable[..., HttpResponseBase]) -> View:
    """A view that writes a file in one transaction and gives the connection back before the file is sent."""
    # Writing has a budget of its own.
    written = public_page(write, budget=None)

    @for_any_site
    @throttled(Counted.FILES)
    @require_safe
    @transaction.non_atomic_requests(using=_CATALOGUE)
    def answer(request: HttpRequest, **parts: Any) -> HttpResponseBase:
        try:
            with transaction.atomic(using=_CATALOGUE):
                return written(request, **parts)
        finally:
            # Given back before the file is sent: a slow reader then holds none. (Tests run inside a transaction.)
            if not connections[_CATALOGUE].in_atomic_block:
                connections[_CATALOGUE].close()

    return answer


rows_files = [(file, made, rows_file(file, made)) for file in FILES for made in formats_of(file)]
"""Each file in each of its formats, and the view."""


@file_view
def people_zip(request: HttpRequest, state: State) -> HttpResponseBase:
    """All tables of the people found, with their sources, units and what the columns mean."""
    filterset = PeopleFilter.read(request.GET)
    site = request.build_absolute_uri("/").rstrip("/")
    file = spooled(lambda spool: write_archive(spool, package_of(filterset, state, site=site)))
    filename = file_name(PEOPLE.name, filterset, number=state.number, ending="zip")
    return SpoolResponse(file, as_attachment=True, filename=filename, content_type="application/zip")
