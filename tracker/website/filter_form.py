"""The filter form and the conditions in use: tick boxes with live counts, values kept, faults beside their fields."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import QueryDict

from tracker.catalogue.facets import CONTRACT_FACETS, FACETS, UNKNOWN, Counted, value_label
from tracker.catalogue.filters import FATE_MODES, WITHIN, PeopleFilter, people_filter
from tracker.catalogue.paging import SORTS
from tracker.catalogue.parameters import Fault
from tracker.website.frame import grouped, people_of
from tracker.website.links import without

_SHOWN_VALUES = 8
_LABELS = {"contract_from": "From", "contract_to": "Until"}
_CHIPS = {"q": "Name", "contract_from": "Contract from", "contract_to": "Contract until"}
_FOLDED = {"region", "citizenship", "evidence", "sex", *CONTRACT_FACETS}


@dataclass(frozen=True)
class Chip:
    """One condition in use, and the list without it."""

    label: str
    url: str


def chips(asked: PeopleFilter, params: QueryDict) -> list[Chip]:
    """One chip for each condition in use."""
    return [Chip(text, without(params, name, value)) for name in asked.given for text, value in _said(name, params)]


def _said(name: str, params: QueryDict) -> Iterator[tuple[str, str]]:
    facet = next((facet for facet in FACETS if facet.name == name), None)
    for value in filter(None, params.getlist(name)):
        if facet:
            yield f"{facet.heading}: {value_label(facet, value)}", value
        elif name in ("contract_within", "fate_mode"):
            words = dict(WITHIN) | dict(FATE_MODES)
            yield words[value].partition(":")[0].capitalize(), value
        else:
            yield f"{_CHIPS[name]}: {value}", value


@dataclass(frozen=True)
class Culprit:
    """One condition of a filter that finds nobody, and how many people there are without it."""

    label: str
    url: str
    people: str


def culprits(asked: PeopleFilter, params: QueryDict) -> list[Culprit]:
    """Which condition emptied the list: for each, the list and count without it."""
    means = {"contract_within", "fate_mode"}
    names = [name for name in asked.given if name not in means or params.get(name) == UNKNOWN]
    found = []
    for name in names:
        url = without(params, name)
        people = people_filter(QueryDict(url.partition("?")[2])).found().count()
        found.append(Culprit("; ".join(text for text, _ in _said(name, params)), url, people_of(people)))
    return found


@dataclass(frozen=True)
class Tick:
    """One value of a facet as a tick box."""

    value: str
    label: str
    people: str
    is_ticked: bool
    id: str


@dataclass(frozen=True)
class Ticks:
    """One facet as tick boxes: the first ones, and the rest behind "more"; folded away while nothing is ticked."""

    name: str
    heading: str
    shown: list[Tick]
    rest: list[Tick]
    is_folded: bool


@dataclass(frozen=True)
class Option:
    """One choice of a list."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True)
class Entry:
    """One text field: what it holds, and why that cannot be used (empty: it can)."""

    name: str
    label: str
    value: str
    fault: str


@dataclass(frozen=True)
class FilterForm:
    """The whole form."""

    q: Entry
    dates: list[Entry]
    within: list[Option]
    within_fault: str
    modes: list[Option]
    facets: list[Ticks]
    sort: str
    in_use: int


def filter_form(asked: PeopleFilter, params: QueryDict, faults: Sequence[Fault] = ()) -> FilterForm:
    """The form as the reader left it; counts obey what can be used of it."""
    wrong = {fault.name: fault for fault in faults}
    entries = {name: _entry(name, asked, params, wrong) for name in ("q", "contract_from", "contract_to")}
    within = [("", "certainly within"), *((value, text.partition(":")[0]) for value, text in WITHIN[1:])]
    sort = params.get("sort", "")
    return FilterForm(
        q=entries.pop("q"),
        dates=list(entries.values()),
        within=_options(within, params.get("contract_within", "")),
        within_fault=_message(wrong.get("contract_within")),
        modes=_options([("", FATE_MODES[0][1]), FATE_MODES[1]], params.get("fate_mode", "")),
        facets=[_ticks(counted) for counted in asked.facets()],
        sort=sort if sort in SORTS else "",
        in_use=len(chips(asked, params)) if not faults else 0,
    )


def _entry(name: str, asked: PeopleFilter, params: QueryDict, wrong: dict[str, Fault]) -> Entry:
    fault = wrong.get(name)
    value = fault.value if fault else params.get(name, "")
    return Entry(name, _LABELS.get(name) or str(asked.filters[name].label), str(value), _message(fault))


def _message(fault: Fault | None) -> str:
    return fault.message if fault else ""


def _options(choices: Sequence[tuple[str, str]], chosen: str) -> list[Option]:
    return [Option(value, text[:1].upper() + text[1:], value == chosen) for value, text in choices]


def _ticks(counted: Counted) -> Ticks:
    name = counted.facet.name
    boxes = [
        Tick(row.value, row.label, grouped(row.count), row.is_ticked, f"{name}-{number}")
        for number, row in enumerate(counted.values)
    ]
    first = [box for number, box in enumerate(boxes) if number < _SHOWN_VALUES or box.is_ticked or box.value == UNKNOWN]
    rest = [box for box in boxes if box not in first]
    is_folded = name in _FOLDED and not any(box.is_ticked for box in boxes)
    return Ticks(name, counted.facet.heading, first, rest, is_folded)
