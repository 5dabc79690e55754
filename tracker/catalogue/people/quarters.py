"""People by quarter in which they first signed: certainly in it, as the filter on contracts means it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, F, IntegerField, Q, QuerySet, When
from django.db.models.functions import ExtractQuarter, ExtractYear

from tracker.catalogue.models import Contract

_FIRST, _LAST = "signed_on_earliest", "signed_on_latest"
_CERTAIN = ~Q(signed_on__regex="[~?]$")


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


def by_quarter(contracts: QuerySet[Contract]) -> Quarters:
    """Count the people of these contracts, each once a year and a quarter; two queries.

    A date known to the year alone stands in the year's row and in no quarter's.
    """
    first, last = ExtractYear(_FIRST), ExtractYear(_LAST)
    dated = contracts.exclude(signed_on="").alias(first_year=first, last_year=last)
    dated = dated.annotate(year=_if(_CERTAIN & Q(first_year=F("last_year")), first))
    quarters = dated.alias(last_quarter=ExtractQuarter(_LAST), first_quarter=ExtractQuarter(_FIRST))
    quarters = quarters.annotate(quarter=_if(Q(first_quarter=F("last_quarter")), ExtractQuarter(_FIRST)))
    years = _counted(dated, "year")
    in_no_year = sum(people for year, people in years if year is None)
    rows = [Quarter(year, None, people) for year, people in years if year is not None]
    rows += [
        Quarter(year, quarter, people)
        for year, quarter, people in _counted(quarters, "year", "quarter")
        if year is not None and quarter is not None
    ]
    return Quarters(sorted(rows, key=lambda row: (row.year, row.quarter or 0)), in_no_year)


def _if(condition: Q, value: Any) -> Case:
    return Case(When(condition, then=value), output_field=IntegerField())


def _counted(rows: QuerySet[Any], *columns: str) -> list[Any]:
    counted = rows.order_by().values(*columns).annotate(people=Count("person", distinct=True))
    return list(counted.values_list(*columns, "people"))
