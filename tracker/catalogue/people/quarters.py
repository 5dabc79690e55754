"""People by quarter in which they first signed: certainly in it, as the filter on contracts means it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from pyroaring import BitMap

from tracker.catalogue.listing.nothing import UNKNOWN
from tracker.catalogue.people.claim_conditions import Cleaned, of_claim
from tracker.catalogue.people.counting import bounds
from tracker.catalogue.people.facets import CONTRACT
from tracker.catalogue.people.postings.found import People


@dataclass(frozen=True)
class Quarter:
    """People who certainly signed in one quarter; of a whole year where `quarter` is None."""

    year: int
    quarter: int | None
    people: int

    @property
    def first(self) -> str:
        """Its first month, or the year."""
        return str(self.year) if self.quarter is None else f"{self.year}-{3 * self.quarter - 2:02}"

    @property
    def last(self) -> str:
        """Its last month, or the year."""
        return str(self.year) if self.quarter is None else f"{self.year}-{3 * self.quarter:02}"


@dataclass(frozen=True)
class Quarters:
    """Each year followed by its quarters, in order; and the people with a contract dated to no one year for certain."""

    rows: Sequence[Quarter]
    in_no_year: int


def by_quarter(people: People, cleaned: Cleaned) -> Quarters:
    """Count the people who meet the conditions by those of their contracts that do, each once a year and a quarter.

    A date known to the year alone stands in the year's row and in no quarter's.
    """
    found, column = people.found(cleaned), of_claim(CONTRACT, "signed_on")
    years: defaultdict[int | None, BitMap] = defaultdict(BitMap)
    quarters: defaultdict[tuple[int, int], BitMap] = defaultdict(BitMap)
    for nth, contracts in enumerate(people.claims(CONTRACT, cleaned)):
        for text, dated in people.postings.values(column, nth).items():
            signed = found & contracts & dated
            if text == UNKNOWN or not signed:
                continue
            year, quarter = _in_one(text)
            years[year] |= signed
            if year is not None and quarter is not None:
                quarters[year, quarter] |= signed
    rows = [Quarter(year, None, len(those)) for year, those in years.items() if year is not None]
    rows += [Quarter(year, quarter, len(those)) for (year, quarter), those in quarters.items()]
    return Quarters(sorted(rows, key=lambda row: (row.year, row.quarter or 0)), len(years[None]))


def _in_one(text: str) -> tuple[int | None, int | None]:
    """The year and the quarter in which a date lies for certain; None where it may lie in several."""
    earliest, latest = bounds(text)
    if earliest is None or latest is None or earliest.year != latest.year or text[-1] in "~?":
        return None, None
    first, last = ((day.month - 1) // 3 + 1 for day in (earliest, latest))
    return earliest.year, first if first == last else None
