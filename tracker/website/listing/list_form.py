"""The filter form of a list with facets, and the conditions in use."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict

from tracker.catalogue.listing.filter import REFERENCE, SEARCH, FacetCounts, ListFilter
from tracker.catalogue.listing.parameters import Fault
from tracker.lib.query import query_string
from tracker.lib.query import without as query_without
from tracker.website.listing.filter_form import Chip, Entry, Tick, Ticks
from tracker.website.page import grouped

_SHOWN_VALUES = 6


@dataclass(frozen=True)
class ListForm:
    """Facets as tick boxes; `address` is the list that they filter, `noun` what they count, `q` its search if any."""

    address: str
    noun: str
    q: Entry | None
    facets: list[Ticks]
    in_use: int


def list_form(asked: ListFilter, address: str, noun: str, faults: Sequence[Fault] = ()) -> ListForm:
    """The form as the reader left it."""
    in_use = sum(len(values) for values in asked.given.values())
    return ListForm(address, noun, _search(asked, faults), [_ticks(counted) for counted in asked.counted()], in_use)


def _search(asked: ListFilter, faults: Sequence[Fault]) -> Entry | None:
    if SEARCH not in asked.filters:
        return None
    fault = next((fault for fault in faults if fault.name == SEARCH), None)
    label = str(asked.filters[SEARCH].label)
    return Entry(SEARCH, label, fault.value if fault else asked.searched_for, fault.message if fault else "")


def _ticks(counted: FacetCounts) -> Ticks:
    name = counted.facet.name
    boxes = [
        Tick(row.value, row.label, grouped(row.count), row.is_ticked, f"{name}-{number}")
        for number, row in enumerate(counted.values)
    ]
    first = [box for number, box in enumerate(boxes) if number < _SHOWN_VALUES or box.is_ticked]
    return Ticks(name, counted.facet.heading, first, [box for box in boxes if box not in first], is_folded=False)


def list_chips(asked: ListFilter, params: QueryDict, address: str) -> list[Chip]:
    """One chip for each condition in use, leading to the list without it."""
    labels = {facet.name: facet.label for facet in asked.facets} | {REFERENCE: str, SEARCH: str}
    headings = {facet.name: facet.heading for facet in asked.facets} | {REFERENCE: "Reference", SEARCH: "Search"}
    kept = query_string(params, without=("cursor",))
    return [
        Chip(f"{headings[name]}: {labels[name](value)}", list_url(address, query_without(QueryDict(kept), name, value)))
        for name, values in asked.given.items()
        for value in values
    ]


def list_url(address: str, query: str) -> str:
    """The list with this query string."""
    return address + (f"?{query}" if query else "")
