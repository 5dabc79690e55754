"""Addresses of lists that keep, change or drop a part of the present filter."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.urls import reverse

from tracker.catalogue.listing.kind import PublicKind
from tracker.catalogue.listing.paging import Page
from tracker.catalogue.people.asked_rows import PERIODS
from tracker.catalogue.people.facets import CONTRACT, FACETS
from tracker.catalogue.people.filter import MODES
from tracker.lib.query import query_string

_SORTABLE = {"name": "Name", "contract": "First contract", "fate": "Fate", "changed": "Last change"}


@dataclass(frozen=True)
class SortLink:
    """A way to sort: its label, its address, and how the list is sorted by it now (`aria-sort`)."""

    label: str
    url: str
    direction: str


@dataclass(frozen=True)
class Named:
    """Something that a page names, and where it stands."""

    words: str
    url: str
    point: str = ""


def people_url(**params: Any) -> str:
    """The list of people with these parameters."""
    return _address(query_string(params))


def nationality_url(code: str) -> str:
    """The page of a nationality, or of `stateless` and `unknown`."""
    return reverse("nationality", args=[code])


def record_url(kind: PublicKind, reference: str) -> str:
    """Where a record stands: its page or, where it has none, the list with that one; empty where there is neither."""
    if kind.has_page:
        return reverse(kind.kind, args=[reference])
    return f"{reverse(kind.listing.slug)}?{query_string({'reference': reference})}" if kind.listing else ""


def without(params: QueryDict, name: str, value: str | None = None) -> str:
    """The list without one condition or, where a value is given, without that value of it.

    What only says how the condition is meant goes with it, so that the address can be answered.
    """
    kept = {key: list(values) for key, values in params.lists() if key not in ("cursor", name)}
    if value is not None:
        kept[name] = [each for each in params.getlist(name) if each != value]
    for period in PERIODS:
        is_dated = any(_given(kept, f"{period}_{end}") for end in ("from", "to"))
        if not is_dated and kept.get(f"{period}_within") != ["unknown"]:
            kept.pop(f"{period}_within", None)
    for mode in MODES:
        if name.startswith("contract_") and mode == "contract_mode" and not _asks_of_contracts(kept):
            kept.pop(mode, None)
        if name == mode.removesuffix("_mode") and not kept.get(name):
            kept.pop(mode, None)
    return _address(query_string(kept))


def _asks_of_contracts(kept: dict[str, list[str]]) -> bool:
    """Whether anything is asked of a contract, so that it matters of which one."""
    of_period = ("contract_from", "contract_to", "contract_within")
    return any(_given(kept, name) for name in (*of_period, *(facet.name for facet in FACETS if facet.of == CONTRACT)))


def _given(kept: dict[str, list[str]], name: str) -> bool:
    return any(kept.get(name, []))


def sort_links(params: QueryDict, sort: str) -> dict[str, SortLink]:
    """The sort links of the table's heads; the one in use turns the order round."""
    return {name: _sort_link(name, text, params, sort) for name, text in _SORTABLE.items()}


def _sort_link(name: str, text: str, params: QueryDict, sort: str) -> SortLink:
    direction = {name: "ascending", f"-{name}": "descending"}.get(sort, "none")
    first = "-changed" if name == "changed" else name
    turned = {name: f"-{name}", f"-{name}": name}.get(sort, first)
    return SortLink(text, _address(query_string(params, without=("cursor",), sort=turned)), direction)


def page_links(params: QueryDict, shown: Page) -> dict[str, str]:
    """Addresses of the first page and of those before and after this one; empty where there is none."""
    return {
        "first": _address(query_string(params, without=("cursor",))) if shown.previous_cursor else "",
        "previous": _page_link(params, shown.previous_cursor),
        "next": _page_link(params, shown.next_cursor),
    }


def _page_link(params: QueryDict, cursor: str | None) -> str:
    return _address(query_string(params, cursor=cursor)) if cursor else ""


def file_links(params: QueryDict) -> dict[str, str]:
    """Addresses of the same people as CSV, JSON and with all their claims, by the name of the format."""
    query = query_string(params, without=("cursor", "sort"))
    suffix = f"?{query}" if query else ""
    return {
        "CSV": reverse("people-csv") + suffix,
        "ZIP": reverse("people-zip") + suffix,
        "JSON": reverse("api-people") + suffix,
    }


def _address(query: str) -> str:
    return reverse("people") + (f"?{query}" if query else "")
