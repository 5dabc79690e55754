"""Partial dates: a small subset of EDTF (ISO 8601-2), their bounds, and how they read.

`2023`, `2023-09`, `2023-09-14`; `~` (about) and `?` (uncertain) behind any of them; `[2023-09..2023-11]` one day in
between; `[..2024-01]` then at the latest; `[2023-09..]` not before. The migration `0001_partial_dates` says the same in
the database; a property test compares the two. `~` and `?` do not widen the bounds: how far "about" goes, nobody said.
"""

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from tracker.lib.dates.date_complaints import complaint
from tracker.lib.dates.date_words import day_in_words, span_in_words

Precision = Literal["day", "month", "year", "interval"]
Period = Literal["month", "quarter", "year"]

_DATE = r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"
_SINGLE = re.compile(rf"({_DATE})(~\??|\?~?)?")
_INTERVAL = re.compile(rf"\[({_DATE})?\.\.({_DATE})?\]")
# 9999 is left out: the day after its last is beyond what Python can read back from a range.
FIRST_YEAR, LAST_YEAR = 1000, 9998
_PRECISIONS: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}
_LENGTHS: dict[Period, int] = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as far as it is known. `earliest` and `latest` are days, both included; None means open on that side."""

    text: str
    earliest: date | None
    latest: date | None
    precision: Precision
    is_about: bool = False
    is_uncertain: bool = False

    @staticmethod
    def parse(text: str) -> "PartialDate":
        """Read a text (spaces around it do not matter); ValueError says what was wrong and what to write instead."""
        return _parsed(text.strip())

    def in_words(self) -> str:
        """Give the date in English, as it reads inside a sentence: `some day between September and November 2023`."""
        if self.precision == "interval":
            first, last = self.text.strip("[]").split("..")
            return span_in_words(first, last)
        words = day_in_words(self.text.rstrip("~?"))
        return ("about " if self.is_about else "") + words + (" (uncertain)" if self.is_uncertain else "")

    def __str__(self) -> str:
        return self.text


# The same few thousand dates stand in all records, and each is read a dozen times on its way to the public.
@lru_cache(maxsize=20_000)
def _parsed(text: str) -> PartialDate:
    if single := _SINGLE.fullmatch(text):
        day, marks = single[1], single[2] or ""
        first, last = _bounds(day, text)
        return PartialDate(text, first, last, _PRECISIONS[len(day)], "~" in marks, "?" in marks)
    if (interval := _INTERVAL.fullmatch(text)) and (interval[1] or interval[2]):
        earliest = _bounds(interval[1], text)[0] if interval[1] else None
        latest = _bounds(interval[2], text)[1] if interval[2] else None
        if earliest and latest and earliest > latest:
            raise ValueError(f"“{text}” ends before it begins; write [{interval[2]}..{interval[1]}].")
        return PartialDate(text, earliest, latest, "interval")
    raise ValueError(complaint(text))


def in_words(text: str) -> str:
    """A partial date in words, as readers see it; empty where there is none, and as it stands where it is no date."""
    try:
        return PartialDate.parse(text).in_words() if text else ""
    except ValueError:
        return text


def hull(dates: Iterable[PartialDate]) -> PartialDate:
    """Give the narrowest partial date that covers all of them; ValueError where there is none, or nothing bounds it.

    `~` and `?` are kept only where the result is no interval: an interval cannot carry them.
    """
    members = list(dates)
    if not members:
        raise ValueError("There is no date to cover.")
    earliest = [member.earliest for member in members]
    latest = [member.latest for member in members]
    return _covering(
        None if None in earliest else min(day for day in earliest if day),
        None if None in latest else max(day for day in latest if day),
        ("~" if any(member.is_about for member in members) else "")
        + ("?" if any(member.is_uncertain for member in members) else ""),
    )


def generalised(text: str, to: Period) -> str:
    """Widen a date to whole months, quarters or years; never narrower than it was. A quarter is an interval."""
    known = PartialDate.parse(text)
    length = _LENGTHS[to]
    earliest, latest = known.earliest, known.latest
    if earliest:
        earliest = date(earliest.year, (earliest.month - 1) // length * length + 1, 1)
    if latest:
        latest = _last_day(latest.year, (latest.month - 1) // length * length + length)
    marks = ("~" if known.is_about else "") + ("?" if known.is_uncertain else "")
    return _covering(earliest, latest, marks).text


def _bounds(day: str, text: str) -> tuple[date, date]:
    """First and last day of `2023`, `2023-09` or `2023-09-14`, a part of `text`."""
    year, month, number = (int(part) for part in (day + "-0-0").split("-")[:3])
    if not (FIRST_YEAR <= year <= LAST_YEAR):
        raise ValueError(complaint(text))
    try:
        first = date(year, month if len(day) > 4 else 1, number if len(day) > 7 else 1)
    except ValueError:
        raise ValueError(complaint(text)) from None
    if len(day) > 7:
        return first, first
    return first, _last_day(year, month if len(day) > 4 else 12)


def _last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _covering(earliest: date | None, latest: date | None, marks: str) -> PartialDate:
    """Write two bounds as shortly as can be, both ends at one precision; marks only behind a single date."""
    if earliest is None and latest is None:
        raise ValueError("Nothing bounds this date on either side; leave the field empty.")
    for length in (4, 7, 10):
        first = earliest.isoformat()[:length] if earliest else ""
        last = latest.isoformat()[:length] if latest else ""
        written = PartialDate.parse(f"{first}{marks}" if first == last else f"[{first}..{last}]")
        if (written.earliest, written.latest) == (earliest, latest):
            break
    return written
