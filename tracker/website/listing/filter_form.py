"""The filter form of a list and the conditions in use: tick boxes with live counts, values kept, faults beside them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from tracker.catalogue.listing.facet import FacetCounts, FacetValue
from tracker.catalogue.listing.filter import SEARCH, ListFilter
from tracker.catalogue.listing.kind import PublicKind
from tracker.catalogue.listing.nothing import NOTHING
from tracker.catalogue.listing.parameters import Fault
from tracker.catalogue.people.claim_conditions import PERIODS, WITHOUT_ENDS
from tracker.catalogue.people.filter import PeopleFilter
from tracker.catalogue.people.period_parameters import MODES, PERIOD_HEADINGS, WITHIN, Choices
from tracker.website.listing.links import list_url
from tracker.website.page_context import grouped, people_of

_SHOWN_VALUES = 8
_WITHIN, _CHECKED = ' class="within"', " checked"
_OPEN = {"nationality", "side", "stratum", "fate"}
"""Facets of people that are not folded away while nothing of them is ticked; other lists have few, all open."""


@dataclass(frozen=True)
class Chip:
    """One condition in use, and the list without it."""

    label: str
    url: str


def chips(kind: PublicKind, filterset: ListFilter, *, view: str = "") -> list[Chip]:
    """One chip for each condition in use; `view` names another page of the same filter than the list."""
    return [
        Chip(condition.words, list_url(kind, filterset.params_without(condition.name, condition.value), view=view))
        for condition in filterset.conditions()
    ]


@dataclass(frozen=True)
class Culprit:
    """One condition of a filter that finds nobody, and how many people there are without it, or if it is read wider."""

    label: str
    url: str
    people: str


def culprits(kind: PublicKind, filterset: ListFilter) -> list[Culprit]:
    """Which condition emptied the list: for each, the list and count without it."""
    within = {f"{period}_within" for period in PERIODS}
    # What only says how another condition is meant empties nothing by itself.
    names = [
        name for name in filterset.cleaned if name not in {*within, *MODES} or filterset.value(name) in WITHOUT_ENDS
    ]
    found = []
    for name in names:
        without = filterset.without(name)
        words = "; ".join(condition.words for condition in filterset.conditions() if condition.name == name)
        found.append(Culprit(words, list_url(kind, without.params), people_of(without.count())))
    return found


def perhaps(kind: PublicKind, filterset: ListFilter) -> list[Culprit]:
    """Of each period that nobody's date certainly lies in, who may: their dates are known in part."""
    found = []
    for period, heading in PERIOD_HEADINGS.items():
        within = f"{period}_within"
        has_ends = filterset.value(f"{period}_from") or filterset.value(f"{period}_to")
        if has_ends and not filterset.value(within):
            wider = filterset.but(**{within: "possibly"})
            if number := wider.count():
                found.append(Culprit(str(heading), list_url(kind, wider.params), people_of(number)))
    return found


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
    shown: SafeString
    rest: SafeString
    number_of_rest: int
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
    """The whole form: `address` is the page that it filters, `noun` the word for its rows, `q` its search if any."""

    address: str
    noun: str
    q: Entry | None
    facets: list[Ticks]
    silent: str
    """Facets of which nothing is known of anybody found, in one line (empty: there are none)."""
    periods: list[Period]
    sort: str
    in_use: int


def filter_form(kind: PublicKind, filterset: ListFilter, faults: Sequence[Fault] = (), *, view: str = "") -> FilterForm:
    """The form as the reader left it; counts obey what can be used of it. `view` is as for `chips`."""
    assert kind.listing
    wrong = {fault.name: fault for fault in faults}
    search, is_of_people = filterset.filters.get(SEARCH), isinstance(filterset, PeopleFilter)
    counted_facets = filterset.facet_counts()
    # Of nobody nothing is recorded, which says nothing.
    is_somebody = any(each.values for each in counted_facets)
    return FilterForm(
        address=list_url(kind, view=view),
        noun=str(kind.listing.many),
        q=_entry(SEARCH, str(search.label), filterset, wrong) if search else None,
        facets=[_ticks(counted, filterset) for counted in counted_facets if not _is_silent(counted)],
        silent="; ".join(
            str(each.facet.heading)
            for each in counted_facets
            if _is_silent(each) and is_somebody and (each.values or is_of_people) and not each.facet.usual
        ),
        periods=[_period(filterset, period, wrong) for period in PERIODS] if is_of_people else [],
        sort=filterset.sort,
        in_use=len(filterset.conditions()),
    )


def _is_silent(counted: FacetCounts) -> bool:
    """Whether a facet has no value to choose but that nothing is known, or the one that everybody has as a rule."""
    dull = {*NOTHING, counted.facet.usual}
    return not any(row.is_ticked or row.value not in dull for row in counted.values)


def _period(filterset: ListFilter, period: str, wrong: Mapping[str, Fault]) -> Period:
    name, mode = f"{period}_within", f"{period}_mode"
    is_asked_here = mode in MODES and period not in {facet.name for facet in filterset.facets}
    ends = [_entry(f"{period}_{end}", label, filterset, wrong) for end, label in (("from", "From"), ("to", "Until"))]
    within = [("", "certainly within"), *((value, text.partition(":")[0]) for value, text in WITHIN[period][1:])]
    chosen = _entry(name, "", filterset, wrong)
    return Period(
        PERIOD_HEADINGS[period],
        ends,
        name,
        _options(within, chosen.value),
        chosen.fault,
        is_folded=period != "contract" and not any(entry.value or entry.fault for entry in (*ends, chosen)),
        mode=mode,
        mode_label=str(filterset.filters[mode].label) if is_asked_here else "",
        modes=_modes(mode, filterset) if is_asked_here else [],
    )


def _entry(name: str, label: str, filterset: ListFilter, wrong: Mapping[str, Fault]) -> Entry:
    if fault := wrong.get(name):
        return Entry(name, label, fault.value, fault.message)
    return Entry(name, label, filterset.value(name), "")


def _options(choices: Choices, chosen: str) -> list[Option]:
    return [Option(value, text[:1].upper() + text[1:], value == chosen) for value, text in choices]


def _boxes(name: str, rows: Iterable[FacetValue]) -> SafeString:
    """Values as tick boxes, each with how many rows it finds; a page has hundreds, and a template takes its time."""
    return mark_safe(  # noqa: S308 - what is text is escaped; the rest is ours
        "".join(
            f"<li{_WITHIN if row.is_within else ''}><label><input type=checkbox name={name} "
            f"value={_attribute(row.value)}{_CHECKED if row.is_ticked else ''}>"
            f"{escape(row.label)} <b>{grouped(row.count)}</b></label>"
            for row in rows
        )
    )


def _attribute(value: str) -> str:
    """A value as an attribute has it: letters and digits alone need no quotes."""
    return value if value.isascii() and value.isalnum() else f'"{escape(value)}"'


def _always_shown(row: FacetValue) -> bool:
    return row.is_ticked or row.value in NOTHING


def _ticks(counted: FacetCounts, filterset: ListFilter) -> Ticks:
    name = counted.facet.name
    shown = [row for number, row in enumerate(counted.values) if number < _SHOWN_VALUES or _always_shown(row)]
    rest = [row for row in counted.values[_SHOWN_VALUES:] if not _always_shown(row)]
    heading, mode = next(facet.heading for facet in filterset.facets if facet.name == name), f"{name}_mode"
    is_of_people = isinstance(filterset, PeopleFilter)
    return Ticks(
        name,
        str(counted.facet.heading),
        _boxes(name, shown),
        _boxes(name, rest),
        len(rest),
        is_folded=is_of_people and name not in _OPEN and not any(row.is_ticked for row in counted.values),
        mode=mode,
        mode_label=_("%(facet)s means") % {"facet": heading},
        modes=_modes(mode, filterset) if is_of_people else [],
    )


def _modes(mode: str, filterset: ListFilter) -> list[Option]:
    choices = [("", MODES[mode][0][1]), MODES[mode][1]] if mode in MODES else []
    return _options(choices, filterset.value(mode))
