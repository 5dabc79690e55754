"""Files of exactly the rows that a list shows, written whole before they are sent."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db import connections, transaction
from django.db.models import QuerySet
from django.http import FileResponse, HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from tracker.catalogue.columns import Column
from tracker.catalogue.generation import State
from tracker.exports.csv import write_csv
from tracker.exports.spool import TooBusy, spooled
from tracker.website.answers import public_page

_CATALOGUE = "catalogue"
Found = Callable[[QueryDict], QuerySet[Any]]
View = Callable[..., HttpResponseBase]


def csv_file(name: str, found: Found, columns: Sequence[Column], *, order: Sequence[str] = ("reference",)) -> View:
    """The view of a CSV: the rows that `found` gives for a query string."""

    def written(request: HttpRequest, state: State) -> HttpResponseBase:
        rows = found(request.GET)
        file = spooled(lambda spool: write_csv(rows, columns, spool, order=order))
        filename = f"{name}-generation-{state.number}.csv"
        return FileResponse(file, as_attachment=True, filename=filename, content_type="text/csv; charset=utf-8")

    return file_view(written)


def file_view(write: Callable[[HttpRequest, State], HttpResponseBase]) -> View:
    """A view that writes a file in one transaction and gives the connection back before the file is sent."""
    written = public_page(write)

    @require_safe
    @transaction.non_atomic_requests(using=_CATALOGUE)
    def answer(request: HttpRequest) -> HttpResponseBase:
        try:
            with transaction.atomic(using=_CATALOGUE):
                return written(request)
        except TooBusy as busy:
            headers = {"Retry-After": "60"}
            return HttpResponse(f"{busy}\n", status=503, content_type="text/plain", headers=headers)
        finally:
            # Given back before the file is sent: a slow reader then holds none. (Tests run inside a transaction.)
            if not connections[_CATALOGUE].in_atomic_block:
                connections[_CATALOGUE].close()

    return answer
