"""The page of people who are counted and never listed: four tables, and what they cannot say."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from tracker.catalogue.counted.table_words import TABLE_WORDS
from tracker.catalogue.counted.tables import Table, counted_people, counted_tables
from tracker.catalogue.listing.nothing import NOTHING
from tracker.vocabulary import levels as vocabulary_levels
from tracker.vocabulary.counted import CountedTable
from tracker.website.page_context import grouped

_TOO_FEW = "–"


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
        "least": str(vocabulary_levels.LOOK_THE_SAME),
        "least_protected": str(vocabulary_levels.LOOK_THE_SAME_PROTECTED),
        "too_few": _TOO_FEW,
        "csv": reverse("counted-csv"),
        "json": reverse("api-counted"),
    }


def _view(table: Table) -> TableView:
    words = TABLE_WORDS[table.name]
    columns = [column for column in table.columns if column]
    by_size = sorted(table.rows, key=lambda row: (row in NOTHING, -table.total(row=row), words.row(row)))
    rows = by_size if table.name in (CountedTable.BY_QUARTER, CountedTable.BY_FATE) else table.rows
    return TableView(
        id=table.name.value,
        heading=str(table.name.label),
        corner=words.corner,
        heads=[words.column(column) for column in columns],
        rows=[
            TableRow(
                words.row(row),
                [_number(table.people.get((row, column), 0)) for column in columns],
                grouped(table.total(row=row)),
            )
            for row in rows
        ],
        last=TableRow("All", [grouped(table.total(column=column)) for column in columns], grouped(table.total())),
    )


def _number(people: int) -> str:
    return grouped(people) if people else _TOO_FEW
