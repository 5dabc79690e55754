"""Ages and partial dates read at an end: who was born when, and how old somebody was on a day.

Each reading takes the whole of what a date leaves open; what a mark leaves open, `MARK_YEARS` says. An age counts full
years, and goes up on the birthday; whoever was born on 29 February has it, in other years, on 1 March.
"""

from datetime import date, timedelta

from tracker.lib.dates.partial_dates import PartialDate

OF_AGE = 18
MARK_YEARS = 2
"""By how many years each `~` or `?` may be off, where somebody has to be protected.

EDTF (ISO 8601-2) gives no number; the package `edtf` takes one year, and here a child's name is at stake.
"""
_DAYS_IN_A_YEAR = 366


def years_before(day: date, years: int) -> date:
    """The same day so many years earlier; of 29 February, 28 February where that year has none."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def born_between(age: int, first: date | None, last: date | None) -> tuple[date | None, date | None]:
    """First and last day on which somebody can have been born who had that age on a day between two; None: open.

    Exact: 20 on 2024-05-31 is born between 2003-06-01 and 2004-05-31.
    """
    return (
        years_before(first, age + 1) + timedelta(days=1) if first else None,
        years_before(last, age) if last else None,
    )


def age_on(born: date, day: date) -> int:
    """The age in full years on a day, of somebody born on another."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def earliest_reading(text: str) -> date | None:
    """The first day that a partial date can mean, marks included; None where it is empty or open."""
    known = PartialDate.parse(text) if text else None
    return known.earliest - _leeway(known) if known and known.earliest else None


def latest_reading(text: str) -> date | None:
    """The last day that a partial date can mean, marks included; None where it is empty or open."""
    known = PartialDate.parse(text) if text else None
    return known.latest + _leeway(known) if known and known.latest else None


def youngest_birth(*, born_on: str, age: int | None, age_on: str, today: date) -> date | None:
    """The last day on which somebody can have been born, by a date, an age, or both; None where neither is given.

    An age without its day may have been stated as late as today, and nobody is born later than that.
    """
    readings = []
    if born_on:
        readings.append(latest_reading(born_on) or today)
    if age is not None:
        readings.append(years_before(min(latest_reading(age_on) or today, today), age))
    return min(max(readings), today) if readings else None


def _leeway(known: PartialDate) -> timedelta:
    return timedelta(days=_DAYS_IN_A_YEAR * MARK_YEARS * (known.is_about + known.is_uncertain))
