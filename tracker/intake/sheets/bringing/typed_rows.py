"""Rows of people typed or pasted in the newsroom: checked as rows of a list are, then made into the file of one."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tracker.accounts.models import User
from tracker.intake.list_fields import FIELDS
from tracker.intake.models import Batch
from tracker.intake.sheets.bringing.list_files import bring_list, confirm_columns, first_rows
from tracker.intake.sheets.bringing.list_templates import template_heads
from tracker.intake.sheets.cells.units_named import KnownUnits
from tracker.intake.sheets.columns.heads import LOOKED_AT, Heads, find_heads
from tracker.intake.sheets.columns.meanings import propose_columns
from tracker.intake.sheets.rows.reading_rows import RowReader
from tracker.intake.sheets.rows.row_cells import ListFacts, MappedColumn, Outcome, ReadRow
from tracker.intake.sheets.rows.row_units import UNIT
from tracker.intake.sheets.rows.staging import learnt_of
from tracker.lib.dates.list_dates import Order
from tracker.lib.spreadsheets.cells import EMPTY, Cell, Kind, Row
from tracker.lib.spreadsheets.records import records
from tracker.sources.models import Source

GRID = tuple(name for name, each in FIELDS.items() if each.in_grid)
"""The fields that have a column in the grid, in the order of the register."""
MOST_ROWS = 50
FIRST_ROW = 2
"""The number of the first row of people: the heads stand above it, as in the file."""
_ENCODING, _TAB, _COMMA = "utf-8", "\t", ","


@dataclass(frozen=True)
class TypedRows:
    """The rows of a grid as they were typed: by number of the row and by field the text; only what is filled."""

    texts: Mapping[int, Mapping[str, str]]
    unit: str = ""
    """Holds for each row that names none."""
    locator: str = ""
    """Where in the source the rows stand that do not say so themselves."""
    orders: Mapping[str, Order] = field(default_factory=dict)
    """By field what is said of its dates, where that has to be said."""

    @property
    def fields(self) -> list[str]:
        """The fields that any row fills, in the order of the grid; the name always."""
        above = {"unit": self.unit, "found_at": self.locator}
        typed = {name for row in self.texts.values() for name in row} | {name for name, text in above.items() if text}
        return [name for name in GRID if name in typed or name == "name_full"]

    def cells_of(self, number: int) -> dict[str, str]:
        """The texts of a row, with what is said once above; empty for a row in which nothing is typed."""
        typed = self.texts.get(number, {})
        return {"unit": self.unit, "found_at": self.locator} | dict(typed) if typed else {}


def check_typed(rows: TypedRows, facts: ListFacts) -> Iterator[ReadRow]:
    """Each row that was typed as it would be read: its complaints name columns in the order of `rows.fields`."""
    heads = [template_heads()[name] for name in rows.fields]
    sheet = [_row(number, rows) for number in sorted(rows.texts)]
    columns = [
        MappedColumn(
            each.number,
            each.head,
            name,
            rows.orders.get(name, each.proof.order),
            m_is_female=name == "sex" and each.m_is_female,
        )
        for name, each in zip(rows.fields, propose_columns(heads, (row.cells for row in sheet)), strict=True)
    ]
    reader = RowReader(columns, facts, units=KnownUnits(), learnt=learnt_of(None), heads=heads)
    yield from (reader.read(row) for row in sheet)


def what_is_wrong(read: ReadRow, fields: Sequence[str]) -> dict[str, list[str]]:
    """By field the sentences that say what to write; a row that is taken for none is told at its name."""
    wrong: dict[str, list[str]] = {}
    if read.outcome == Outcome.LEFT_OUT:
        wrong["name_full"] = [read.reason]
    for complaint in read.complaints:
        # Which unit is meant is answered at the list, where it is asked once.
        if complaint.kind != "remark" and complaint.list_name != UNIT:
            name = fields[complaint.column - 1] if complaint.column else "name_full"
            wrong.setdefault(name, []).append(complaint.sentence)
    return wrong


def typed_in(batch: Batch) -> dict[int, dict[str, str]]:
    """By number and field the texts of a list that was typed in the grid."""
    fields = list(batch.columns.values_list("field", flat=True))
    rows = [row for row in first_rows(batch, FIRST_ROW + MOST_ROWS) if row.number >= FIRST_ROW]
    return {row.number: {name: cell.text for name, cell in zip(fields, row.cells) if cell.text} for row in rows}  # noqa: B905  # a row ends with its last filled cell


def bring_typed(
    rows: TypedRows, *, name: str, source: Source, by: User, into: Batch | None = None, **facts: Any
) -> Batch:
    """The rows as a list whose columns mean what the grid says; `into` a list whose rows they replace.

    Raises `BroughtBefore`.
    """
    lines: list[list[str]] = [[template_heads()[name] for name in rows.fields]]
    for number in range(FIRST_ROW, max(rows.texts) + 1):
        cells = rows.cells_of(number)
        lines.append([cells.get(name, "") for name in rows.fields])
    how = {"encoding": _ENCODING, "separator": _COMMA, "is_typed": True}
    file = [_as_text(lines, _COMMA)]
    batch = bring_list(file, name=name, source=source, by=by, heads=Heads(1, 1), into=into, **{**facts, **how})
    proposed = zip(rows.fields, batch.columns.all(), strict=True)
    confirm_columns(batch, rows.fields, [rows.orders.get(name, each.order) for name, each in proposed], by=by)
    return batch


def bring_pasted(text: str, *, first: str, locator: str, name: str, source: Source, by: User, **facts: Any) -> Batch:
    """A table copied from a spreadsheet program as a list: with its own heads, else those of the grid from `first` on.

    `locator` is where in the source all of it stands. Raises `BroughtBefore` and `Refused`.
    """
    lines = _lines_of(text)
    width = max(map(len, lines), default=0)
    lines = [[*line, *[""] * (width - len(line))] for line in lines]
    found = find_heads([_cells(number, line) for number, line in enumerate(lines[:LOOKED_AT], 1)])
    if not found.last:
        heads = [template_heads()[name] for name in GRID[GRID.index(first) :]][:width]
        lines = [[*heads, *[""] * (width - len(heads))], *lines]
        found = Heads(1, 1)
    if locator:
        head = template_heads()["found_at"]
        lines = [
            [*line, head if number == found.last else locator if number > found.last and any(line) else ""]
            for number, line in enumerate(lines, 1)
        ]
    how = {"encoding": _ENCODING, "separator": _TAB}
    return bring_list([_as_text(lines, _TAB)], name=name, source=source, by=by, heads=found, **{**facts, **how})


def _lines_of(text: str) -> list[list[str]]:
    """The cells of a copied table; a cell that holds a line break stands in quotes there."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n").split("\n")
    return [record.fields for record in records(lines, _TAB, usual_width=lines[0].count(_TAB) + 1)]


def _row(number: int, rows: TypedRows) -> Row:
    cells = rows.cells_of(number)
    return _cells(number, [cells.get(name, "") for name in rows.fields])


def _cells(number: int, texts: Sequence[str]) -> Row:
    cells = [Cell(text, Kind.TEXT) if text.strip() else EMPTY for text in texts]
    return Row(number, cells, False, number, len(cells))  # noqa: FBT003  # a row like any other


def _as_text(lines: Sequence[Sequence[str]], separator: str) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator="\r\n").writerows(lines)
    return text.getvalue().encode(_ENCODING)
