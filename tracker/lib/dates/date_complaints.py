"""What is wrong with a text that is not a partial date, and what to write instead."""

import calendar
import re

from django.utils.translation import gettext as _

from tracker.lib.dates.date_reading import meanings
from tracker.lib.dates.date_words import MONTHS, day_in_words

FORMS = "Write 2023, 2023-09 or 2023-09-14, with ~ (about) or ? (uncertain) behind, or [2023-09..2023-11]."
_DAY_FIRST = re.compile(r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})[-./]([0-9]{1,2})(?:[-./]([0-9]{1,2}))?")
_DATES = re.compile(r"(?<![0-9])([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(?![0-9-])")
_SHOWN = 40


def complaint(text: str) -> str:
    """One or two sentences for a text that could not be read; never an exception, whatever the text is."""
    shown = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
    return f"“{shown}” {_reason(text)}"


def _reason(text: str) -> str:
    if not text:
        return f"is empty. {FORMS}"
    if len(text) > _SHOWN:
        return f"is too long for a date. {FORMS}"
    for recognise in (
        _meant,
        _other_notation,
        _serial,
        _infinity,
        _marks,
        _open_interval,
        _impossible_day,
        _short_year,
    ):
        if reason := recognise(text):
            return reason
    return f"is not a date we can read. {FORMS}"


def _meant(text: str) -> str:
    """What to write for a date in another notation; where day and month may be either way, both."""
    found = [each for each in meanings(text) if each != text]
    if not found:
        return ""
    possible = [each for each in found if not _impossible_day(each)]
    if not possible:
        return _impossible_day(found[0])
    if len(possible) == 1:
        return _("is not written as we write dates. Write %(date)s.") % {"date": possible[0]}
    words = {"first": possible[0], "second": possible[1]}
    words |= {"first_words": day_in_words(possible[0]), "second_words": day_in_words(possible[1])}
    return (
        _(
            "may mean two days. Write %(first)s for %(first_words)s, or %(second)s for %(second_words)s; as the source "
            "has it."
        )
        % words
    )


def _other_notation(text: str) -> str:
    if found := _DAY_FIRST.fullmatch(text):
        day, month, year = found.groups()
        meant = f"{year}-{month:0>2}-{day:0>2}"
        return _impossible_day(meant) or f"is not written year first. If the day is {int(day)}, write {meant}."
    found = _YEAR_FIRST.fullmatch(text)
    if found and not _DATES.fullmatch(text):
        meant = "-".join(f"{part:0>2}" for part in found.groups() if part)
        return _impossible_day(meant) or f"is not written as we write dates. Write {meant}."
    if "/" in text:
        return "uses a slash. Write one day in between as [2023-09..2023-11]."
    return ""


def _serial(text: str) -> str:
    if re.fullmatch(r"[0-9]{5}(\.[0-9]+)?", text):
        return "looks like a spreadsheet's number for a day. Format that column as text or date and write 2023-09-14."
    if re.fullmatch(r"[0-9]{6}|[0-9]{8}", text):
        return "has no hyphens. Write 2023-09 or 2023-09-14."
    return ""


def _infinity(text: str) -> str:
    if "infinity" in text.lower():
        return "is not a date. Leave an unknown end open: [2023-09..] or [..2024-01]."
    return ""


def _marks(text: str) -> str:
    if "%" in text:
        return "uses %. Write ~? for about and uncertain."
    if text.startswith("[") and re.search(r"[~?]", text):
        return "has ~ or ? in an interval. Leave them out: an interval already says how much is known."
    if text[0] in "~?" or text.count("~") > 1 or text.count("?") > 1:
        return "has ~ or ? where we cannot read it. Write each at most once, behind the date: 2023-09~."
    return ""


def _open_interval(text: str) -> str:
    if text in ("[..]", ".."):
        return "is open on both sides. Leave the field empty if nothing is known."
    if ".." in text and not (text.startswith("[") and text.endswith("]")):
        return "needs brackets. Write [2023-09..2023-11], [..2024-01] or [2023-09..]."
    return ""


def _impossible_day(text: str) -> str:
    for year, month, day in _DATES.findall(text):
        if not ("1000" <= year <= "9998"):
            return f"has the year {year}. Years go from 1000 to 9998; leave the field empty if it is not known."
        if month and not ("01" <= month <= "12"):
            return f"names no month: {month}. Months go from 01 to 12; write {year} if the month is not known."
        days = calendar.monthrange(int(year), int(month))[1] if day else 0
        if day and not (1 <= int(day) <= days):
            name = MONTHS[int(month) - 1]
            return f"names no day: {name} {year} had {days} days. Write {year}-{month} if the day is not known."
    return ""


def _short_year(text: str) -> str:
    if re.fullmatch(r"[0-9]{1,3}([~?]|-.*)?", text):
        return "has a year of fewer than four digits. Write 2023."
    return ""
