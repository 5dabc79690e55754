"""The pages of nationalities."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from tracker.catalogue.generation import State
from tracker.catalogue.responses.frame import take_no_parameters
from tracker.website.listing.nationality_search import search_context, searched_word
from tracker.website.nationalities import nationalities_page, nationality_page
from tracker.website.page_context import render_page
from tracker.website.responses.pages import public_page
from tracker.website.responses.records import not_found


@require_safe
@public_page
def nationalities(request: HttpRequest, state: State) -> HttpResponse:
    """Every nationality with its numbers on both sides, by region; `q` leads to the one that it names."""
    word = searched_word(request.GET)
    found = search_context(word) if word else {}
    if found.get("named"):
        return redirect("nationality", found["named"])
    values = nationalities_page.table() | found
    return render_page(request, "website/nationalities.html", state, values, section="nationalities")


@require_safe
@public_page
def nationality(request: HttpRequest, state: State, code: str) -> HttpResponse:
    """One nationality; a code in other letters leads to it for good, an unknown one to nothing."""
    take_no_parameters(request)
    written = nationality_page.canonical(code)
    if written is None:
        return not_found(request)
    if written != code:
        return redirect("nationality", written, permanent=True)
    values = nationality_page.context(written, state)
    return render_page(request, "website/nationality.html", state, values, section="nationalities")
