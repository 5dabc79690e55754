"""The pages of people: each picks, filters, pages and shows."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import ngettext

from tracker.catalogue.generation import State
from tracker.catalogue.listing.filter import SEARCH
from tracker.catalogue.models import Person
from tracker.catalogue.people.dossier import dossier
from tracker.catalogue.people.filter import PeopleFilter
from tracker.catalogue.people.filter_words import in_words
from tracker.catalogue.people.kind import PEOPLE
from tracker.website.listing.filter_form import culprits, perhaps
from tracker.website.listing.links import PEOPLE_FILES, Named, list_url, sort_links
from tracker.website.listing.nationality_search import nationalities_named
from tracker.website.page_context import grouped, render_page
from tracker.website.people import anonymous_page, person_page
from tracker.website.people.people_bars import BY
from tracker.website.people.people_rows import counted_alike, person_rows, similar_rows
from tracker.website.responses.lists import list_context, list_page
from tracker.website.responses.records import record_page

_SHOWN = 25


@list_page(PEOPLE, "website/people.html")
def people(filterset: PeopleFilter) -> dict[str, Any]:
    """The people found, with facets, counts and links to the same people as files."""
    page, recorded, q = filterset.page(size=_SHOWN), filterset.counts().recorded, filterset.value(SEARCH)
    return list_context(PEOPLE, filterset, page, files=PEOPLE_FILES) | {
        "these": ngettext("This person", "These %(number)s people", recorded.people)
        % {"number": grouped(recorded.people)},
        "by_several": grouped(recorded.by_several) if recorded.people else "",
        "words": in_words(filterset.cleaned),
        "title_to_cite": in_words(filterset.cleaned),
        "embed": list_url(PEOPLE, filterset.conditions_alone, view="embed-people"),
        "embed_height": "220",
        "q": q,
        "nationalities_meant": nationalities_named(filterset),
        "similar": similar_rows(q) if q and not recorded.people else [],
        "rows": person_rows(page.rows, filterset),
        "counted_alike": counted_alike(page.rows),
        "culprits": culprits(PEOPLE, filterset) if not recorded.people else [],
        "perhaps": perhaps(PEOPLE, filterset) if not recorded.people else [],
        "pictures": _pictures(filterset),
        "timeline": list_url(PEOPLE, filterset.conditions_alone, view="timeline"),
        "sorts": sort_links(filterset, page.sort),
    }


_PICTURES = ("nationality", "fate", "unit")
"""The facets by which any people found are offered as a picture of bars."""


def _pictures(people: PeopleFilter) -> list[Named]:
    """The same people as bars by each of `_PICTURES`, as a picture that says what it shows."""
    headings = {facet.name: str(facet.heading) for facet in people.facets}
    return [
        Named(headings[name], list_url(PEOPLE, people.conditions_alone | {BY: [name]}, view="people-by-svg"))
        for name in _PICTURES
    ]


@record_page(PEOPLE)
def person(request: HttpRequest, state: State, row: Person) -> HttpResponse:
    """Everything public about one person; 410 where the record was withdrawn, 404 where none is public."""
    if row.is_anonymous:
        return render_page(request, "website/anonymous.html", state, anonymous_page.context(row), section="people")
    values = person_page.context(dossier(row)) | {
        "title_to_cite": f"{row}, {row.reference}",
        "embed": reverse("embed-person", args=[row.reference]),
    }
    return render_page(request, "website/person.html", state, values, section="people")
