"""The page of people who are counted and never listed: four tables, and what they cannot say."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from tracker.catalogue.counted_tables import Table, counted_people, counted_tables
from tracker.catalogue.facets import NOTHING
from tracker.lib.territories import label
from tracker.lib.vocabulary import Side
from tracker.lib.vocabulary_counted import SEVERAL, CountedTable
from tracker.lib.vocabulary_levels import LOOK_THE_SAME, LOOK_THE_SAME_PROTECTED, FateGroup
from tracker.website.frame import grouped
from tracker.website.words import choice

_TOO_FEW = "–"
Say = Callable[[str], str]


@dataclass(frozen=True)
class TableRow:
    """One row ready to print."""

    label: str
    cells: list[str]
    total: str


@dataclass(frozen=True)
class TableView:
    """One table ready to print; without heads it has one column, the total."""

    id: str
    heading: str
    corner: str
    heads: list[str]
    rows: list[TableRow]
    last: TableRow


def context() -> dict[str, Any]:
    """What the template needs."""
    return {
        "number": grouped(people) if (people := counted_people()) else "",
        "tables": [_view(table) for table in counted_tables() if table.people],
        "least": str(LOOK_THE_SAME),
        "least_protected": str(LOOK_THE_SAME_PROTECTED),
        "too_few": _TOO_FEW,
        "csv": reverse("counted-csv"),
        "json": reverse("api-counted"),
    }


def _view(table: Table) -> TableView:
    corner, say_row, say_column = _WORDS[table.name]
    columns = [column for column in table.columns if column]
    by_size = sorted(table.rows, key=lambda row: (row in NOTHING, -table.total(row=row), say_row(row)))
    rows = by_size if table.name in (CountedTable.BY_QUARTER, CountedTable.BY_FATE) else table.rows
    return TableView(
        id=table.name.value,
        heading=str(table.name.label),
        corner=corner,
        heads=[say_column(column) for column in columns],
        rows=[
            TableRow(
                say_row(row),
                [_number(table.people.get((row, column), 0)) for column in columns],
                grouped(table.total(row=row)),
            )
            for row in rows
        ],
        last=TableRow("All", [grouped(table.total(column=column)) for column in columns], grouped(table.total())),
    )


def _number(people: int) -> str:
    return grouped(people) if people else _TOO_FEW


def _nationality(value: str) -> str:
    if value == SEVERAL:
        return "Several nationalities"
    return NOTHING.get(value) or label(value)


def _quarter(value: str) -> str:
    """`[2023-07..2023-09]` reads `2023 Q3`, short enough for the head of a column."""
    if value in NOTHING:
        return NOTHING[value]
    year, month = value.strip("[")[:7].split("-")
    return f"{year} Q{(int(month) + 2) // 3}"


def _value(vocabulary: Any) -> Say:
    return lambda value: NOTHING.get(value) or choice(vocabulary)(value)


_WORDS: Mapping[str, tuple[str, Say, Say]] = {
    CountedTable.BY_QUARTER: ("Nationality", _nationality, _quarter),
    CountedTable.BY_FATE: ("Nationality", _nationality, _value(FateGroup)),
    CountedTable.BY_SIDE: ("Side", _value(Side), str),
    CountedTable.BY_YEAR: ("Year", lambda value: NOTHING.get(value) or value, str),
}
