"""What public answers have in common: one state per request, faults named, nothing kept too long."""

from collections.abc import Callable
from functools import wraps
from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import patch_cache_control

from tracker.catalogue.filters import PEOPLE_PARAMETERS
from tracker.catalogue.generation import current_state
from tracker.catalogue.parameters import BadParameters
from tracker.lib.query import query_string

View = Callable[..., HttpResponseBase]


def public_page(view: View) -> View:
    """Read the state first; answer 304 where the reader has it already, 400 where parameters cannot be used."""

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        state = current_state()
        etag = _etag(request, state.number)
        if request.headers.get("If-None-Match") == etag:
            response: HttpResponseBase = HttpResponse(status=304)
        else:
            try:
                response = view(request, state, *args, **kwargs)
            except BadParameters as bad:
                return _refused(request, bad)
        if response.status_code in (200, 304):
            response.headers["ETag"] = etag
            patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
        return response

    return answer


def _etag(request: HttpRequest, generation: int) -> str:
    asked = f"{request.path}?{request.META.get('QUERY_STRING', '')}".encode("utf-8", "replace")
    return f'W/"{generation}-{sha256(asked).hexdigest()[:16]}"'


def _refused(request: HttpRequest, bad: BadParameters) -> HttpResponse:
    """The 400 page: what cannot be used and why, and the same view without it."""
    faulty = {fault.name for fault in bad.faults}
    kept = {
        name: values
        for name, values in request.GET.lists()
        if name in PEOPLE_PARAMETERS and name not in faulty
    }
    return render(
        request,
        "website/bad_request.html",
        {"faults": bad.faults, "without": f"{request.path}?{query_string(kept)}"},
        status=400,
    )
