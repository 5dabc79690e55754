"""The public pages: each picks, filters, pages and shows."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from tracker.catalogue.counted.tables import counted_people
from tracker.catalogue.generation import State
from tracker.catalogue.listing.paging import page
from tracker.catalogue.models import Person
from tracker.catalogue.people.dossier import dossier
from tracker.catalogue.people.filter import people_filter
from tracker.catalogue.people.kind import PEOPLE
from tracker.catalogue.people.words import in_words, in_words_after
from tracker.website.about import download_page
from tracker.website.about.method import method_context
from tracker.website.home import numbers as front
from tracker.website.home.figures import figures_beside_ours
from tracker.website.listing import links
from tracker.website.listing.filter_form import chips, culprits, filter_form
from tracker.website.nationalities.nationality_search import nationalities_meant
from tracker.website.page import grouped, people_of, shown
from tracker.website.people import anonymous_page, person_page
from tracker.website.people.people_bars import facet_bars
from tracker.website.people.people_rows import person_rows, similar_rows
from tracker.website.responses.answers import public_page
from tracker.website.responses.records import not_found, record_page, take_no_parameters

__all__ = ["download", "home", "method", "not_found", "people", "person"]
_ALL = {True: ", all that are recorded", False: ": nothing is published yet"}


@require_safe
@public_page
def home(request: HttpRequest, state: State) -> HttpResponse:
    """What this is, the counts, and what changed last."""
    take_no_parameters(request)
    everybody = people_filter(request.GET)
    found, facets = everybody.counts(), everybody.facets()
    values = {
        "headlines": front.headlines(found),
        "not_listed": people_of(not_listed) if (not_listed := counted_people()) else "",
        "side_heads": front.side_heads(),
        "strata": front.side_rows(found),
        "side_not_known": front.side_not_known(facets),
        "nationalities": facet_bars(facets, "nationality"),
        "beside": figures_beside_ours(),
        "changes": front.latest_changes(),
        "files": links.file_links(request.GET),
    }
    return shown(request, "website/home.html", state, values, section="home")


@require_safe
@public_page
def people(request: HttpRequest, state: State) -> HttpResponse:
    """The people found, with facets, counts and links to the same people as files."""
    asked = people_filter(request.GET)
    found = asked.found()
    page_of = page(found, sort=request.GET.get("sort", ""), cursor=request.GET.get("cursor", ""))
    recorded = asked.counts().recorded
    values = {
        "found": people_of(recorded.people),
        "these": ngettext("This person", "These %(number)s people", recorded.people)
        % {"number": grouped(recorded.people)},
        "by_several": grouped(recorded.by_several) if recorded.people else "",
        "which": in_words_after(asked.given) if asked.given else _ALL[bool(state.number)],
        "words": in_words(asked.given),
        "q": asked.given.get("q", ""),
        "form": filter_form(asked, request.GET),
        "nationalities_meant": nationalities_meant(request.GET),
        "similar": similar_rows(asked.given["q"]) if "q" in asked.given and not recorded.people else [],
        "rows": person_rows(page_of.rows, asked.given.get("q", "")),
        "chips": chips(asked, request.GET),
        "culprits": culprits(asked, request.GET) if not recorded.people else [],
        "sorts": links.sort_links(request.GET, page_of.sort),
        "pages": links.page_links(request.GET, page_of),
        "files": links.file_links(request.GET),
    }
    return shown(request, "website/people.html", state, values, section="people")


@record_page(PEOPLE)
def person(request: HttpRequest, state: State, row: Person) -> HttpResponse:
    """Everything public about one person; 410 where the record was withdrawn, 404 where none is public."""
    if row.is_anonymous:
        return shown(request, "website/anonymous.html", state, anonymous_page.context(row), section="people")
    return shown(request, "website/person.html", state, person_page.context(dossier(row)), section="people")


@require_safe
@public_page
def download(request: HttpRequest, state: State) -> HttpResponse:
    """Every file with its columns, and how to ask the API."""
    take_no_parameters(request)
    return shown(request, "website/download.html", state, download_page.context(), section="download")


@require_safe
@public_page
def method(request: HttpRequest, state: State) -> HttpResponse:
    """How things are counted, in the words of the registers that the code uses."""
    take_no_parameters(request)
    return shown(request, "website/method.html", state, method_context(), section="method")
