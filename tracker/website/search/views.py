"""The page that searches everything, and the same as JSON for suggestions while typing."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from tracker.catalogue.generation import State
from tracker.catalogue.listing.filter import SEARCH
from tracker.catalogue.listing.parameters import Params, check_parameters
from tracker.catalogue.responses.frame import for_any_site
from tracker.website.page_context import render_page
from tracker.website.responses.pages import public_page
from tracker.website.search.found import Hit, Section, found


@require_safe
@public_page
def search(request: HttpRequest, state: State) -> HttpResponse:
    """What was found, by kind; without a question the page says what can be asked."""
    q = _asked(request.GET)
    sections = found(q) if q else []
    values = {
        "q": q,
        "found": [each for each in sections if each.hits],
        "nothing": [each.heading for each in sections if not each.hits],
    }
    return render_page(request, "website/search.html", state, values, section="search")


@for_any_site
@require_safe
@public_page
def search_json(request: HttpRequest, state: State) -> HttpResponse:
    """The same for programs: `sections`, each with `kind`, `heading`, `number`, `url` and its first `hits`."""
    q = _asked(request.GET)
    sections = [_as_json(each) for each in found(q) if each.hits] if q else []
    return JsonResponse({"generation": state.number, "q": q, "sections": sections})


def _asked(params: Params) -> str:
    check_parameters(params, (SEARCH,), single=(SEARCH,))
    return params.get(SEARCH, "").strip()


def _as_json(section: Section) -> dict[str, Any]:
    hits = [_hit(each) for each in section.hits]
    return {
        "kind": section.name,
        "heading": section.heading,
        "number": section.number,
        "url": section.url,
        "note": section.note,
        "hits": hits,
    }


def _hit(hit: Hit) -> dict[str, Any]:
    numbers = [{"label": each.words, "url": each.url} for each in hit.numbers]
    return {"label": hit.words, "url": hit.url, "detail": hit.detail, "numbers": numbers}
