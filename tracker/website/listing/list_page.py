"""What every list with facets has around its rows: its number, filters, files and pages."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext_lazy

from tracker.catalogue.listing.filter import ListFilter
from tracker.catalogue.listing.paging import Page
from tracker.lib.query import query_string
from tracker.website.listing.list_form import list_chips, list_form, list_url
from tracker.website.page import grouped

_COUNTED: Mapping[str, Any] = {
    "figures": ngettext_lazy("%(grouped)s figure", "%(grouped)s figures", "number"),
    "statements": ngettext_lazy("%(grouped)s statement", "%(grouped)s statements", "number"),
    "state-actions": ngettext_lazy("%(grouped)s state action", "%(grouped)s state actions", "number"),
    "units": ngettext_lazy("%(grouped)s unit", "%(grouped)s units", "number"),
    "sources": ngettext_lazy("%(grouped)s source", "%(grouped)s sources", "number"),
    "legal-instruments": ngettext_lazy("%(grouped)s law or decree", "%(grouped)s laws and decrees", "number"),
}
"""What a list counts, by its view."""
_NOUNS: Mapping[str, Any] = {
    "figures": gettext_lazy("figures"),
    "statements": gettext_lazy("statements"),
    "state-actions": gettext_lazy("state actions"),
    "units": gettext_lazy("units"),
    "sources": gettext_lazy("sources"),
    "legal-instruments": gettext_lazy("laws and decrees"),
}
"""The same for several, without their number."""


def noun(name: str) -> str:
    """What the list of that view counts, for several of them: `laws and decrees`."""
    return str(_NOUNS[name])


def around(
    request: HttpRequest, asked: ListFilter, name: str, files: Mapping[str, str], found: Page | None = None
) -> dict[str, Any]:
    """The context of a list; `name` is its view; `files` names views by their label."""
    params, address = request.GET, reverse(name)
    number = asked.found().count()
    query = query_string(params, without=("cursor",))
    return {
        "found": _COUNTED[name] % {"number": number, "grouped": grouped(number)},
        "which": asked.in_words(),
        "form": list_form(asked, address, noun(name)),
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
