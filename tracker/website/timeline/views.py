"""The page of time, and its chart as a picture and as a table of numbers."""

import csv
from collections.abc import Callable
from io import StringIO

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tracker.catalogue.generation import State
from tracker.catalogue.people.filter import PeopleFilter
from tracker.catalogue.responses.frame import for_any_site
from tracker.website.file_names import file_name
from tracker.website.page_context import page_context, render_page
from tracker.website.responses.pages import public_page
from tracker.website.timeline import chart_files, timeline_page
from tracker.website.timeline.axis import axis_of

Write = Callable[[HttpRequest, PeopleFilter, State], HttpResponse]


@require_safe
@public_page
def timeline(request: HttpRequest, state: State) -> HttpResponse:
    """People by quarter, with what was said, done and decreed."""
    people = PeopleFilter.read(request.GET)
    return render_page(
        request, "website/timeline.html", state, timeline_page.context(people, state), section="timeline"
    )


@for_any_site
@require_safe
@public_page
def timeline_csv(request: HttpRequest, state: State) -> HttpResponse:
    """The numbers of the chart, one row a side and quarter."""
    people = PeopleFilter.read(request.GET)
    text = StringIO(newline="")
    csv.writer(text).writerows(chart_files.rows(people, axis_of(state)))
    name = file_name("timeline", people, number=state.number, ending="csv")
    answer = HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@for_any_site
@require_safe
@public_page
def timeline_svg(request: HttpRequest, state: State) -> HttpResponse:
    """The chart as a picture that says what it shows, as of when, and where it is from."""
    people = PeopleFilter.read(request.GET)
    values = page_context(request, state) | chart_files.picture(people, axis_of(state))
    return render(request, "website/timeline.svg", values, content_type="image/svg+xml")
