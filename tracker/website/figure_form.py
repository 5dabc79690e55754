"""The filter form of figures and of statements, and the conditions in use."""

from dataclasses import dataclass

from django.http import QueryDict

from tracker.catalogue.figure_filters import REFERENCE, SayingCounts, SayingFilter
from tracker.lib.query import query_string
from tracker.lib.query import without as query_without
from tracker.website.filter_form import Chip, Tick, Ticks
from tracker.website.frame import grouped

_SHOWN_VALUES = 6


@dataclass(frozen=True)
class SayingForm:
    """Facets as tick boxes; `address` is the list that they filter, `noun` what they count."""

    address: str
    noun: str
    facets: list[Ticks]
    in_use: int


def saying_form(asked: SayingFilter, address: str, noun: str) -> SayingForm:
    """The form as the reader left it."""
    in_use = sum(len(values) for values in asked.given.values())
    return SayingForm(address, noun, [_ticks(counted) for counted in asked.counted()], in_use)


def _ticks(counted: SayingCounts) -> Ticks:
    name = counted.facet.name
    boxes = [
        Tick(row.value, row.label, grouped(row.count), row.is_ticked, f"{name}-{number}")
        for number, row in enumerate(counted.values)
    ]
    first = [box for number, box in enumerate(boxes) if number < _SHOWN_VALUES or box.is_ticked]
    return Ticks(name, counted.facet.heading, first, [box for box in boxes if box not in first], is_folded=False)


def saying_chips(asked: SayingFilter, params: QueryDict, address: str) -> list[Chip]:
    """One chip for each condition in use, leading to the list without it."""
    labels = {facet.name: facet.label for facet in asked.facets} | {REFERENCE: str}
    headings = {facet.name: facet.heading for facet in asked.facets} | {REFERENCE: "Reference"}
    kept = query_string(params, without=("cursor",))
    return [
        Chip(f"{headings[name]}: {labels[name](value)}", list_url(address, query_without(QueryDict(kept), name, value)))
        for name, values in asked.given.items()
        for value in values
    ]


def list_url(address: str, query: str) -> str:
    """The list with this query string."""
    return address + (f"?{query}" if query else "")
