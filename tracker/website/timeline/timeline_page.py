"""The page of time: the chart of the people found, and the events of the time below it, page by page."""

from typing import Any

from django.utils.translation import gettext as _

from tracker.catalogue.generation import State
from tracker.catalogue.listing.filter import CURSOR
from tracker.catalogue.listing.parameters import BadParameters, Fault
from tracker.catalogue.people.filter import PeopleFilter
from tracker.catalogue.people.filter_words import in_words
from tracker.catalogue.people.kind import PEOPLE
from tracker.website.listing.filter_form import chips, filter_form
from tracker.website.listing.links import list_url
from tracker.website.page_context import people_of
from tracker.website.timeline.axis import axis_of
from tracker.website.timeline.events import events
from tracker.website.timeline.time_chart import time_chart

SHOWN = 20
"""Events on one page."""
_FRAME, _FRAME_OF_PANEL = 340, 200
"""Pixels of a frame beside its panels, and of each panel, on a phone."""


def context(people: PeopleFilter, state: State) -> dict[str, Any]:
    """What the template needs."""
    axis = axis_of(state)
    happened, start = events(people, axis), _start(people)
    number = people.count()
    chart = time_chart(people, axis)
    return {
        "words": in_words(people.cleaned),
        "title_to_cite": _("Timeline: %(people)s") % {"people": in_words(people.cleaned)},
        "embed": list_url(PEOPLE, people.conditions_alone, view="embed-timeline"),
        "embed_height": str(_FRAME + _FRAME_OF_PANEL * len(chart.panels)),
        "found": people_of(number),
        "which": people.in_words(),
        "list_url": list_url(PEOPLE, people.params),
        "form": filter_form(PEOPLE, people, view="timeline"),
        "chips": chips(PEOPLE, people, view="timeline"),
        "chart": chart,
        "strips": happened.strips,
        "strip_box": f"0 0 {axis.width} 10",
        "unplaced": sum(strip.unplaced for strip in happened.strips),
        "events": happened.rows[start : start + SHOWN],
        "pages": _pages(people, start, len(happened.rows)),
    }


def _start(people: PeopleFilter) -> int:
    """The number of the first event of the page that was asked for."""
    if not people.cursor:
        return 0
    if not people.cursor.isascii() or not people.cursor.isdecimal() or len(people.cursor) > 6:
        message = _("is no page of the events. Take the links below the events.")
        raise BadParameters([Fault(CURSOR, people.cursor, message)])
    return int(people.cursor)


def _pages(people: PeopleFilter, start: int, number: int) -> dict[str, str]:
    """The addresses of the first page and of those before and after this one; empty where there is none."""

    def link(first: int) -> str:
        params = people.params | ({CURSOR: [str(first)]} if first else {})
        return list_url(PEOPLE, params, view="timeline") + "#events"

    return {
        "first": link(0) if start else "",
        "previous": link(max(start - SHOWN, 0)) if start else "",
        "next": link(start + SHOWN) if start + SHOWN < number else "",
    }
