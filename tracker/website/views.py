"""The public pages: each picks, filters, pages and shows."""

from django.db import connections, transaction
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tracker.catalogue.columns import PEOPLE_COLUMNS
from tracker.catalogue.counts import counts
from tracker.catalogue.dossier import dossier
from tracker.catalogue.filters import people_filter
from tracker.catalogue.generation import State
from tracker.catalogue.models import Change, Gone, Person
from tracker.catalogue.paging import page
from tracker.catalogue.parameters import BadParameters, unknown_parameters
from tracker.catalogue.words import in_words
from tracker.exports.csv import write_csv
from tracker.exports.spool import TooBusy, spooled
from tracker.website import lists, person_page
from tracker.website.answers import public_page
from tracker.website.method import method_context

CATALOGUE = "catalogue"


@require_safe
@public_page
def home(request: HttpRequest, state: State) -> HttpResponse:
    """What this is, the counts, and what changed last."""
    _take_no_parameters(request)
    everybody = people_filter(request.GET)
    found = counts(everybody.found())
    shown = {
        "state": state,
        "counts": found,
        "headlines": lists.headlines(found),
        "strata": lists.side_rows(found),
        "nationalities": lists.nationality_rows(everybody.facets()),
        "changes": Change.objects.filter(kind="person")[:8],
    }
    return render(request, "website/home.html", shown)


@require_safe
@public_page
def people(request: HttpRequest, state: State) -> HttpResponse:
    """The people found, with facets, counts and links to the same people as files."""
    asked = people_filter(request.GET)
    found = asked.found()
    page_of = page(found, sort=request.GET.get("sort", ""), cursor=request.GET.get("cursor", ""))
    shown = {
        "state": state,
        "form": asked.form,
        "words": in_words(asked.given),
        "counts": counts(found),
        "facets": lists.ticks(asked.facets()),
        "rows": lists.person_rows(page_of.rows),
        "why": lists.matching_names(asked.given.get("q", ""), page_of.rows),
        "chips": lists.chips(asked, request.GET),
        "sort_links": lists.sort_links(request.GET, page_of.sort),
        "pages": lists.page_links(request.GET, page_of),
        "files": lists.as_files(request.GET),
    }
    return render(request, "website/people.html", shown)


@require_safe
@transaction.non_atomic_requests(using=CATALOGUE)
def people_csv(request: HttpRequest) -> HttpResponseBase:
    """The people found as CSV, written whole before it is sent; the database connection is given back first."""
    try:
        with transaction.atomic(using=CATALOGUE):
            return _csv(request)
    except TooBusy as busy:
        return HttpResponse(f"{busy}\n", status=503, content_type="text/plain", headers={"Retry-After": "60"})
    finally:
        connections[CATALOGUE].close_if_unusable_or_obsolete()


@public_page
def _csv(request: HttpRequest, state: State) -> HttpResponseBase:
    found = people_filter(request.GET).found()
    file = spooled(lambda spool: write_csv(found, PEOPLE_COLUMNS, spool))
    name = f"people-generation-{state.number}.csv"
    return FileResponse(file, as_attachment=True, filename=name, content_type="text/csv; charset=utf-8")


@require_safe
@public_page
def person(request: HttpRequest, state: State, reference: str) -> HttpResponse:
    """Everything public about one person; 410 where the record was withdrawn, 404 where none is public."""
    _take_no_parameters(request)
    found = Person.objects.filter(pk=reference).first()
    if found is None:
        return _absent(request, reference)
    return render(
        request, "website/person.html", {"state": state} | person_page.context(dossier(found))
    )


def _absent(request: HttpRequest, reference: str) -> HttpResponse:
    """The same words and shape whether a record was never there or is a draft; a withdrawn one is gone."""
    if Gone.objects.filter(pk=reference).exists():
        return render(request, "website/gone.html", status=410)
    return render(request, "404.html", status=404)


@require_safe
@public_page
def method(request: HttpRequest, state: State) -> HttpResponse:
    """How things are counted, in the words of the registers that the code uses."""
    _take_no_parameters(request)
    return render(request, "website/method.html", {"state": state} | method_context())


def _take_no_parameters(request: HttpRequest) -> None:
    if faults := unknown_parameters(request.GET, ()):
        raise BadParameters(faults)
