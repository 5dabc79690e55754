"""Scales of a drawing: days along it, numbers up it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, floor, log10

_LOG_FROM = 20
"""How many times the smallest number the largest must be for a scale of powers of ten."""


@dataclass(frozen=True)
class DayScale:
    """Whole years between two ends of a drawing."""

    first_year: int
    last_year: int
    left: float
    right: float

    @classmethod
    def of(cls, days: Iterable[date], *, left: float, right: float) -> "DayScale":
        """The years in which these days lie."""
        years = [day.year for day in days]
        return cls(min(years), max(years), left, right)

    def at(self, day: date) -> float:
        """The place of a day."""
        begin, end = date(self.first_year, 1, 1), date(self.last_year + 1, 1, 1)
        return self.left + (self.right - self.left) * (day - begin).days / (end - begin).days

    def years(self) -> list[tuple[int, float]]:
        """The years that are named, each with the place of its first day; at most about ten."""
        step = ceil((self.last_year - self.first_year + 1) / 10)
        return [(year, self.at(date(year, 1, 1))) for year in range(self.first_year, self.last_year + 1, step)]


@dataclass(frozen=True)
class NumberScale:
    """Numbers from the bottom of a drawing up to its top: from 0, or by powers of ten where they lie far apart."""

    low: float
    high: float
    bottom: float
    top: float
    is_log: bool

    @classmethod
    def of(cls, numbers: Sequence[int], *, bottom: float, top: float) -> "NumberScale":
        """The scale that has room for these numbers."""
        largest, smallest = max(*numbers, 1), min((number for number in numbers if number > 0), default=1)
        if largest >= _LOG_FROM * smallest and min(numbers) > 0:
            return cls(10.0 ** floor(log10(smallest)), 10.0 ** ceil(log10(largest * 1.2)), bottom, top, is_log=True)
        return cls(0, _round_up(largest * 1.1), bottom, top, is_log=False)

    def at(self, number: float) -> float:
        """The place of a number."""
        if self.is_log:
            share = log10(max(number, self.low) / self.low) / log10(self.high / self.low)
        else:
            share = number / self.high
        return self.bottom - (self.bottom - self.top) * share

    def ticks(self) -> list[tuple[int, float]]:
        """The numbers that are named, with their places."""
        if not self.is_log:
            return [(round(number), self.at(number)) for number in (0, self.high / 2, self.high)]
        powers = range(round(log10(self.low)), round(log10(self.high)) + 1)
        return [(10**power, self.at(10**power)) for power in powers]


def _round_up(number: float) -> float:
    """The next number of 2, 4, 10 with noughts behind, so that its half is a whole number too."""
    unit = 10.0 ** floor(log10(max(number, 2)))
    return next(unit * step for step in (1, 2, 4, 6, 8, 10) if unit * step >= number and (unit > 1 or step > 1))
