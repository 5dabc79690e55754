"""What was said, what states did and what they decreed, in order of days: marks on the axis and entries below it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from tracker.catalogue.figures.filter import StateActionFilter, StatementFilter
from tracker.catalogue.figures.kind import STATE_ACTIONS, STATEMENTS
from tracker.catalogue.listing.filter import ListFilter
from tracker.catalogue.listing.kind import PublicKind
from tracker.catalogue.listing.nothing import UNKNOWN
from tracker.catalogue.people.claim_conditions import span_of
from tracker.catalogue.people.filter import PeopleFilter
from tracker.catalogue.sources.filter import InstrumentFilter
from tracker.catalogue.sources.kind import INSTRUMENTS
from tracker.lib.territories import label, region_of, regions_within, territories
from tracker.vocabulary.figures import FigureSide, StateActionKind, StatementKind
from tracker.vocabulary.people import Side
from tracker.website.listing.links import list_url, record_url
from tracker.website.page_context import grouped
from tracker.website.sources.instruments_page import instrument_in_words
from tracker.website.timeline.axis import Axis
from tracker.website.words import choice, date_in_words


@dataclass(frozen=True)
class Event:
    """One statement, action or law: who, what, in which words, and the days on which it may have been."""

    reference: str
    url: str
    who: str
    what: str
    summary: str
    on: str
    earliest: date | None
    latest: date | None

    @property
    def day(self) -> str:
        """The day in words; empty: not known."""
        return date_in_words(self.on)

    @property
    def is_by(self) -> bool:
        """Whether only the day is known by which it was: it was on that day or before."""
        return self.earliest is None and self.latest is not None

    def place(self, axis: Axis) -> float | None:
        """Where it lies on the axis, or the day by which it was; None where no one quarter is certain."""
        if self.is_by and self.latest:
            return axis.place(self.latest)
        if not isinstance(span_of(self.on or UNKNOWN), tuple) or not self.earliest or not self.latest:
            return None
        return axis.place(self.earliest + (self.latest - self.earliest) / 2)


@dataclass(frozen=True)
class Newest:
    """The newest events of one kind; `url` is the list of all of them, whose number is `found`."""

    heading: str
    found: str
    url: str
    rows: Sequence[Event]


@dataclass(frozen=True)
class Strip:
    """The marks of one kind on the axis; `found` is how many there are in words, `url` their list."""

    found: str
    url: str
    marks: SafeString
    unplaced: int
    """How many have no mark, for no one quarter of them is certain."""


@dataclass(frozen=True)
class Events:
    """All events in order of days, and the strips of their marks."""

    strips: Sequence[Strip]
    rows: Sequence[Event]


def events(people: PeopleFilter, axis: Axis) -> Events:
    """The events about the nationalities and sides that a filter of people asks for; nothing else narrows them."""
    strips, rows = [], list[Event]()
    for kind, found in _lists(people):
        of_kind = _READ[kind.kind](found)
        if not of_kind:
            continue
        placed = [(place, each.is_by) for each in of_kind if (place := each.place(axis)) is not None]
        assert kind.listing
        strips.append(
            Strip(
                kind.listing.number % {"number": len(of_kind), "grouped": grouped(len(of_kind))},
                list_url(kind, found.params),
                _marks(placed),
                len(of_kind) - len(placed),
            )
        )
        rows += of_kind
    return Events(
        strips,
        sorted(rows, key=lambda row: (row.earliest or row.latest or date.max, row.latest or date.max, row.reference)),
    )


def newest(number: int) -> list[Newest]:
    """What was said and what states did last, so many of each; only of what there is any."""
    made = []
    for kind, all_of_it in ((STATEMENTS, StatementFilter.of()), (STATE_ACTIONS, StateActionFilter.of())):
        assert kind.listing
        rows = _READ[kind.kind](all_of_it)
        rows.sort(key=lambda row: (row.latest or date.min, row.reference), reverse=True)
        found = kind.listing.number % {"number": len(rows), "grouped": grouped(len(rows))}
        if rows:
            made.append(Newest(str(kind.listing.heading), found, list_url(kind), rows[:number]))
    return made


def _lists(people: PeopleFilter) -> Iterator[tuple[PublicKind, ListFilter]]:
    sides, codes = people.cleaned.get("side", []), _nationalities(people)
    known = [side for side in sides if side in Side.values]
    if codes != []:
        about: dict[str, Any] = {"about_nationality": codes}
        if known:
            about["side"] = [*known, FigureSide.MIXED, UNKNOWN]
        yield STATEMENTS, StatementFilter.of(**about)
        yield STATE_ACTIONS, StateActionFilter.of(**about)
    yield INSTRUMENTS, InstrumentFilter.of(state=known)


def _nationalities(people: PeopleFilter) -> list[str] | None:
    """The countries that the filter asks about; None: any."""
    asked = people.cleaned.get("nationality")
    regions = {each for region in people.cleaned.get("region", ()) for each in regions_within(region)}
    if not asked and not regions:
        return None
    codes = [code for code in asked or territories() if code in territories()]
    return [code for code in codes if not regions or region_of(code) in regions]


def _statements(found: ListFilter) -> list[Event]:
    rows = found.rows().select_related("claimant")
    return [_event(STATEMENTS, row, row.claimant.name, choice(StatementKind)(row.kind), "on") for row in rows]


def _actions(found: ListFilter) -> list[Event]:
    return [
        _event(STATE_ACTIONS, row, label(row.territory), choice(StateActionKind)(row.kind), "on")
        for row in found.rows()
    ]


def _laws(found: ListFilter) -> list[Event]:
    return [_event(INSTRUMENTS, row, label(row.territory), instrument_in_words(row), "dated") for row in found.rows()]


_READ = {STATEMENTS.kind: _statements, STATE_ACTIONS.kind: _actions, INSTRUMENTS.kind: _laws}


def _event(kind: PublicKind, row: Any, who: str, what: str, column: str) -> Event:
    return Event(
        reference=row.reference,
        url=record_url(kind, row.reference),
        who=who,
        what=what,
        summary=row.summary,
        on=getattr(row, column),
        earliest=getattr(row, f"{column}_earliest"),
        latest=getattr(row, f"{column}_latest"),
    )


def _marks(placed: Sequence[tuple[float, bool]]) -> SafeString:
    """Upright lines: one path of those whose day is known, one of those known by a day, which are shorter."""
    days = "".join(f"M{place:.1f} 0v10" for place, is_by in sorted(placed) if not is_by)
    by_days = "".join(f"M{place:.1f} 6v4" for place, is_by in sorted(placed) if is_by)
    paths = "".join(f'<path d="{path}" vector-effect="non-scaling-stroke"/>' for path in (days, by_days) if path)
    return mark_safe(paths)  # noqa: S308 - numbers alone
