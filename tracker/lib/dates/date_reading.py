"""What a date in another notation means, so that whoever typed it is told exactly what to write.

Nothing is converted by itself: a day and a month may be meant the other way round, and no day is ever invented.
English words are read; whatever is not understood gives nothing.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from tracker.lib.dates.date_words import MONTHS

_MONTH_NUMBERS = {
    name: number
    for number, month in enumerate(MONTHS, 1)
    for name in {month.lower(), month.lower()[:3], *(["sept"] if number == 9 else [])}
}
_MONTH = "|".join(sorted(_MONTH_NUMBERS, key=len, reverse=True))
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>[0-9]{4})"
_WORDED = [
    re.compile(rf"(?:{_DAY} (?:of )?)?(?P<month>{_MONTH}) {_YEAR}"),
    re.compile(rf"(?P<month>{_MONTH}) {_DAY} {_YEAR}"),
    re.compile(rf"{_YEAR} (?P<month>{_MONTH})(?: {_DAY})?"),
    re.compile(rf"(?:{_DAY} (?:of )?)?(?P<month>{_MONTH})"),
    re.compile(rf"(?P<month>{_MONTH}) {_DAY}"),
    re.compile(_DAY),
]
"""A date in words, the last three without its year: as the first of two in an interval."""
_ISO = re.compile(r"(?P<year>[0-9]{4})[-./](?P<month>[0-9]{1,2})(?:[-./](?P<day>[0-9]{1,2}))?(?:[t ][0-9:.,]+z?)?")
_JOINED = re.compile(r"(?P<year>[12][0-9]{3})(?P<month>[0-9]{2})(?P<day>[0-9]{2})?")
_NUMBERS = re.compile(r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})")
_MONTH_YEAR = re.compile(r"(?P<month>[0-9]{1,2})[./-](?P<year>[0-9]{4})")
_QUARTER = re.compile(r"(?:q([1-4]) ([0-9]{4})|([0-9]{4}) ?-?q([1-4]))")
_ABOUT = re.compile(r"(?:about|around|circa|ca|c|approximately|approx) (.+)")
_MAYBE = re.compile(r"(?:probably|possibly|perhaps|maybe) (.+)")
_BEFORE = re.compile(r"before (.+)")
_AFTER = re.compile(r"after (.+)")
_LATEST = re.compile(r"(?:by|until|till|up to|no later than|not later than|at the latest) (.+)")
_EARLIEST = re.compile(r"(?:since|from|not before|no earlier than|not earlier than) (.+)")
_JOINTS = re.compile(r" and | to | until | till | ?[–—] ?| - |-|\.\.")
_Parts = tuple[int | None, int | None, int | None]


def meanings(text: str) -> list[str]:
    """What the text may mean, in the notation that the field takes; several where day and month may be either way."""
    plain = _plain(text)
    for read in _READERS:
        if found := list(dict.fromkeys(read(plain))):
            return found
    return []


def _plain(text: str) -> str:
    """Small letters, single spaces, no commas, no full stop behind a word."""
    small = text.strip().lower().replace(",", " ").removeprefix("on ")
    return " ".join(re.sub(r"(?<=[a-z])\.(?!\.)", " ", small).split())


def _single(text: str) -> Iterator[str]:
    """One day, month or year."""
    if re.fullmatch(r"[0-9]{4}", text):
        yield text
    if (found := _NUMBERS.fullmatch(text)) is not None:
        yield from _either_way(*found.groups())
    for pattern in (_ISO, _JOINED, _MONTH_YEAR, *_WORDED):
        if (match := pattern.fullmatch(text)) and (written := _written(_parts(match))):
            yield written


def _either_way(first: str, second: str, year: str) -> Iterator[str]:
    """Day first and month first, as far as there are so many months."""
    for month, day in ((second, first), (first, second)):
        if 1 <= int(month) <= 12 and 1 <= int(day) <= 31:
            yield f"{year}-{int(month):02}-{int(day):02}"


def _quarter(text: str) -> Iterator[str]:
    if found := _QUARTER.fullmatch(text):
        number, year = int(found[1] or found[4]), found[2] or found[3]
        yield f"[{year}-{3 * number - 2:02}..{year}-{3 * number:02}]"


def _marked(text: str) -> Iterator[str]:
    for pattern, mark in ((_ABOUT, "~"), (_MAYBE, "?")):
        if found := pattern.fullmatch(text):
            yield from (f"{each}{mark}" for each in _single(found[1]))


def _open(text: str) -> Iterator[str]:
    if found := _BEFORE.fullmatch(text):
        yield from (f"[..{_next_to(each, by=-1)}]" for each in _single(found[1]))
    if found := _AFTER.fullmatch(text):
        yield from (f"[{_next_to(each, by=1)}..]" for each in _single(found[1]))
    if (found := _LATEST.fullmatch(text)) or (found := re.fullmatch(r"(.+) (?:at the latest|or earlier)", text)):
        yield from (f"[..{each}]" for each in _single(found[1]))
    if (found := _EARLIEST.fullmatch(text)) or (found := re.fullmatch(r"(.+) (?:or later|onwards?)", text)):
        yield from (f"[{each}..]" for each in _single(found[1]))


def _next_to(text: str, *, by: int) -> str:
    """The year, month or day before (-1) or after (1): what is before May is April at the latest."""
    year, *rest = [int(part) for part in text.split("-")]
    if not rest:
        return str(year + by)
    if len(rest) == 1:
        months = 12 * year + rest[0] - 1 + by
        return f"{months // 12}-{months % 12 + 1:02}"
    try:
        return (date(year, *rest) + timedelta(days=by)).isoformat()
    except ValueError:
        return text  # No such day: refused as such.


def _interval(text: str) -> Iterator[str]:
    """Two dates; of the first, what is left out is that of the second: `between 3 and 9 November 2024`."""
    text = text.removeprefix("between ").removeprefix("from ")
    for joint in _JOINTS.finditer(text):
        begins, ends = text[: joint.start()].strip(), text[joint.end() :].strip()
        for last in _single(ends):
            yield from (f"[{first}..{last}]" for first in [*_single(begins), *_completed(begins, last)] if first < last)


def _completed(text: str, last: str) -> Iterator[str]:
    """A first date without its year or month, which it shares with the last."""
    year, *rest = [int(part) for part in last.split("-")]
    for pattern in _WORDED[3:]:
        if match := pattern.fullmatch(text):
            _, month, day = _parts(match)
            if written := _written((year, month or (rest[0] if len(rest) > 1 else None), day)):
                yield written


def _parts(match: "re.Match[str]") -> _Parts:
    given = match.groupdict()
    month = given.get("month")
    number = _MONTH_NUMBERS.get(month) or int(month) if month else None
    return _number(given.get("year")), number, _number(given.get("day"))


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _written(parts: _Parts) -> str:
    """The date as it is to be written; empty where its year, or the month of its day, is not there."""
    year, month, day = parts
    if year is None or (day is not None and month is None) or not (1 <= (month or 1) <= 12):
        return ""
    return "-".join([str(year), *(f"{each:02}" for each in (month, day) if each is not None)])


_READERS: Sequence[Callable[[str], Iterator[str]]] = (_single, _quarter, _marked, _open, _interval)
