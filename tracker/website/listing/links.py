"""Addresses of lists and records, and the links that a list has around its rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.urls import NoReverseMatch, get_script_prefix, reverse

from tracker.catalogue.files import FILE_OF_LIST
from tracker.catalogue.listing.filter import ListFilter, Values
from tracker.catalogue.listing.kind import PublicKind
from tracker.catalogue.listing.paging import Page
from tracker.catalogue.people.kind import PEOPLE
from tracker.exports.formats.register import formats_of
from tracker.lib.query import query_string

PEOPLE_FILES = {"ZIP": "people-zip"}
"""The further files of people, by label: the names of their views."""
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


def list_url(kind: PublicKind, params: Values | None = None, *, view: str = "") -> str:
    """The list of a kind with these parameters; `view` is another of its addresses (its file, the API)."""
    assert kind.listing, f"{kind.kind} has no list"
    query = query_string(params or {})
    return page_url(view or kind.listing.slug) + (f"?{query}" if query else "")


def page_url(view: str) -> str:
    """The address of a page that is asked for by nothing but its name."""
    return _reversed(view, get_script_prefix())


def people_url(**params: Any) -> str:
    """The list of people with these parameters."""
    return list_url(PEOPLE, params)


def nationality_url(code: str) -> str:
    """The page of a nationality, or of `stateless` and `unknown`."""
    return f"{_before('nationality', get_script_prefix())}{code}/"


def record_url(kind: PublicKind, reference: str) -> str:
    """Where a record stands: its page or, where it has none, the list with that one; empty where there is neither."""
    if kind.has_page:
        return f"{_before(kind.kind, get_script_prefix())}{reference}/"
    return list_url(kind, {"reference": reference}) if kind.listing else ""


@cache
def _reversed(view: str, _script_prefix: str) -> str:
    """As Django finds it, once: every page leads to fifty."""
    return reverse(view)


@cache
def _before(view: str, _script_prefix: str) -> str:
    """What stands before the reference or code in the addresses of such pages: a page of rows has a hundred."""
    return reverse(view, args=["-"]).removesuffix("-/")


def sort_links(people: ListFilter, sort: str) -> dict[str, SortLink]:
    """The sort links of the people's table; the one in use turns the order round."""
    links = {}
    for name, label in _SORTABLE.items():
        direction = {name: "ascending", f"-{name}": "descending"}.get(sort, "none")
        first = "-changed" if name == "changed" else name
        turned = {name: f"-{name}", f"-{name}": name}.get(sort, first)
        links[name] = SortLink(label, list_url(PEOPLE, people.params_but(sort=turned)), direction)
    return links


def page_links(kind: PublicKind, filterset: ListFilter, page: Page) -> dict[str, str]:
    """Addresses of the first page and of those before and after this one; empty where there is none."""

    def link(cursor: str | None) -> str:
        return list_url(kind, filterset.params | {"cursor": [cursor]}) if cursor else ""

    return {
        "first": list_url(kind, filterset.params) if page.previous_cursor else "",
        "previous": link(page.previous_cursor),
        "next": link(page.next_cursor),
    }


def file_links(kind: PublicKind, filterset: ListFilter, more: Mapping[str, str] | None = None) -> dict[str, str]:
    """Addresses of the same rows in each format and over the API, by label; `more` are the names of further views."""
    assert kind.listing
    slug = kind.listing.slug
    views = {made.label: f"{slug}-{made.slug}" for made in formats_of(FILE_OF_LIST[slug])}
    views |= {"JSON": f"api-{slug}"} | dict(more or {})
    return {label: list_url(kind, filterset.conditions_alone, view=view) for label, view in views.items()}


def title_of(kind: PublicKind, filterset: ListFilter) -> str:
    """What a list shows, as a title: `People, nationality: Nepal`, `Figures: measure: killed`."""
    assert kind.listing
    words = filterset.in_words()
    between = "" if words.startswith((",", " ")) or not words else ": "
    return f"{kind.listing.heading}{between}{words}"


def feed_url(kind: PublicKind, filterset: ListFilter) -> str:
    """The feed of what changes among the same rows; empty where the kind has none."""
    assert kind.listing
    try:
        return list_url(kind, filterset.conditions_alone, view=f"{kind.listing.slug}-atom")
    except NoReverseMatch:
        return ""


def people_files(people: ListFilter) -> dict[str, str]:
    """Addresses of the same people as CSV, JSON and with all their claims."""
    return file_links(PEOPLE, people, PEOPLE_FILES)
