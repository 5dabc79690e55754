"""Views of pages and files in the frame of all public answers, and the page that says what cannot be used."""

from collections.abc import Sequence
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.encoding import escape_uri_path

from tracker.catalogue.generation import State
from tracker.catalogue.kinds import KIND_OF_LIST
from tracker.catalogue.listing.parameters import Fault
from tracker.catalogue.people.kind import PEOPLE
from tracker.catalogue.responses.frame import MAKING, View, public_answer
from tracker.exports.endings import ENDINGS
from tracker.lib.budget import Budget
from tracker.website.listing.filter_form import filter_form
from tracker.website.listing.links import list_url
from tracker.website.page_context import page_context
from tracker.website.responses.shared_links import at_clean_address, without_empty

FILTERED_PAGES = {"timeline": PEOPLE, "map": PEOPLE}
"""Pages beside the lists that show what a filter finds: the kind that is filtered, by the name of the page."""

_SHOWN_FAULTS = 20


def public_page(view: View, *, budget: Budget | None = MAKING) -> View:
    """Make a view of a function that takes the request, its state of the catalogue, and the parts of the path."""

    @wraps(view)
    def at_its_clean_address(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        query = request.META.get("QUERY_STRING", "")
        clean = without_empty(query)
        # Only once the page has answered: an empty parameter that it does not know is an error like any other.
        if response.status_code == HTTPStatus.OK and request.path.endswith("/") and clean != query:
            return at_clean_address(request, clean)
        return response

    return public_answer(_refusal, budget=budget)(at_its_clean_address)


def _refusal(request: HttpRequest, state: State, faults: Sequence[Fault]) -> HttpResponse:
    """What cannot be used and why, and the same view without it; on a list with its form kept."""
    name = (request.resolver_match.url_name if request.resolver_match else None) or ""
    if request.path.endswith(ENDINGS) or name.startswith("embed-"):
        lines = [f"{fault.name} ({fault.value}): {fault.message}\n" for fault in faults]
        return HttpResponse(lines, status=HTTPStatus.BAD_REQUEST, content_type="text/plain; charset=utf-8")
    context: dict[str, Any] = {"without": escape_uri_path(request.path)}
    if (kind := KIND_OF_LIST.get(name) or FILTERED_PAGES.get(name)) and kind.listing:
        usable, faults = kind.listing.filter_set.usable(request.GET, faults)
        context = {
            "without": list_url(kind, usable.params, view=name),
            "form": filter_form(kind, usable, faults, view=name),
            "section": name,
        }
    context |= {
        "faults": faults[:_SHOWN_FAULTS],
        "more_faults": str(len(faults) - _SHOWN_FAULTS) if len(faults) > _SHOWN_FAULTS else "",
    }
    page = page_context(request, state) | context
    return render(request, "website/bad_request.html", page, status=HTTPStatus.BAD_REQUEST)
