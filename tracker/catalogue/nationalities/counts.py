"""People by nationality and by region: each person once a row, and once in the row of all."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import Case, CharField, Count, F, Func, Q, QuerySet, Value, When

from tracker.catalogue.listing.nothing import UNKNOWN
from tracker.catalogue.models import Figure, Person
from tracker.catalogue.people.counts import LISTS
from tracker.catalogue.people.filter import PeopleFilter
from tracker.vocabulary.people import Side, Stratum

Numbers = Mapping[str, int]
"""People of one row, by the name of the column."""


@dataclass(frozen=True)
class Number:
    """One number of a nationality: what it counts, and the filter that lists those people."""

    name: str
    label: str
    params: Mapping[str, Any]

    @property
    def condition(self) -> Q:
        """The condition that the filter makes."""
        return PeopleFilter.of(**self.params).condition()


NUMBERS: tuple[Number, ...] = (
    Number("recorded", "Recorded", LISTS["recorded"]),
    *(
        Number(
            side.value,
            f"Foreigners recruited, {side.label} side",
            {"side": side.value, "stratum": Stratum.FOREIGN.value},
        )
        for side in Side
    ),
    Number("granted", "Granted citizenship", LISTS["granted"]),
    Number("dead", "Confirmed dead", LISTS["dead"]),
)


def by_nationality() -> dict[str, Numbers]:
    """The numbers of each nationality that somebody has, `stateless` and `unknown` among them; one query."""
    texts: ArrayField[Any, Any] = ArrayField(CharField())
    nobody_knows = When(nationalities=Value([], output_field=texts), then=Value([UNKNOWN], output_field=texts))
    return _rows(Case(nobody_knows, default=F("nationalities"), output_field=texts))


def by_region() -> dict[str, Numbers]:
    """The numbers of each region; somebody of two nationalities there counts once. One query."""
    return _rows(F("regions"))


def of_all(people: QuerySet[Person] | None = None) -> Numbers:
    """The numbers of all people, each once; one query."""
    everybody = Person.objects.all() if people is None else people
    return everybody.order_by().aggregate(**_counts())


def figures_by_nationality() -> dict[str, int]:
    """How many published figures there are for each nationality."""
    rows = Figure.objects.exclude(nationality="").order_by().values("nationality").annotate(figures=Count("pk"))
    return dict(rows.values_list("nationality", "figures"))


def _rows(values: Any) -> dict[str, Numbers]:
    each = Func(values, function="unnest", output_field=CharField())
    rows: Any = Person.objects.order_by().annotate(row=each).values("row").annotate(**_counts())
    return {row.pop("row"): row for row in rows}


def _counts() -> dict[str, Count]:
    return {number.name: Count("pk", filter=number.condition) for number in NUMBERS}
