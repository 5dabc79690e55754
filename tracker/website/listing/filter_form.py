"""The filter form and the conditions in use: tick boxes with live counts, values kept, faults beside their fields."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import QueryDict

from tracker.catalogue.listing.filter_fields import NOTHING, UNKNOWN
from tracker.catalogue.listing.paging import SORTS
from tracker.catalogue.listing.parameters import Fault
from tracker.catalogue.people.asked_rows import PERIODS
from tracker.catalogue.people.facets import FACETS, Counted, value_label
from tracker.catalogue.people.filter import MODES, WITHIN, PeopleFilter, people_filter
from tracker.website.listing.links import without
from tracker.website.page import grouped, people_of

_SHOWN_VALUES = 8
_PERIODS = {"contract": "Contract signed", "fate": "Date of the fate", "citizenship": "Date of the citizenship"}
_CHIPS = {
    "q": "Name",
    **{f"{period}_from": f"{words} from" for period, words in _PERIODS.items()},
    **{f"{period}_to": f"{words} until" for period, words in _PERIODS.items()},
}
_WITHIN = {f"{period}_within": dict(choices) for period, choices in WITHIN.items()}
_MODES = {name: dict(choices) for name, choices in MODES.items()}
_OPEN = {"nationality", "side", "stratum", "fate"}
"""Facets that are not folded away while nothing of them is ticked."""


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
        elif words := (_WITHIN | _MODES).get(name):
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
    means = {*_WITHIN, *_MODES}
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
class Option:
    """One choice of a list."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True)
class Ticks:
    """One facet as tick boxes: the first ones, and the rest behind "more"; `modes` say how the ticks are meant."""

    name: str
    heading: str
    shown: list[Tick]
    rest: list[Tick]
    is_folded: bool
    mode: str = ""
    mode_label: str = ""
    modes: Sequence[Option] = ()


@dataclass(frozen=True)
class Entry:
    """One text field: what it holds, and why that cannot be used (empty: it can)."""

    name: str
    label: str
    value: str
    fault: str


@dataclass(frozen=True)
class Period:
    """A period asked for: its two ends, how a partial date must lie in it, and of which claim it is asked."""

    heading: str
    ends: list[Entry]
    within_name: str
    within: list[Option]
    within_fault: str
    is_folded: bool
    mode: str
    mode_label: str
    modes: list[Option]
    """Empty where there is one meaning alone, or where it is chosen elsewhere in the form."""


@dataclass(frozen=True)
class FilterForm:
    """The whole form."""

    q: Entry
    periods: list[Period]
    facets: list[Ticks]
    sort: str
    in_use: int


def filter_form(asked: PeopleFilter, params: QueryDict, faults: Sequence[Fault] = ()) -> FilterForm:
    """The form as the reader left it; counts obey what can be used of it."""
    wrong = {fault.name: fault for fault in faults}
    sort = params.get("sort", "")
    return FilterForm(
        q=_entry("q", str(asked.filters["q"].label), params, wrong),
        periods=[_period(asked, period, params, wrong) for period in PERIODS],
        facets=[_ticks(counted, params) for counted in asked.facets()],
        sort=sort if sort in SORTS else "",
        in_use=len(chips(asked, params)) if not faults else 0,
    )


def _period(asked: PeopleFilter, period: str, params: QueryDict, wrong: dict[str, Fault]) -> Period:
    name, mode = f"{period}_within", f"{period}_mode"
    is_asked_here = mode in MODES and period not in _FACET_HEADINGS
    ends = [_entry(f"{period}_{end}", label, params, wrong) for end, label in (("from", "From"), ("to", "Until"))]
    within = [("", "certainly within"), *((value, text.partition(":")[0]) for value, text in WITHIN[period][1:])]
    chosen = params.get(name, "")
    is_in_use = bool(chosen or wrong.get(name) or any(end.value or end.fault for end in ends))
    return Period(
        _PERIODS[period],
        ends,
        name,
        _options(within, chosen),
        _message(wrong.get(name)),
        is_folded=period != "contract" and not is_in_use,
        mode=mode,
        mode_label=str(asked.filters[mode].label) if is_asked_here else "",
        modes=_modes(mode, params) if is_asked_here else [],
    )


def _entry(name: str, label: str, params: QueryDict, wrong: dict[str, Fault]) -> Entry:
    fault = wrong.get(name)
    value = fault.value if fault else params.get(name, "")
    return Entry(name, label, str(value), _message(fault))


def _message(fault: Fault | None) -> str:
    return fault.message if fault else ""


def _options(choices: Sequence[tuple[str, str]], chosen: str) -> list[Option]:
    return [Option(value, text[:1].upper() + text[1:], value == chosen) for value, text in choices]


def _ticks(counted: Counted, params: QueryDict) -> Ticks:
    name = counted.facet.name
    boxes = [
        Tick(row.value, row.label, grouped(row.count), row.is_ticked, f"{name}-{number}")
        for number, row in enumerate(counted.values)
    ]
    first = [box for number, box in enumerate(boxes) if number < _SHOWN_VALUES or box.is_ticked or box.value in NOTHING]
    rest = [box for box in boxes if box not in first]
    mode = f"{name}_mode"
    return Ticks(
        name,
        counted.facet.heading,
        first,
        rest,
        is_folded=name not in _OPEN and not any(box.is_ticked for box in boxes),
        mode=mode,
        mode_label=f"{_FACET_HEADINGS[name]} means",
        modes=_modes(mode, params),
    )


def _modes(mode: str, params: QueryDict) -> list[Option]:
    choices = [("", MODES[mode][0][1]), MODES[mode][1]] if mode in MODES else []
    return _options(choices, params.get(mode, ""))


_FACET_HEADINGS = {facet.name: facet.heading for facet in FACETS}
