"""The dated events of one life, as the accepted claims about a person give them; a mark (`~`, `?`) widens a date."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.lib.dates.ages import born_between, earliest_reading, latest_reading
from tracker.review.content import Content
from tracker.vocabulary.claims import ClaimStatus
from tracker.vocabulary.course import StepKind
from tracker.vocabulary.people import FateKind

_BIRTH = gettext_lazy("the birth")
_CONTRACT = gettext_lazy("the contract")
_STEP = gettext_lazy("the step “%(step)s”")
_SERVICE = gettext_lazy("the beginning of service")
_END = gettext_lazy("the end of service")
_FATE = gettext_lazy("the fate “%(fate)s”")
_YEARS_APART = 1
"""An age is often counted from the year alone, and so may be off by one."""


@dataclass(frozen=True)
class Event:
    """Something dated in an accepted claim: its date as it is written, and what it is, put into words where asked."""

    said: Promise
    on: str
    values: tuple[tuple[str, str], ...] = ()
    """What stands in the words for each of their places."""

    @property
    def words(self) -> str:
        """What it is, in the language of whoever asks."""
        return str(self.said) % dict(self.values)

    @cached_property
    def earliest(self) -> date | None:
        """The first day that it can have been; None where that is open, or nothing is said."""
        return earliest_reading(self.on)

    @cached_property
    def latest(self) -> date | None:
        """The last day that it can have been; None where that is open, or nothing is said."""
        return latest_reading(self.on)

    def is_over_before(self, other: "Event") -> bool:
        """Whether it certainly lies before the other."""
        return self.latest is not None and other.earliest is not None and self.latest < other.earliest

    def __str__(self) -> str:
        return f"{self.words} ({self.on})" if self.on else self.words


@dataclass(frozen=True)
class Born:
    """A birth as one accepted claim gives it: in words, its first and last day, and whether it follows from an age."""

    words: str
    first: date | None
    last: date | None
    by_age: bool

    def excludes(self, other: "Born") -> bool:
        """Whether both cannot be true: two dates without a day in common, or, with an age, years too far apart."""
        return self._ends_before(other) or other._ends_before(self)

    def _ends_before(self, other: "Born") -> bool:
        if self.last is None or other.first is None:
            return False
        if self.by_age or other.by_age:
            return other.first.year - self.last.year > _YEARS_APART
        return self.last < other.first


def born(content: Content) -> Iterator[Born]:
    """Each accepted birth, and each accepted age with its day."""
    for row in _accepted(content, "birth"):
        if row["born_on"]:
            on = row["born_on"]
            words = _("the birth (%(on)s)") % {"on": on}
            yield Born(words, earliest_reading(on), latest_reading(on), by_age=False)
        if row["age"] is not None and row["age_on"]:
            on = row["age_on"]
            words = _("the age %(age)s (on %(on)s)") % {"age": row["age"], "on": on}
            yield Born(words, *born_between(row["age"], earliest_reading(on), latest_reading(on)), by_age=True)


def births(content: Content) -> list[Event]:
    """The accepted dates of birth."""
    return [Event(_BIRTH, row["born_on"]) for row in _accepted(content, "birth")]


def contracts(content: Content, *, side: str = "") -> list[Event]:
    """The signing of each accepted contract, of one side or of both."""
    rows = _accepted(content, "contract")
    return [Event(_CONTRACT, row["signed_on"]) for row in rows if side in ("", row["side"])]


def steps(content: Content, *, only: Sequence[str] = (), without: Sequence[str] = ()) -> list[Event]:
    """The accepted steps, of some kinds or of all."""
    rows = _accepted(content, "step")
    return [
        Event(_STEP, row["on"], (("step", StepKind(row["kind"]).label),))
        for row in rows
        if row["kind"] not in without and (not only or row["kind"] in only)
    ]


def services(content: Content, *, side: str = "") -> list[Event]:
    """The beginning of each accepted service, of one side or of both."""
    rows = _accepted(content, "service")
    return [Event(_SERVICE, row["from_on"]) for row in rows if side in ("", row["side"])]


def ends_of_service(content: Content) -> list[Event]:
    """The end of each accepted service."""
    return [Event(_END, row["to_on"]) for row in _accepted(content, "service")]


def fates(content: Content, *, only: Sequence[str] = (), without: Sequence[str] = ()) -> list[Event]:
    """The accepted fates, of some kinds or of all."""
    rows = _accepted(content, "fate")
    return [
        Event(_FATE, row["on"], (("fate", FateKind(row["kind"]).label),))
        for row in rows
        if row["kind"] not in without and (not only or row["kind"] in only)
    ]


def _accepted(content: Content, kind: str) -> list[Content]:
    return [row for row in content["claims"].get(kind, ()) if row["status"] == ClaimStatus.ACCEPTED]
