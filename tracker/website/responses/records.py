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
from tracker.catalogue.listing.parameters import BadParameters, unknown_parameters
from tracker.catalogue.models import Gone
from tracker.catalogue.people.pointers import standing_in
from tracker.lib.references import check_letter, is_reference, normalised_reference
from tracker.website.listing.links import Named, record_url
from tracker.website.responses.answers import View, public_page

RecordView = Callable[[HttpRequest, State, Any], HttpResponse]


def record_page(kind: PublicKind) -> Callable[[RecordView], View]:
    """Make a view of a function that shows one row of that kind."""

    def made(show: RecordView) -> View:
        @require_safe
        @public_page
        @wraps(show)
        def answer(request: HttpRequest, state: State, reference: str) -> HttpResponse:
            take_no_parameters(request)
            canonical = next(filter(None, (normalised_reference(reference, prefix) for prefix in kind.prefixes)), None)
            if canonical and canonical != reference:
                return redirect(record_url(kind, canonical))
            # What is no reference is no question for the database, which takes no NUL.
            row = kind.model._default_manager.filter(pk=canonical).first() if canonical else None
            return _absent(request, reference, kind) if row is None else show(request, state, row)

        return answer

    return made


def take_no_parameters(request: HttpRequest) -> None:
    """Raise `BadParameters` where the address has any."""
    if faults := unknown_parameters(request.GET, ()):
        raise BadParameters(faults)


def _absent(request: HttpRequest, reference: str, kind: PublicKind) -> HttpResponse:
    """The same words and shape whether a record was never there or is a draft; a withdrawn one is gone.

    One that was merged leads to the record that it stands in now.
    """
    if is_reference(reference) and (into := standing_in(reference)):
        return redirect(record_url(kind, into), permanent=True)
    if is_reference(reference) and Gone.objects.filter(pk=reference).exists():
        return render(request, "website/gone.html", status=HTTPStatus.GONE)
    return not_found(request)


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
