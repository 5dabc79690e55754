"""The public pages: each picks, filters, pages and shows."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from tracker.catalogue.counted.tables import counted_people
from tracker.catalogue.generation import State
from tracker.catalogue.listing.filter import SEARCH
from tracker.catalogue.models import Person
from tracker.catalogue.people.dossier import dossier
from tracker.catalogue.people.filter import PeopleFilter
from tracker.catalogue.people.filter_words import in_words
from tracker.catalogue.people.kind import PEOPLE
from tracker.catalogue.responses.frame import take_no_parameters
from tracker.website.about import download_page
from tracker.website.about.method import method_context
from tracker.website.home import numbers as front
from tracker.website.home.figures import figures_beside_ours
from tracker.website.listing.filter_form import culprits
from tracker.website.listing.links import PEOPLE_FILES, people_files, sort_links
from tracker.website.nationalities.nationality_search import nationalities_named
from tracker.website.page_context import grouped, people_of, render_page
from tracker.website.people import anonymous_page, person_page
from tracker.website.people.people_bars import facet_bars
from tracker.website.people.people_rows import person_rows, similar_rows
from tracker.website.responses.lists import list_context, list_page
from tracker.website.responses.pages import public_page
from tracker.website.responses.records import not_found, record_page

__all__ = ["download", "home", "method", "not_found", "people", "person"]


@require_safe
@public_page
def home(request: HttpRequest, state: State) -> HttpResponse:
    """What this is, the counts, and what changed last."""
    take_no_parameters(request)
    everybody = PeopleFilter.of()
    found, facets = everybody.counts(), everybody.facet_counts()
    values = {
        "headlines": front.headlines(found),
        "not_listed": people_of(not_listed) if (not_listed := counted_people()) else "",
        "side_heads": front.side_heads(),
        "strata": front.side_rows(found),
        "side_not_known": front.side_not_known(facets),
        "nationalities": facet_bars(everybody, facets, "nationality"),
        "beside": figures_beside_ours(),
        "changes": front.latest_changes(),
        "files": people_files(everybody),
    }
    return render_page(request, "website/home.html", state, values, section="home")


@list_page(PEOPLE, "website/people.html")
def people(filterset: PeopleFilter) -> dict[str, Any]:
    """The people found, with facets, counts and links to the same people as files."""
    page, recorded, q = filterset.page(), filterset.counts().recorded, filterset.value(SEARCH)
    return list_context(PEOPLE, filterset, page, files=PEOPLE_FILES) | {
        "these": ngettext("This person", "These %(number)s people", recorded.people)
        % {"number": grouped(recorded.people)},
        "by_several": grouped(recorded.by_several) if recorded.people else "",
        "words": in_words(filterset.cleaned),
        "q": q,
        "nationalities_meant": nationalities_named(filterset),
        "similar": similar_rows(q) if q and not recorded.people else [],
        "rows": person_rows(page.rows, q),
        "culprits": culprits(PEOPLE, filterset) if not recorded.people else [],
        "sorts": sort_links(filterset, page.sort),
    }


@record_page(PEOPLE)
def person(request: HttpRequest, state: State, row: Person) -> HttpResponse:
    """Everything public about one person; 410 where the record was withdrawn, 404 where none is public."""
    if row.is_anonymous:
        return render_page(request, "website/anonymous.html", state, anonymous_page.context(row), section="people")
    return render_page(request, "website/person.html", state, person_page.context(dossier(row)), section="people")


@require_safe
@public_page
def download(request: HttpRequest, state: State) -> HttpResponse:
    """Every file with its columns, and how to ask the API."""
    take_no_parameters(request)
    return render_page(request, "website/download.html", state, download_page.context(), section="download")


@require_safe
@public_page
def method(request: HttpRequest, state: State) -> HttpResponse:
    """How things are counted, in the words of the registers that the code uses."""
    take_no_parameters(request)
    return render_page(request, "website/method.html", state, method_context(), section="method")
