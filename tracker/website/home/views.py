"""The home page."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tracker.catalogue.counted.tables import counted_people
from tracker.catalogue.generation import State
from tracker.catalogue.people.filter import PeopleFilter
from tracker.catalogue.responses.frame import take_no_parameters
from tracker.website.home import numbers as front
from tracker.website.home.figures import beside_ours
from tracker.website.listing.links import people_files
from tracker.website.map import map_page
from tracker.website.map.people_map import people_map
from tracker.website.page_context import render_page
from tracker.website.people.people_bars import facet_bars
from tracker.website.responses.pages import public_page
from tracker.website.timeline.axis import axis_of
from tracker.website.timeline.events import newest
from tracker.website.timeline.time_chart import time_chart

_NEWEST = 2
"""Statements, and state actions, that are shown."""


@require_safe
@public_page
def home(request: HttpRequest, state: State) -> HttpResponse:
    """What this is, the counts, and what changed last."""
    take_no_parameters(request)
    everybody = PeopleFilter.of()
    found, facets = everybody.counts(), everybody.facet_counts()
    values = {
        "headlines": front.headlines(found),
        "all_together": front.all_together(found, counted_people()),
        "side_heads": front.side_heads(),
        "strata": front.side_rows(found),
        "side_not_known": front.side_not_known(facets),
        "nationalities": facet_bars(everybody, facets, "nationality"),
        "map": map_page.shown(people_map(everybody)),
        "chart": time_chart(everybody, axis_of(state), by_side=False),
        "beside": beside_ours(),
        "newest": newest(_NEWEST),
        "changes": front.latest_changes(),
        "files": people_files(everybody),
    }
    return render_page(request, "website/home.html", state, values, section="home")
