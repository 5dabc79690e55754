"""What every list with facets has around its rows: its number, filters, files and pages."""

from typing import Any

from django.http import HttpRequest, QueryDict
from django.urls import reverse

from tracker.catalogue.listing.filter import ListFilter
from tracker.catalogue.listing.kind import PublicList
from tracker.catalogue.listing.paging import Page
from tracker.lib.query import query_string
from tracker.website.listing.list_form import list_chips, list_form, list_url
from tracker.website.page import grouped


def around(
    request: HttpRequest, asked: ListFilter, listed: PublicList, found: Page | None = None, **files: str
) -> dict[str, Any]:
    """The context of a list; `files` are further ones beside its own, by label: the names of their views."""
    params, address = request.GET, reverse(listed.slug)
    number = asked.found().count()
    query = query_string(params, without=("cursor",))
    files = {"CSV": f"{listed.slug}-csv", "JSON": f"api-{listed.slug}"} | files
    return {
        "found": listed.number % {"number": number, "grouped": grouped(number)},
        "which": asked.in_words(),
        "form": list_form(asked, address, str(listed.many)),
        "chips": list_chips(asked, params, address),
        "files": {label: list_url(reverse(view), query) for label, view in files.items()},
        "pages": _pages(address, params, found) if found else {},
    }


def _pages(address: str, params: QueryDict, found: Page) -> dict[str, str]:
    return {
        "first": list_url(address, query_string(params, without=("cursor",))) if found.previous_cursor else "",
        "previous": _page(address, params, found.previous_cursor),
        "next": _page(address, params, found.next_cursor),
    }


def _page(address: str, params: QueryDict, cursor: str | None) -> str:
    return list_url(address, query_string(params, cursor=cursor)) if cursor else ""
