"""The axis of time: whole years from the first of the war, each in four quarters, empty ones too."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from tracker.catalogue.generation import State

Quarter = tuple[int, int]
"""A year and one of its quarters, 1 to 4."""

WIDTH = 10
"""The width of a quarter in the units of a drawing."""


@dataclass(frozen=True)
class Axis:
    """The years drawn, and the last quarter that has begun."""

    years: range
    now: Quarter

    @property
    def width(self) -> int:
        """The width of the whole in the units of a drawing."""
        return len(self.years) * 4 * WIDTH

    def quarters(self) -> Iterator[Quarter]:
        """All quarters from the first of the war until now, in order."""
        first = quarter_of(settings.WAR_STARTED_ON)
        for year in self.years:
            for quarter in range(1, 5):
                if first <= (year, quarter) <= self.now:
                    yield year, quarter

    def start(self, quarter: Quarter) -> int:
        """Where a quarter begins in the units of a drawing."""
        return ((quarter[0] - self.years.start) * 4 + quarter[1] - 1) * WIDTH

    def place(self, day: date) -> float | None:
        """Where a day lies in the units of a drawing; None beside the years drawn."""
        if day.year not in self.years:
            return None
        days = (date(day.year + 1, 1, 1) - date(day.year, 1, 1)).days
        return (day.year - self.years.start + (day.timetuple().tm_yday - 0.5) / days) * 4 * WIDTH


def axis_of(state: State) -> Axis:
    """The axis as of a state of the catalogue; as of today where nothing is published yet."""
    last = max(state.at.date() if state.at else localdate(), settings.WAR_STARTED_ON)
    return Axis(range(settings.WAR_STARTED_ON.year, last.year + 1), quarter_of(last))


def quarter_of(day: date) -> Quarter:
    """The quarter in which a day lies."""
    return day.year, (day.month + 2) // 3


def months_of(quarter: Quarter) -> tuple[str, str]:
    """Its first and last month as they stand in an address: `2023-07`, `2023-09`."""
    year, number = quarter
    return f"{year}-{3 * number - 2:02}", f"{year}-{3 * number:02}"


def in_words(quarter: Quarter) -> str:
    """`2023 Q3`: short enough for the head of a row on a phone."""
    return _("%(year)s Q%(quarter)s") % {"year": quarter[0], "quarter": quarter[1]}
