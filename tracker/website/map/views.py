"""The map as a page, as a picture and as a table of numbers."""

import csv
from io import StringIO

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tracker.catalogue.generation import State
from tracker.catalogue.responses.frame import for_any_site
from tracker.website.file_names import file_name
from tracker.website.map import map_page
from tracker.website.page_context import page_context, render_page
from tracker.website.responses.pages import public_page


@require_safe
@public_page
def world_map(request: HttpRequest, state: State) -> HttpResponse:
    """People, or the latest figures of one measure, by nationality."""
    values = map_page.context(map_page.read(request.GET))
    return render_page(request, "website/map.html", state, values, section="map")


@for_any_site
@require_safe
@public_page
def map_csv(request: HttpRequest, state: State) -> HttpResponse:
    """The numbers of the map, one row a nationality."""
    world = map_page.read(request.GET)
    text = StringIO(newline="")
    csv.writer(text).writerows(world.rows())
    name = file_name("map", world.found, number=state.number, ending="csv")
    answer = HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@for_any_site
@require_safe
@public_page
def map_svg(request: HttpRequest, state: State) -> HttpResponse:
    """The map as a picture that says what it shows, as of when, and where it is from."""
    around = page_context(request, state)
    values = around | map_page.picture(map_page.read(request.GET), origin=around["origin"])
    return render(request, "website/map.svg", values, content_type="image/svg+xml")
