"""The chart of people by quarter of their first contract: one panel for either side, and one for each."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracker.catalogue.counted.tables import people_by_quarter
from tracker.catalogue.listing.nothing import NOT_PUBLISHED, UNKNOWN
from tracker.catalogue.people.claim_conditions import LONGER, ONE_YEAR
from tracker.catalogue.people.filter import PeopleFilter
from tracker.catalogue.people.kind import PEOPLE
from tracker.catalogue.people.quarters import ByQuarter
from tracker.vocabulary.counted import CountedTable
from tracker.vocabulary.people import Side
from tracker.website.listing.links import Named, list_url
from tracker.website.page_context import grouped, people_of
from tracker.website.timeline.axis import WIDTH, Axis, Quarter, in_words, months_of

HEIGHT = 100
_LIGHTER = mark_safe(' fill-opacity="0.5"')
"""People who stand in tables alone."""
"""The height of a panel in the units of a drawing."""
LEAST_TOP = 2
"""People that a panel has room for at least; one with few is drawn low, so that two do not look like waves."""
_LOW = 5
"""A panel for at most so many people is drawn low."""

_ADDRESSES = {"page": "timeline", "csv": "timeline-csv", "svg": "timeline-svg"}
_OF_TABLES = {"nationality"}
"""What can be asked of people who stand in tables alone."""


@dataclass(frozen=True)
class Panel:
    """The people recruited by one side, or by any (`side` is empty); `tables` are those who stand in tables alone."""

    side: str
    heading: str
    found: PeopleFilter
    counts: ByQuarter
    tables: Mapping[str | Quarter, int]

    @property
    def highest(self) -> int:
        """The largest number of a quarter."""
        quarters = {*self.counts.quarters, *(each for each in self.tables if isinstance(each, tuple))}
        return max((self.in_quarter(each) for each in quarters), default=0)

    @property
    def top(self) -> int:
        """How many people a bar as high as the panel stands for."""
        return max(self.highest, LEAST_TOP)

    def in_quarter(self, quarter: Quarter) -> int:
        """Everybody of a quarter, with a record or in tables alone."""
        return self.counts.quarters.get(quarter, 0) + self.tables.get(quarter, 0)

    def url(self, **within: str) -> str:
        """The list of those whose first contract is so dated."""
        return list_url(PEOPLE, self.found.params_but(contract_mode="first", **within))

    def quarter_url(self, quarter: Quarter) -> str:
        """The list of those of a quarter, within the period that was asked for."""
        first, last = months_of(quarter)
        start, end = self.found.cleaned.get("contract_from"), self.found.cleaned.get("contract_to")
        since = start.text if start and start.earliest.isoformat() > first else first
        until = end.text if end and end.latest.isoformat()[:7] <= last else last
        return self.url(contract_from=since, contract_to=until, contract_within="")


def panels(people: PeopleFilter) -> list[Panel]:
    """Either side where no side was asked for, then each side; a side without anybody is left out."""
    asked = people.cleaned.get("side")
    made = [] if asked else [_panel("", _("Either side, each person once"), people, _in_tables(people))]
    for side in asked or Side.values:
        label = _("Side not known") if side == UNKNOWN else _("%(side)s side") % {"side": Side(side).label}
        made.append(_panel(side, label, people.but(side=side), {}))
    return [panel for panel in made if panel.counts.people or panel.tables] or made[:1]


def distinct(drawn: Sequence[Panel]) -> Sequence[Panel]:
    """The panels without that of either side where one side alone has the very same people in it."""
    is_one_side = len(drawn) == 2 and not drawn[0].tables and drawn[0].counts == drawn[1].counts
    return drawn[1:] if is_one_side else drawn


def _panel(side: str, heading: str, people: PeopleFilter, tables: Mapping[str | Quarter, int]) -> Panel:
    return Panel(side, heading, people, people.quarters(), tables)


def has_tables(people: PeopleFilter) -> bool:
    """Whether what is asked for can be asked of people who stand in tables alone."""
    return _OF_TABLES.issuperset(people.cleaned)


def _in_tables(people: PeopleFilter) -> Mapping[str | Quarter, int]:
    return people_by_quarter(people.cleaned.get("nationality", ())) if has_tables(people) else {}


@dataclass(frozen=True)
class PanelView:
    """One panel ready to print: its bars, the number at its top, who stands in no quarter, and who in no bar.

    Without a number at the top (`top`) nobody stands in a quarter.
    """

    heading: str
    people: Named
    dated: str
    bars: SafeString
    top: str
    is_low: bool
    apart: list[Named]
    remark: str


@dataclass(frozen=True)
class QuarterRow:
    """One quarter of the table: a number and its list for each column; no address where the number is 0."""

    label: str
    cells: list[Named]


@dataclass(frozen=True)
class TimeChart:
    """All panels on one axis, and the same numbers as a table; `hint` says why nobody of the tables is drawn."""

    panels: list[PanelView]
    view_box: str
    years: list[str]
    heads: list[str]
    rows: list[QuarterRow]
    tables: bool
    is_drawn: bool
    hint: str
    page: str
    csv: str
    svg: str


def time_chart(people: PeopleFilter, axis: Axis, *, by_side: bool = True) -> TimeChart:
    """The chart of a filter of people; not `by_side`: the first panel alone."""
    drawn = distinct(panels(people)) if by_side else panels(people)[:1]
    tables = any(panel.tables for panel in drawn)
    return TimeChart(
        panels=[_view(panel, axis) for panel in drawn],
        view_box=f"0 0 {axis.width} {HEIGHT}",
        years=[str(year) for year in axis.years],
        heads=list(_heads(drawn)),
        rows=_rows(drawn, axis),
        tables=tables,
        is_drawn=any(panel.highest for panel in drawn),
        hint=without_tables(people),
        **{name: list_url(PEOPLE, people.conditions_alone, view=view) for name, view in _ADDRESSES.items()},
    )


def without_tables(people: PeopleFilter) -> str:
    """Why nobody of the tables is drawn; empty where there is nobody, or where they are."""
    if has_tables(people) or not people_by_quarter(()):
        return ""
    return _("People who stand only in tables are left out: the tables cannot be filtered in this way.")


def _view(panel: Panel, axis: Axis) -> PanelView:
    people = panel.counts.people
    return PanelView(
        heading=panel.heading,
        people=Named(people_of(people), list_url(PEOPLE, panel.found.params) if people else ""),
        dated=_dated(panel.counts),
        bars=bars(panel, axis, HEIGHT),
        top=grouped(panel.top) if panel.highest else "",
        is_low=panel.top <= _LOW,
        apart=list(apart(panel)),
        remark=_otherwise(panel.counts.otherwise),
    )


def _dated(counts: ByQuarter) -> str:
    """How many of the people stand in a quarter."""
    number = sum(counts.quarters.values())
    return ngettext(
        "%(number)s of them signed in a quarter that is known.",
        "%(number)s of them signed in a quarter that is known.",
        number,
    ) % {"number": grouped(number)}


def bars(panel: Panel, axis: Axis, height: float) -> SafeString:
    """The bars as shapes of SVG: people with a record, and on top of them those who stand in tables alone."""
    unit, shapes = height / panel.top, []
    for quarter in axis.quarters():
        top, left = height, axis.start(quarter) + 1
        for tone, people in (("", panel.counts.quarters.get(quarter)), (_LIGHTER, panel.tables.get(quarter))):
            if people:
                top -= people * unit
                shapes.append((tone, str(left), f"{top:.1f}", str(WIDTH - 2), f"{people * unit:.1f}"))
    return format_html_join("", '<rect{} x="{}" y="{}" width="{}" height="{}"/>', shapes)


def apart(panel: Panel) -> Iterator[Named]:
    """Those who stand in no one quarter, and why."""
    counts = panel.counts
    undated = panel.url(contract_from="", contract_to="", contract_within=UNKNOWN)
    for number, words, url in (
        (counts.one_year, _("%(people)s: the year only"), panel.url(contract_within=ONE_YEAR)),
        (counts.longer, _("%(people)s: a longer span, or uncertain"), panel.url(contract_within=LONGER)),
        (counts.not_known, _("%(people)s: no dated contract is known"), undated),
        (panel.tables.get(UNKNOWN, 0), _("%(people)s in tables: quarter not known"), tables_url()),
        (panel.tables.get(NOT_PUBLISHED, 0), _("%(people)s in tables: quarter not published"), tables_url()),
    ):
        if number:
            yield Named(words % {"people": people_of(number)}, url)


def _otherwise(people: int) -> str:
    return (
        ngettext(
            "1 person is in no bar: found by a later contract, or by a date that may lie outside the period.",
            "%(number)s people are in no bar: found by a later contract, or by a date that may lie outside the period.",
            people,
        )
        % {"number": grouped(people)}
        if people
        else ""
    )


def _heads(drawn: Sequence[Panel]) -> Iterator[str]:
    for panel in drawn:
        yield panel.heading
        if panel.tables:
            yield _("In tables only")


def _rows(drawn: Sequence[Panel], axis: Axis) -> list[QuarterRow]:
    """All quarters of the axis, and those before and after it that have somebody, in order."""
    quarters = {*axis.quarters(), *(each for panel in drawn for each in panel.counts.quarters)}
    rows = [QuarterRow(in_words(each), list(_cells(drawn, each))) for each in sorted(quarters)]
    return [*rows, QuarterRow(_("In no quarter"), list(_beside(drawn))), QuarterRow(_("All"), list(_sums(drawn)))]


def _beside(drawn: Sequence[Panel]) -> Iterator[Named]:
    """How many stand in no quarter; each panel says why, with the lists."""
    for panel in drawn:
        yield Named(grouped(panel.counts.people - sum(panel.counts.quarters.values())), "")
        if panel.tables:
            in_quarters = sum(number for quarter, number in panel.tables.items() if isinstance(quarter, tuple))
            yield Named(grouped(sum(panel.tables.values()) - in_quarters), "")


def _sums(drawn: Sequence[Panel]) -> Iterator[Named]:
    for panel in drawn:
        people = panel.counts.people
        yield Named(grouped(people), list_url(PEOPLE, panel.found.params) if people else "")
        if panel.tables:
            yield Named(grouped(sum(panel.tables.values())), tables_url())


def _cells(drawn: Sequence[Panel], quarter: Quarter) -> Iterator[Named]:
    for panel in drawn:
        people = panel.counts.quarters.get(quarter, 0)
        yield Named(grouped(people), panel.quarter_url(quarter) if people else "")
        if panel.tables:
            people = panel.tables.get(quarter, 0)
            yield Named(grouped(people), tables_url() if people else "")


def tables_url() -> str:
    """Where the people stand who are only in tables, by nationality and quarter."""
    return f"{reverse('counted')}#{CountedTable.BY_QUARTER.value}"
