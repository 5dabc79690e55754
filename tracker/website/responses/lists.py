"""Pages of a list: the filter that the address asks for, and whatever the kind shows of the rows found."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tracker.catalogue.generation import State
from tracker.catalogue.listing.kind import PublicKind, PublicList
from tracker.website.page import shown
from tracker.website.responses.answers import View, public_page

ListContext = Callable[[HttpRequest, Any, PublicList], dict[str, Any]]


def list_page(kind: PublicKind, template: str, *, section: str = "") -> Callable[[ListContext], View]:
    """Make a view of a function that gives the template's context for a filter of that kind's list.

    `section` is the entry of the menu that is marked; empty: the list's own.
    """
    listed = kind.listing
    assert listed, f"{kind.kind} has no list"

    def made(context: ListContext) -> View:
        @require_safe
        @public_page
        @wraps(context)
        def answer(request: HttpRequest, state: State) -> HttpResponse:
            asked = listed.read(request.GET)
            return shown(request, template, state, context(request, asked, listed), section=section or listed.slug)

        return answer

    return made
