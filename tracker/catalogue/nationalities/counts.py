"""People by nationality and by region: each person once a row, and once in the row of all."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from tracker.catalogue.models import Figure
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
    def people(self) -> PeopleFilter:
        """That filter."""
        return PeopleFilter.of(**self.params)


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
    """The numbers of each nationality that somebody has, `stateless` and `unknown` among them."""
    return _numbers("nationality")


def by_region() -> dict[str, Numbers]:
    """The numbers of each region; somebody of two nationalities there counts once."""
    return _numbers("region")


def of_all() -> Numbers:
    """The numbers of all people, each once."""
    return {number.name: number.people.count() for number in NUMBERS}


def figures_by_nationality() -> dict[str, int]:
    """How many published figures there are for each nationality."""
    rows = Figure.objects.exclude(nationality="").order_by().values("nationality").annotate(figures=Count("pk"))
    return dict(rows.values_list("nationality", "figures"))


def _numbers(facet: str) -> dict[str, Numbers]:
    rows: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for number in NUMBERS:
        for value, people in number.people.people_by_value(facet).items():
            rows[value][number.name] = people
    return dict(rows)
