"""Pages of a list: the filter that the address asks for, what stands around the rows, and the rows."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tracker.catalogue.generation import State
from tracker.catalogue.listing.filter import REFERENCE, SEARCH, ListFilter
from tracker.catalogue.listing.kind import PublicKind
from tracker.catalogue.listing.paging import Page
from tracker.catalogue.responses.frame import View
from tracker.website.listing.filter_form import chips, filter_form
from tracker.website.listing.links import feed_url, file_links, page_links, title_of
from tracker.website.page_context import grouped, render_page
from tracker.website.responses.pages import public_page

ListContext = Callable[[Any], dict[str, Any]]


def list_page(kind: PublicKind, template: str) -> Callable[[ListContext], View]:
    """Make a view of a function that gives the template's context for a filter of that kind's list."""
    listed = kind.listing
    assert listed, f"{kind.kind} has no list"

    def made(context: ListContext) -> View:
        @require_safe
        @public_page
        @wraps(context)
        def answer(request: HttpRequest, state: State) -> HttpResponse:
            values = context(listed.filter_set.read(request.GET))
            return render_page(request, template, state, values, section=listed.slug)

        return answer

    return made


def list_context(
    kind: PublicKind, filterset: ListFilter, page: Page | None = None, *, files: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """What stands around the rows: number, filters, files and pages (none for a list that is one page).

    `files` are further ones beside its own, by label: the names of their views.
    """
    assert kind.listing
    number = filterset.count()
    return {
        "found": kind.listing.number % {"number": number, "grouped": grouped(number)},
        "which": filterset.in_words(),
        "title_to_cite": title_of(kind, filterset),
        # Other sites keep what a shared link says: never a name that somebody searched.
        "title_to_share": "" if SEARCH in filterset.cleaned else title_of(kind, filterset),
        "form": filter_form(kind, filterset),
        "chips": chips(kind, filterset),
        "files": file_links(kind, filterset, files),
        "feed": feed_url(kind, filterset),
        "pages": page_links(kind, filterset, page) if page else {},
    }


def is_of_one(filterset: ListFilter, page: Page) -> bool:
    """Whether the list was asked for one record by its reference, and has it."""
    return list(filterset.params) == [REFERENCE] and len(page.rows) == 1
