"""Rows and links that pages show: ready strings and numbers, so that templates neither ask nor compute."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.urls import reverse

from tracker.catalogue.counts import LISTS, Counts
from tracker.catalogue.facets import FACETS, UNKNOWN, Counted, Facet, value_label
from tracker.catalogue.filters import FATE_MODES, WITHIN, PeopleFilter
from tracker.catalogue.models import Name, Person
from tracker.catalogue.paging import Page
from tracker.lib.name_fields import matches
from tracker.lib.query import query_string
from tracker.lib.territories import label
from tracker.lib.vocabulary import Side, Stratum

_SHOWN_VALUES = 8


@dataclass(frozen=True)
class HeadlineRow:
    """One number of the home page: what it counts, in which unit, and the list behind it."""

    label: str
    number: int
    unit: str
    by_several: int | None
    url: str
    note: str = ""


def people_url(**params: Any) -> str:
    """The list of people with these parameters."""
    query = query_string(params)
    return reverse("people") + (f"?{query}" if query else "")


def headlines(found: Counts) -> list[HeadlineRow]:
    """The numbers that readers quote, in the order of the page."""
    return [
        HeadlineRow(
            "Recorded", found.recorded.people, "people", found.recorded.by_several, people_url(**LISTS["recorded"])
        ),
        HeadlineRow(
            "Recruited foreigners",
            found.foreign.people,
            "people",
            found.foreign.by_several,
            people_url(**LISTS["foreign"]),
            "Documented; foreign at signing.",
        ),
        HeadlineRow(
            "Granted citizenship",
            found.granted.people,
            "people",
            found.granted.by_several,
            people_url(**LISTS["granted"]),
            f"{found.grants} documented grant{'' if found.grants == 1 else 's'}.",
        ),
        HeadlineRow(
            "Confirmed dead",
            found.dead.people,
            "people",
            found.dead.by_several,
            people_url(**LISTS["dead"]),
            "People become public mostly by dying: not a death rate.",
        ),
    ]


@dataclass(frozen=True)
class StratumRow:
    """One stratum, with the people of each side and the lists behind the numbers."""

    label: str
    is_headline: bool
    cells: list[tuple[int, str]]


def side_rows(found: Counts) -> list[StratumRow]:
    """Strata by side; somebody recruited by both sides stands in both columns."""
    return [
        StratumRow(
            str(stratum.label),
            stratum is Stratum.FOREIGN,
            [
                (side.strata[stratum], people_url(side=side.side, stratum=stratum))
                for side in found.sides
            ],
        )
        for stratum in Stratum
    ]


@dataclass(frozen=True)
class BarRow:
    """One value with its number and a bar of that length in hundredths of the longest."""

    label: str
    number: int
    width: int
    url: str


def nationality_rows(facets: Sequence[Counted]) -> list[BarRow]:
    """People by nationality, most first; people of two nationalities stand in both rows."""
    counted = next(each for each in facets if each.facet.name == "nationality")
    longest = max((value.count for value in counted.values), default=1) or 1
    return [
        BarRow(value.label, value.count, round(100 * value.count / longest), people_url(nationality=value.value))
        for value in counted.values
    ]


@dataclass(frozen=True)
class Chip:
    """One condition in use, and the list without it."""

    label: str
    url: str


def chips(asked: PeopleFilter, params: QueryDict) -> list[Chip]:
    """One chip for each condition in use."""
    return [
        Chip(text, _without(params, name, value))
        for name in asked.given
        for text, value in _said(name, asked, params)
    ]


def _said(name: str, asked: PeopleFilter, params: QueryDict) -> Iterator[tuple[str, str]]:
    facet = next((facet for facet in FACETS if facet.name == name), None)
    for value in params.getlist(name):
        if not value:
            continue
        if facet:
            yield f"{facet.heading}: {value_label(facet, value)}", value
        elif name in ("contract_within", "fate_mode"):
            words = dict(WITHIN) | dict(FATE_MODES)
            yield words[value].partition(":")[0].capitalize(), value
        else:
            yield f"{asked.filters[name].label}: {value}", value


def _without(params: QueryDict, name: str, value: str) -> str:
    kept = {key: list(values) for key, values in params.lists() if key not in ("cursor", name)}
    kept[name] = [each for each in params.getlist(name) if each != value]
    query = query_string(kept)
    return reverse("people") + (f"?{query}" if query else "")


@dataclass(frozen=True)
class Tick:
    """One value of a facet as a tick box."""

    value: str
    label: str
    count: int
    is_ticked: bool


@dataclass(frozen=True)
class Ticks:
    """One facet as tick boxes: the first ones, and the rest behind "more"."""

    name: str
    heading: str
    shown: list[Tick]
    rest: list[Tick]


def ticks(facets: Sequence[Counted]) -> list[Ticks]:
    """All facets as tick boxes; ticked values are always among the first."""
    return [_ticks(counted) for counted in facets]


def _ticks(counted: Counted) -> Ticks:
    boxes = [Tick(row.value, row.label, row.count, row.is_ticked) for row in counted.values]
    first = [
        box for number, box in enumerate(boxes) if number < _SHOWN_VALUES or box.is_ticked or box.value == UNKNOWN
    ]
    return Ticks(counted.facet.name, counted.facet.heading, first, [box for box in boxes if box not in first])


@dataclass(frozen=True)
class SortLink:
    """A way to sort: its label, its address, and how the list is sorted by it now (`aria-sort`)."""

    label: str
    url: str
    direction: str


def sort_links(params: QueryDict, sort: str) -> dict[str, SortLink]:
    """The sort links of the table's heads."""
    labels = {"name": "Name", "contract": "Contract", "changed": "Changed"}
    return {name: _sort_link(name, text, params, sort) for name, text in labels.items()}


def _sort_link(name: str, text: str, params: QueryDict, sort: str) -> SortLink:
    direction = {name: "ascending", f"-{name}": "descending"}.get(sort, "none")
    target = f"-{name}" if sort == name else name
    query = query_string(params, without=("cursor",), sort=target)
    return SortLink(text, f"{reverse('people')}?{query}", direction)


def page_links(params: QueryDict, shown: Page) -> dict[str, str | None]:
    """Addresses of the pages before and after this one."""
    return {
        "next": _page_link(params, shown.next_cursor),
        "previous": _page_link(params, shown.previous_cursor),
    }


def _page_link(params: QueryDict, cursor: str | None) -> str | None:
    return f"{reverse('people')}?{query_string(params, cursor=cursor)}" if cursor else None


def as_files(params: QueryDict) -> dict[str, str]:
    """Addresses of the same people as CSV and JSON."""
    query = query_string(params, without=("cursor", "sort"))
    suffix = f"?{query}" if query else ""
    return {"CSV": reverse("people-csv") + suffix, "JSON": reverse("api-people") + suffix}


@dataclass(frozen=True)
class PersonRow:
    """One person of the list."""

    person: Person
    url: str
    nationalities: str
    sides: str
    counted_as: str
    fate: str
    evidence: str


def person_rows(people: Sequence[Person]) -> list[PersonRow]:
    """The people of one page, values in words."""
    return [
        PersonRow(
            person,
            reverse("person", args=[person.reference]),
            ", ".join(label(code) for code in person.nationalities) or "Not known",
            ", ".join(_word(Side, side) for side in person.sides) or "Not known",
            ", ".join(_word(Stratum, stratum) for stratum in person.strata),
            value_label(_facet("fate"), person.fate_now or UNKNOWN),
            value_label(_facet("evidence"), person.evidence or UNKNOWN),
        )
        for person in people
    ]


def _word(vocabulary: Any, value: str) -> str:
    return str(vocabulary(value).label)


def _facet(name: str) -> Facet:
    return next(facet for facet in FACETS if facet.name == name)


def matching_names(q: str, people: Sequence[Person]) -> Mapping[str, list[str]]:
    """Why each person matched: the spellings that did, where they are not the name shown."""
    condition = matches(q) if q else None
    if condition is None:
        return {}
    shown = {person.reference: person.name for person in people}
    found: dict[str, list[str]] = {}
    for reference, text in Name.objects.filter(condition, person__in=shown).values_list("person", "text"):
        if text != shown[reference]:
            found.setdefault(reference, []).append(text)
    return found

