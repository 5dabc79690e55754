"""The pages that other sites may frame."""

from functools import wraps
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tracker.catalogue.generation import State
from tracker.catalogue.listing.parameters import BadParameters, Fault
from tracker.catalogue.people.dossier import dossier
from tracker.catalogue.people.filter import PeopleFilter
from tracker.catalogue.people.filter_words import in_words
from tracker.catalogue.people.kind import PEOPLE
from tracker.catalogue.responses.frame import View, take_no_parameters
from tracker.catalogue.responses.records import canonical_reference, find_record
from tracker.website.figures.comparing import compare_page
from tracker.website.figures.pages.matrix import compare_url
from tracker.website.figures.position_marks import all_marks
from tracker.website.listing.links import list_url, record_url
from tracker.website.map import map_page
from tracker.website.page_context import page_context, people_of
from tracker.website.people.people_rows import person_facts
from tracker.website.responses.pages import public_page
from tracker.website.source_list import source_view
from tracker.website.timeline.axis import axis_of
from tracker.website.timeline.time_chart import time_chart


def embedded(view: View) -> View:
    """Let every site frame the answers of a view."""
    public = require_safe(public_page(view))

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        response: HttpResponseBase = public(request, *args, **kwargs)
        response.is_embedded = True  # type: ignore[attr-defined]
        response.xframe_options_exempt = True  # type: ignore[attr-defined]
        return response

    return answer


def _shown(
    request: HttpRequest, state: State, template: str, values: dict[str, Any], status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    return render(request, f"website/embeds/{template}.html", page_context(request, state) | values, status=status)


@embedded
def number(request: HttpRequest, state: State) -> HttpResponse:
    """How many people a filter finds."""
    people = PeopleFilter.read(request.GET)
    values = {
        "title": in_words(people.cleaned),
        "number": people_of(people.count()),
        "url": list_url(PEOPLE, people.params),
    }
    return _shown(request, state, "number", values)


@embedded
def timeline(request: HttpRequest, state: State) -> HttpResponse:
    """The chart of the people whom a filter finds."""
    people = PeopleFilter.read(request.GET)
    chart = time_chart(people, axis_of(state))
    return _shown(request, state, "timeline", {"title": in_words(people.cleaned), "chart": chart, "url": chart.page})


@embedded
def world_map(request: HttpRequest, state: State) -> HttpResponse:
    """The map of people, or of figures of one measure."""
    world = map_page.read(request.GET)
    return _shown(request, state, "map", {"title": world.title, "map": map_page.shown(world), "url": world.url("map")})


@embedded
def compare(request: HttpRequest, state: State) -> HttpResponse:
    """Published figures on one nationality and measure, over time."""
    figures = compare_page.read(request.GET)
    if not compare_page.is_complete(figures):
        missing = [name for name in compare_page.PARAMETERS[:2] if not figures.value(name)]
        raise BadParameters([Fault(name, "", _("is needed for a drawing.")) for name in missing])
    rows = compare_page.figures_of(figures)
    values = {
        "title": compare_page.title_with_side(figures, rows),
        "url": compare_url(figures.params),
        "drawing": compare_page.chart_of(rows),
        "positions": all_marks(),
    }
    return _shown(request, state, "compare", values)


@embedded
def person(request: HttpRequest, state: State, reference: str) -> HttpResponse:
    """One record of a person; where it was withdrawn, that it was."""
    take_no_parameters(request)
    canonical = canonical_reference(PEOPLE, reference)
    found = find_record(PEOPLE, canonical)
    if found.status == HTTPStatus.MOVED_PERMANENTLY:
        return redirect("embed-person", found.merged_into)
    if found.status == HTTPStatus.GONE:
        return _shown(request, state, "gone", {"title": canonical}, HTTPStatus.GONE)
    if not found.row:
        return _shown(request, state, "gone", {"title": reference[:20], "is_unknown": True}, HTTPStatus.NOT_FOUND)
    values = {
        "title": str(found.row),
        "facts": person_facts(found.row),
        "url": record_url(PEOPLE, found.row.pk),
        # Of a person without a name the sources are not told.
        "sources": [] if found.row.is_anonymous else [source_view(0, each) for each in dossier(found.row).sources],
    }
    return _shown(request, state, "person", values)
