"""Somebody with names, in a list or in the database, and how strongly two of them seem to be one person."""

from collections.abc import Collection, Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from tracker.lib.dates.ages import MARK_YEARS, years_before
from tracker.lib.dates.partial_dates import PartialDate
from tracker.people.matching.corrections import LIKELY, POSSIBLE, PersonFacts, adjusted_score
from tracker.people.matching.person_facts import covering


@dataclass(frozen=True, slots=True)
class Named:
    """A row of a list, of whom no record is made yet. `key` is the caller's and comes back in the pairs.

    `born_on` is a partial date, or empty; `nationalities` are codes; `numbers` are digests of identity numbers, made by
    the caller with one key for all.
    """

    key: Hashable
    names: Collection[str]
    born_on: str = ""
    nationalities: Collection[str] = frozenset()
    numbers: Collection[str] = frozenset()


class Group(TextChoices):
    """How strongly two seem to be one person."""

    NUMBER = "A", _("The same number and a like name")
    BIRTH = "B", _("A very like name and the same day of birth")
    NAME = "C", _("A very like name; the day of birth is not known of both")
    DOUBTFUL = "D", _("A like name only, or something contradicts")


class Reason(TextChoices):
    """Why two are in their group: what speaks for one person, then what speaks against it."""

    SAME_NUMBER = "same_number", _("One identity number is the same.")
    SAME_NAME = "same_name", _("The names are the same.")
    VERY_LIKE_NAME = "very_like_name", _("The names are very like.")
    LIKE_NAME = "like_name", _("The names are like.")
    SAME_DAY = "same_day", _("Both were born on the same day.")
    BIRTH_AGREES = "birth_agrees", _("The dates of birth agree as far as they are known.")
    SAME_NATIONALITY = "same_nationality", _("One nationality is the same.")
    BIRTH_NOT_KNOWN = "birth_not_known", _("The date of birth is not known of both.")
    OTHER_WORD = "other_word", _("A word of the shorter name is not like any word of the other.")
    OTHER_NAME = "other_name", _("The names are not like each other, although a number is the same.")
    OTHER_BIRTH = "other_birth", _("They were not born on the same day.")
    OTHER_NATIONALITY = "other_nationality", _("They have no nationality in common.")

    @property
    def contradicts(self) -> bool:
        """Whether it speaks against one person, so that nobody is taken for another unread."""
        return self in {Reason.OTHER_NAME, Reason.OTHER_BIRTH, Reason.OTHER_NATIONALITY}


@dataclass(frozen=True, slots=True)
class FoundPair:
    """One of a list beside another, or beside a person of the database: one of `other` and `person` is None."""

    key: Hashable
    other: Hashable | None
    person: int | None
    group: Group
    score: float
    """How like, corrected by birth and nationality: from 0 to 1."""
    reasons: tuple[Reason, ...]


class Span(NamedTuple):
    """First and last day on which somebody may have been born; None is open."""

    first: date | None
    last: date | None

    @property
    def is_day(self) -> bool:
        """Whether the day is known."""
        return self.first is not None and self.first == self.last

    def meets(self, other: "Span") -> bool:
        """Whether both may be the same day."""
        return not (
            (self.last and other.first and self.last < other.first)
            or (other.last and self.first and other.last < self.first)
        )


class Known(NamedTuple):
    """What is known of somebody beside the names; `births` are the versions of one birth."""

    births: tuple[Span, ...] = ()
    nationalities: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()

    @property
    def facts(self) -> PersonFacts:
        """The same as it corrects a score."""
        years = covering(
            (span.first.year if span.first else None, span.last.year if span.last else None) for span in self.births
        )
        return PersonFacts(years, self.nationalities)


def known_of(named: Named) -> Known:
    """What a row says beside its names."""
    births = (span(named.born_on),) if named.born_on else ()
    return Known(births, frozenset(named.nationalities), frozenset(named.numbers))


def span(born_on: str) -> Span:
    """The days that a partial date leaves open; "about" and "uncertain" leave open two years to either side."""
    born = PartialDate.parse(born_on)
    off = MARK_YEARS * (born.is_about + born.is_uncertain)
    first, last = born.earliest, born.latest
    return Span(
        years_before(first, off) if first else None,
        years_before(last, -off) if last else None,
    )


def judged(likeness: float, one: Known, other: Known, *, whole: bool) -> tuple[Group, float, tuple[Reason, ...]] | None:
    """The group, the score and the reasons of two; None where too little speaks for one person.

    `likeness` is that of the names, `whole` whether every word of the shorter name is like one of the other.
    """
    reasons = tuple(_reasons(likeness, one, other, whole=whole))
    score = adjusted_score(likeness, one.facts, other.facts)
    contradicts = any(reason.contradicts for reason in reasons)
    very_like = likeness >= LIKELY and whole
    if Reason.SAME_NUMBER in reasons:
        group = Group.DOUBTFUL if contradicts else Group.NUMBER
    elif very_like and not contradicts:
        group = Group.BIRTH if Reason.SAME_DAY in reasons else Group.NAME
    elif very_like or (not contradicts and (score >= LIKELY or (whole and score >= POSSIBLE))):
        group = Group.DOUBTFUL
    else:
        return None
    return group, score, reasons


def _reasons(likeness: float, one: Known, other: Known, *, whole: bool) -> Iterator[Reason]:
    if one.numbers & other.numbers:
        yield Reason.SAME_NUMBER
        if likeness < POSSIBLE:
            yield Reason.OTHER_NAME
    if likeness >= POSSIBLE:
        yield _of_names(likeness)
        if not whole:
            yield Reason.OTHER_WORD
    yield _of_births(one.births, other.births)
    if one.nationalities and other.nationalities:
        same = one.nationalities & other.nationalities
        yield Reason.SAME_NATIONALITY if same else Reason.OTHER_NATIONALITY


def _of_names(likeness: float) -> Reason:
    if likeness >= _SAME:
        return Reason.SAME_NAME
    return Reason.VERY_LIKE_NAME if likeness >= LIKELY else Reason.LIKE_NAME


_SAME = 0.9999


def _of_births(births: Iterable[Span], others: Collection[Span]) -> Reason:
    pairs = [(birth, other) for birth in births for other in others]
    if not pairs:
        return Reason.BIRTH_NOT_KNOWN
    meeting = [pair for pair in pairs if pair[0].meets(pair[1])]
    if not meeting:
        return Reason.OTHER_BIRTH
    same = any(birth.is_day and other.is_day for birth, other in meeting)
    return Reason.SAME_DAY if same else Reason.BIRTH_AGREES
