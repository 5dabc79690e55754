"""How the parts of a partial date read in English."""

from django.utils.translation import gettext as _

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


_WHOLE_DAY = len("2023-09-14")


def day_in_words(day: str) -> str:
    """Give `2023`, `2023-09` or `2023-09-14` in words: `2023`, `September 2023`, `14 September 2023`."""
    return " ".join(_parts(day))


def span_in_words(first: str, last: str) -> str:
    """Give an interval in words; either end may be empty, what both ends share at the end is said once."""
    if not first:
        words = _("on or before %(day)s") if len(last) == _WHOLE_DAY else _("in or before %(day)s")
        return words % {"day": day_in_words(last)}
    if not last:
        return f"not before {day_in_words(first)}"
    if first == last:
        return day_in_words(first) if len(first) == _WHOLE_DAY else f"some day in {day_in_words(first)}"
    begins, ends = _parts(first), _parts(last)
    while len(first) == len(last) and len(begins) > 1 and begins[-1] == ends[len(begins) - 1]:
        begins.pop()
    return f"some day between {' '.join(begins)} and {' '.join(ends)}"


def _parts(day: str) -> list[str]:
    """Day without leading zero, month's name, year: as many as there are."""
    year, *rest = day.split("-")
    month = [MONTHS[int(rest[0]) - 1]] if rest else []
    number = [str(int(rest[1]))] if len(rest) > 1 else []
    return [*number, *month, year]
