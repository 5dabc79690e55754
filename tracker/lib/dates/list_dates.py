"""Dates as lists have them, in six languages, read into partial dates: never a day that the cell does not name.

`05.08.1986`, `1974 г.р.`, `00.00.1988`, `август 2023`, `5.VIII.1986`, `до 05.2024`, `бл. 1988`, `III кв. 2023`, spans,
Arabic digits, day numbers of spreadsheets. Which of two numbers is the day is a matter of the whole column
(`order_shown_by`), not of one cell. What cannot be, or can be read in two ways, is a `DateNotRead`.
"""

import calendar
import re
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from django.utils import timezone
from django.utils.translation import gettext as _

from tracker.lib.dates.list_date_words import (
    ABOUT,
    HALF,
    OTHER_CALENDAR,
    QUARTER,
    SINCE,
    TO,
    UNTIL,
    date_words,
    key,
)

FIRST_YEAR, YEARS_AHEAD = 1900, 30
"""A year outside of these is no year of this calendar that a list of recruits may mean."""
FIRST_SERIAL, LAST_SERIAL = 3_000, 80_000
"""Day numbers of spreadsheets: from 1908 to 2119."""
_LONGEST = 100


class Order(StrEnum):
    """Which number stands first in the dates of a column."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


class DateNotRead(ValueError):
    """Why a cell is no date: a whole sentence. `is_question`: somebody who knows the list could say what it means."""

    def __init__(self, sentence: str, *, is_question: bool) -> None:
        super().__init__(sentence)
        self.is_question = is_question


@lru_cache(2**15)
def read_date(text: str, order: Order | None) -> str:
    """The partial date that the text names, in its notation. Raises `DateNotRead`.

    `order` is that of the column; None: nothing shows it, so a date that may be meant in two ways is a question.
    """
    written = _written(text)
    if OTHER_CALENDAR in written.split():
        raise DateNotRead(
            _("“%(text)s” is a date of another calendar: write the day of the Gregorian one.") % {"text": text},
            is_question=True,
        )
    found = next(
        (date_ for read in (_serial, _part_of_year, _open, _marked, _span, _single) if (date_ := read(written, order))),
        None,
    )
    if found is None:
        raise DateNotRead(
            _("“%(text)s” is not understood as a date: write it like 2023-09-14, 2023-09 or 2023.") % {"text": text},
            is_question=True,
        )
    return found


def date_of_serial(number: float, *, is_1904: bool = False) -> str:
    """The day of a spreadsheet's day number. Raises `DateNotRead` for a number that is no day of our time."""
    # In the calendar of 1900 the 60 is a day that never was; nobody in a list of recruits is older.
    if not FIRST_SERIAL <= number <= LAST_SERIAL:
        raise DateNotRead(
            _("%(number)s as a day number of a spreadsheet is no day between 1908 and 2119.") % {"number": number},
            is_question=False,
        )
    return (date(1904, 1, 1) if is_1904 else date(1899, 12, 30)).__add__(timedelta(days=int(number))).isoformat()


def order_shown_by(text: str) -> Order | None:
    """Which order the text can only be in; None where it is no date of three numbers, or may be either."""
    found = re.fullmatch(_THREE, _written(text))
    if found is None:
        return None
    first, second = int(found["first"]), int(found["second"])
    if first > 12 >= second:
        return Order.DAY_FIRST
    return Order.MONTH_FIRST if second > 12 >= first else None


def may_be_either(text: str) -> bool:
    """Whether it is a date of three numbers that reads differently, day first or month first."""
    found = re.fullmatch(_THREE, _written(text))
    return (
        found is not None
        and 1 <= int(found["first"]) <= 12
        and 1 <= int(found["second"]) <= 12
        and (int(found["first"]) != int(found["second"]))
    )


_S = r"\s*[./\-\s]\s*"
_YEAR = r"(?P<year>[0-9]{4})"
_THREE = rf"(?P<first>[0-9]{{1,2}}){_S}(?P<second>[0-9]{{1,2}}){_S}(?P<year>[0-9]{{4}}|[0-9]{{2}})"
_SHAPES = [
    re.compile(rf"{_YEAR}{_S}(?P<month>[0-9]{{1,2}}){_S}(?P<day>[0-9]{{1,2}})"),
    re.compile(r"(?P<day>[0-9]{1,2})\s*[./\-\s]?\s*m(?P<month>[0-9]{2})\s*[./\-\s]?\s*(?P<year>[0-9]{4}|[0-9]{2})"),
    re.compile(rf"m(?P<month>[0-9]{{2}})\s*[./\-\s]?\s*(?P<day>[0-9]{{1,2}})\s*[./\-\s]\s*{_YEAR}"),
    re.compile(rf"{_YEAR}\s*[./\-\s]?\s*m(?P<month>[0-9]{{2}})(?:\s*[./\-\s]?\s*(?P<day>[0-9]{{1,2}}))?"),
    re.compile(rf"m(?P<month>[0-9]{{2}})\s*[./\-\s]?\s*{_YEAR}"),
    re.compile(rf"(?P<month>[0-9]{{1,2}})\s*[./\-]\s*{_YEAR}"),
    re.compile(rf"{_YEAR}\s*[./\-]\s*(?P<month>[0-9]{{1,2}})"),
    re.compile(_YEAR),
]
_WITHOUT_YEAR = [
    re.compile(r"(?P<day>[0-9]{1,2})\s*[./\-\s]?\s*m(?P<month>[0-9]{2})"),
    re.compile(r"m(?P<month>[0-9]{2})"),
    re.compile(r"(?P<day>[0-9]{1,2})[./](?P<month>[0-9]{1,2})"),
    re.compile(r"(?P<day>[0-9]{1,2})"),
]
"""The first of two dates of a span, which shares what is left out with the second."""
_TIME = re.compile(
    r"[t\s]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?\s*(?:z|[ap]\.?m\.?|[+-][0-9]{2}:?[0-9]{2})?\s*$"
)
_LETTERS = re.compile(r"[^\W\d_]+(?:[’'`´]?[^\W\d_]+)*\.?")
_ROMAN = {
    roman: number
    for number, roman in enumerate(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"], 1)
}
_LATIN_LOOK = str.maketrans("іхѵ", "ixv")


def _written(text: str) -> str:
    """The text with ASCII digits and plain dashes, each word as what it means; one that is not known stays a `#`."""
    plain = unicodedata.normalize("NFKC", text[:_LONGEST]).casefold()
    plain = "".join(str(unicodedata.digit(sign)) if sign.isdigit() else sign for sign in plain)
    plain = re.sub("[‐-―−~≈]|(?<=[0-9])\\s*[\u2013\u2014]", lambda sign: "~" if sign[0] in "~≈" else "-", plain)
    plain = _TIME.sub("", re.sub(r"[,،;\"«»“”()\u200e\u200f]", " ", plain)).strip()
    return " ".join(_words_replaced(plain).replace("…", "..").split()).strip(" .")


def _words_replaced(plain: str) -> str:
    """Words, the longest phrases first, as `date_words` writes them; Roman numbers as months or as the quarter's."""
    known = date_words()
    pieces: list[str] = []
    place = 0
    words = list(_LETTERS.finditer(plain))
    number = 0
    while number < len(words):
        for length in (3, 2, 1):
            phrase = words[number : number + length]
            between = {plain[one.end() : other.start()] for one, other in pairwise(phrase)}
            written = known.get("_".join(key(word[0].strip(".")) for word in phrase))
            if len(phrase) == length and written is not None and between <= {" ", "", "-", "."}:
                break
        else:
            phrase = words[number : number + 1]
            written = _roman(plain, phrase[0])
        pieces += [plain[place : phrase[0].start()], f" {written} " if not written.startswith("m") else written]
        place, number = phrase[-1].end(), number + len(phrase)
    return "".join([*pieces, plain[place:]])


def _roman(plain: str, word: "re.Match[str]") -> str:
    number = _ROMAN.get(word[0].strip(".").translate(_LATIN_LOOK))
    if number is None:
        return "#"
    behind = plain[word.end() :].lstrip(" .-")
    follows = _LETTERS.match(behind)
    is_of_year = follows is not None and date_words().get(key(follows[0].strip("."))) in (QUARTER, HALF)
    dot = "." if word[0].endswith(".") else ""
    return (
        f" {number} " if is_of_year and follows and date_words()[key(follows[0].strip("."))] else f"m{number:02}{dot}"
    )


def _serial(written: str, order: Order | None) -> str | None:
    """A day number of a spreadsheet, or eight figures in a row."""
    if re.fullmatch(r"[0-9]{5}(?:\.[0-9]+)?", written):
        return date_of_serial(float(written))
    if not re.fullmatch(r"[0-9]{8}", written):
        return None
    ways = {f"{written[:4]}-{written[4:6]}-{written[6:]}"}
    ways |= {_joined_in_order(written, each) for each in ([order] if order else Order)}
    days = sorted(way for way in ways if _is_day(way))
    if len(days) != 1:
        raise DateNotRead(
            _("“%(text)s” is not understood as a date: write it like 2023-09-14, 2023-09 or 2023.") % {"text": written},
            is_question=True,
        )
    return days[0]


def _joined_in_order(written: str, order: Order) -> str:
    first, second, year = written[:2], written[2:4], written[4:]
    day, month = (first, second) if order is Order.DAY_FIRST else (second, first)
    return f"{year}-{month}-{day}"


def _is_day(text: str) -> bool:
    try:
        return FIRST_YEAR <= date.fromisoformat(text).year <= timezone.localdate().year + YEARS_AHEAD
    except ValueError:
        return False


def _part_of_year(written: str, order: Order | None) -> str | None:
    """A quarter or half of a year."""
    number, year, gap = r"(?P<number>[1-4])(?:\s*-)?", r"(?P<year>[0-9]{4})", r"[\s\-./]*"
    for kind, months in ((QUARTER, 3), (HALF, 6)):
        for part in (rf"{number}\s*{kind}", rf"{kind}\s*{number}"):
            for shape in (rf"{part}{gap}{year}", rf"{year}{gap}{part}"):
                found = re.fullmatch(shape, written)
                if found and (last := int(found["number"]) * months) <= 12:
                    return f"[{found['year']}-{last - months + 1:02}..{found['year']}-{last:02}]"
    return None


def _open(written: str, order: Order | None) -> str | None:
    """A date that bounds: until, since, or both."""
    if found := re.fullmatch(rf"{SINCE} (.+?) ?(?:{re.escape(TO)}|{UNTIL}|-) ?(.+)", written):
        return _between(found[1], found[2], order)
    if found := re.fullmatch(rf"(?:{UNTIL}|{re.escape(TO)}) (.+)", written):
        last = _single(found[1], order)
        return last and f"[..{last}]"
    if found := re.fullmatch(rf"{SINCE} (.+)", written):
        first = _single(found[1], order)
        return first and f"[{first}..]"
    return None


def _marked(written: str, order: Order | None) -> str | None:
    found = re.fullmatch(rf"(?P<before>[{ABOUT}?]?)\s*(?P<date>[^~?]+?)\s*(?P<behind>[{ABOUT}?]*)", written)
    if not found or not (found["before"] or found["behind"]):
        return None
    known = _single(found["date"], order)
    marks = found["before"] + found["behind"]
    return known and known + ("~" if ABOUT in marks else "") + ("?" if "?" in marks else "")


def _span(written: str, order: Order | None) -> str | None:
    """Two dates, a dash or a word between."""
    for joint in re.finditer(rf"\s*{re.escape(TO)}\s*|\s*-\s*|/", written):
        begins, ends = written[: joint.start()], written[joint.end() :]
        if begins and ends and (found := _between(begins, ends, order)):
            return found
    return None


def _between(begins: str, ends: str, order: Order | None) -> str | None:
    last = _single(ends, order, is_strict=False)
    first = last and (_single(begins, order, is_strict=False) or _completed(begins, last))
    # `1986-08` is a month, not the time from 1986 to somebody's eighth; a span has two dates of one length.
    return f"[{first}..{last}]" if first and last and first < last and len(first) == len(last) else None


def _completed(begins: str, last: str) -> str | None:
    """The first date of a span, with the year and month of the last where it names none."""
    year, *rest = last.split("-")
    for shape in _WITHOUT_YEAR:
        if found := shape.fullmatch(begins.strip()):
            given = found.groupdict()
            month = given.get("month") or (rest[0] if len(rest) > 1 else "")
            if not month:
                return None
            written = "-".join([year, *(f"{int(each):02}" for each in (month, given.get("day")) if each)])
            return written if len(written) < 10 or _is_day(written) else None
    return None


def _single(written: str, order: Order | None, *, is_strict: bool = True) -> str | None:
    """One day, month or year. Where it is not strict, what cannot be is None and not complained about."""
    written = written.strip(" .")
    try:
        if three := re.fullmatch(_THREE, written):
            return _of_three(three, order)
        for shape in _SHAPES:
            if found := shape.fullmatch(written):
                given = found.groupdict()
                return _checked(given["year"], given.get("month"), given.get("day"))
    except DateNotRead:
        if is_strict:
            raise
    return None


def _of_three(found: "re.Match[str]", order: Order | None) -> str:
    first, second, year = found["first"], found["second"], found["year"]
    ways = list(dict.fromkeys(_ways(first, second, order)))
    if len(ways) > 1:
        raise DateNotRead(
            _("“%(text)s” may be read day first or month first: say for the whole column which it is.")
            % {"text": found[0]},
            is_question=True,
        )
    day, month = ways[0]
    return _checked(year, month, day)


def _ways(first: str, second: str, order: Order | None) -> Iterator[tuple[str, str]]:
    """Day and month, in the ways that the two numbers may be meant."""
    if order is not Order.MONTH_FIRST and (order or int(second) <= 12 or int(first) > 12):
        yield first, second
    # A nought stands where a day is not known, and no list puts an unknown month before a day.
    if order is not Order.DAY_FIRST and (order or 1 <= int(first) <= 12):
        yield second, first


def _checked(year: str, month: str | None, day: str | None) -> str:
    """The date as it is written; noughts say that day or month is not known."""
    if len(year) == 2:
        # The years of our time: 86 is 1986, 05 is 2005; whoever was born in 1905 signs nothing.
        year = f"{20 if int(year) <= timezone.localdate().year % 100 else 19}{year}"
    parts = [int(each) for each in (year, month, day) if each]
    while len(parts) > 1 and 0 in parts:
        parts.pop()
    _refuse_impossible(parts)
    return "-".join([f"{parts[0]:04}", *(f"{each:02}" for each in parts[1:])])


def _refuse_impossible(parts: list[int]) -> None:
    """Raise `DateNotRead` where there is no such year, month or day."""
    year, month, day = (*parts, 1, 1)[:3] if len(parts) < 3 else parts
    written = "-".join(f"{each:02}" for each in parts)
    if not FIRST_YEAR <= year <= timezone.localdate().year + YEARS_AHEAD:
        raise DateNotRead(
            _("“%(date)s”: %(year)s is no year of our time, or one of another calendar. Write the Gregorian date.")
            % {"date": written, "year": year},
            is_question=False,
        )
    if not 1 <= month <= 12:
        raise DateNotRead(
            _("“%(date)s”: there is no month %(month)s. Look whether day and month are the other way round.")
            % {"date": written, "month": month},
            is_question=False,
        )
    days = calendar.monthrange(year, month)[1]
    if not 1 <= day <= days:
        raise DateNotRead(
            _("There is no day %(date)s: that month has %(days)s days. Correct it, or leave the day out.")
            % {"date": written, "days": days},
            is_question=False,
        )
