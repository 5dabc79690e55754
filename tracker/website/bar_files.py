"""People counted by the values of one facet, to take away: as rows of a file, and as a picture of bars."""

import csv
from io import StringIO
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.datastructures import MultiValueDict
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tracker.catalogue.generation import State
from tracker.catalogue.listing.facet import FacetCounts
from tracker.catalogue.listing.parameters import BadParameters, Fault, Params, repeated_parameters
from tracker.catalogue.people.facets import FACETS
from tracker.catalogue.people.filter import PeopleFilter
from tracker.catalogue.people.filter_words import in_words
from tracker.catalogue.responses.frame import for_any_site
from tracker.website.file_names import file_name
from tracker.website.page_context import grouped, page_context
from tracker.website.people.people_bars import BY
from tracker.website.responses.pages import public_page

_COUNTED_BY = tuple(facet.name for facet in FACETS if not facet.has_many_values)
_MOST_BARS, _ABOVE, _ROW, _LONGEST_BAR = 40, 70, 22, 400
_LONGEST_TITLE, _LONGEST_LABEL = 80, 40


def read(params: Params) -> tuple[PeopleFilter, FacetCounts]:
    """The people that an address asks for, and how many have each value of the facet. Raises `BadParameters`."""
    if faults := repeated_parameters(params, (BY,)):
        raise BadParameters(faults)
    name = params.get(BY, "")
    if name not in _COUNTED_BY:
        message = _("is needed: one of %(names)s.") % {"names": ", ".join(_COUNTED_BY)}
        raise BadParameters([Fault(BY, name[:80], message)])
    people = PeopleFilter.read(MultiValueDict({each: params.getlist(each) for each in params if each != BY}))
    return people, next(each for each in people.facet_counts() if each.facet.name == name)


@for_any_site
@require_safe
@public_page
def people_by_csv(request: HttpRequest, state: State) -> HttpResponse:
    """One row a value, in the order of the bars."""
    people, counted = read(request.GET)
    text = StringIO(newline="")
    rows = [("value", "label", "people"), *((each.value, each.label, each.count) for each in counted.values)]
    csv.writer(text).writerows(rows)
    name = file_name(f"people-by-{counted.facet.name}", people, number=state.number, ending="csv")
    answer = HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@for_any_site
@require_safe
@public_page
def people_by_svg(request: HttpRequest, state: State) -> HttpResponse:
    """The bars as a picture that says what it shows, as of when, and where it is from."""
    values = page_context(request, state) | _picture(*read(request.GET))
    return render(request, "website/people_by.svg", values, content_type="image/svg+xml")


def _picture(people: PeopleFilter, counted: FacetCounts) -> dict[str, Any]:
    drawn = counted.values[:_MOST_BARS]
    longest = max((value.count for value in drawn), default=1) or 1
    end = _ABOVE + _ROW * len(drawn)
    return {
        "title": in_words(people.cleaned),
        "short_title": Truncator(in_words(people.cleaned)).chars(_LONGEST_TITLE),
        "heading": counted.facet.heading,
        "is_of_fates": counted.facet.name == "fate",
        "bars": [
            {
                "label": Truncator(value.label).chars(_LONGEST_LABEL),
                "number": grouped(value.count),
                "top": str(_ABOVE + _ROW * number),
                "width": f"{_LONGEST_BAR * value.count / longest:.1f}",
            }
            for number, value in enumerate(drawn)
        ],
        "more": str(len(counted.values) - len(drawn)) if len(counted.values) > len(drawn) else "",
        "more_top": str(end + 12),
        "source_top": str(end + 30),
        "height": str(end + 42),
    }
