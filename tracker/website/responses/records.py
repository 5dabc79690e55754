"""Pages of one record: gone where it was withdrawn, not found where none is public, always under its own address."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from tracker.catalogue.generation import State
from tracker.catalogue.kinds import KIND_OF_LIST
from tracker.catalogue.listing.kind import PublicKind
from tracker.catalogue.responses.frame import View, take_no_parameters
from tracker.catalogue.responses.records import canonical_reference, find_record
from tracker.lib.references import check_letter, normalised_reference
from tracker.website.listing.links import Named, record_url
from tracker.website.responses.pages import public_page

RecordView = Callable[[HttpRequest, State, Any], HttpResponse]


def record_page(kind: PublicKind) -> Callable[[RecordView], View]:
    """Make a view of a function that shows one row of that kind."""

    def made(view: RecordView) -> View:
        @require_safe
        @public_page
        @wraps(view)
        def answer(request: HttpRequest, state: State, reference: str) -> HttpResponse:
            take_no_parameters(request)
            canonical = canonical_reference(kind, reference)
            if canonical and canonical != reference:
                return redirect(record_url(kind, canonical))
            found = find_record(kind, canonical)
            if found.status == HTTPStatus.MOVED_PERMANENTLY:
                return redirect(record_url(kind, found.merged_into), permanent=True)
            if found.status == HTTPStatus.GONE:
                return render(request, "website/gone.html", status=HTTPStatus.GONE)
            return view(request, state, found.row) if found.row else not_found(request)

        return answer

    return made


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A search form, and what the last part of such an address looks like; asks no database."""
    part, _, rest = request.path.strip("/").partition("/")
    values: dict[str, Any] = {"codes": part == "nationalities"}
    if kind := KIND_OF_LIST.get(part):
        prefix = kind.prefix
        values |= {"prefix": prefix, "example": f"{prefix}-7K2M9{check_letter(prefix, '7K2M9')}"}
        reference = normalised_reference(rest, prefix)
        if reference and not kind.has_page:
            values["listed"] = Named(reference, record_url(kind, reference))
    return render(request, "website/not_found.html", values, status=HTTPStatus.NOT_FOUND)
