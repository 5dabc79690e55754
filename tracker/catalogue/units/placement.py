"""Who is placed in which unit: the unit or force of an accepted contract, the unit of an accepted service.

"Within" a unit is there or in any unit below it, through accepted parents at any date; "directly" is there itself.
Both are kept with the person, so that these numbers and the filter on people cannot disagree.
"""

from dataclasses import dataclass

from django.db.models import F, Func, IntegerField, QuerySet

from tracker.catalogue.listing.per_value import people_per
from tracker.catalogue.models import Person


@dataclass(frozen=True)
class Placed:
    """People of one unit, each once: within it, and of them those placed there itself."""

    within: int
    directly: int


def people_by_unit(people: QuerySet[Person] | None = None) -> dict[str, Placed]:
    """How many of the people (None: of all) each unit has, by its reference; two queries, whatever their number.

    Values that are no unit (`unknown`) are among them.
    """
    directly = people_per("units_directly", people)
    return {unit: Placed(within, directly.get(unit, 0)) for unit, within in people_per("units", people).items()}


def people_within() -> Func:
    """The people within each unit of a list, as a column of it."""
    return _column("units")


def people_directly() -> Func:
    """The people placed directly in each unit of a list, as a column of it."""
    return _column("units_directly")


def _column(name: str) -> Func:
    """The same count, as a common table: PostgreSQL makes it once for all rows, not once a row."""
    return Func(F("pk"), template=_COUNTED_ONCE, output_field=IntegerField(), column=name)


_COUNTED_ONCE = (
    "coalesce((WITH counted AS MATERIALIZED ("
    "SELECT placed_in, count(*) AS number FROM catalogue_person, unnest(%(column)s) AS placed_in GROUP BY placed_in"
    ") SELECT number FROM counted WHERE placed_in = %(expressions)s), 0)"
)
