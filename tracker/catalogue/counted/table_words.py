"""How the values in the tables of people who are only counted read, in rows and columns."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tracker.catalogue.counted.tables import quarter_of
from tracker.catalogue.listing.nothing import NOTHING
from tracker.lib.territories import label
from tracker.vocabulary.counted import SEVERAL, CountedTable
from tracker.vocabulary.levels import FateGroup
from tracker.vocabulary.people import Side

Say = Callable[[str], str]


@dataclass(frozen=True)
class TableWords:
    """Of one table: what its rows are, and how a row and a column read."""

    corner: str
    row: Say
    column: Say


def _nationality(value: str) -> str:
    if value == SEVERAL:
        return "Several nationalities"
    return NOTHING.get(value) or label(value)


def _quarter(value: str) -> str:
    """`[2023-07..2023-09]` reads `2023 Q3`, short enough for the head of a column."""
    if value in NOTHING:
        return NOTHING[value]
    year, quarter = quarter_of(value)
    return f"{year} Q{quarter}"


def _value(vocabulary: Any) -> Say:
    labels = {**dict(vocabulary.choices), **NOTHING}
    return lambda value: str(labels.get(value, value))


TABLE_WORDS: Mapping[str, TableWords] = {
    CountedTable.BY_QUARTER: TableWords("Nationality", _nationality, _quarter),
    CountedTable.BY_FATE: TableWords("Nationality", _nationality, _value(FateGroup)),
    CountedTable.BY_SIDE: TableWords("Side", _value(Side), str),
    CountedTable.BY_YEAR: TableWords("Year", lambda value: NOTHING.get(value) or value, str),
}
