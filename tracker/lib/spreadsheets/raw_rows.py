"""Rows as the child process sends them, and what is counted of a sheet while they are read."""

from typing import NamedTuple

from tracker.lib.spreadsheets.cells import Kind
from tracker.lib.spreadsheets.limits import Limits, Refused, gettext_noop


class RawCell(NamedTuple):
    """A cell that holds more than a plain text; a formula without a result is one."""

    text: str
    kind: Kind
    number_format: str = ""
    is_formula: bool = False


class RawRow(NamedTuple):
    """A row with at least one cell that holds anything: a plain text is that text, None an empty cell."""

    number: int
    is_hidden: bool
    line: int | None
    width: int
    cells: list[RawCell | str | None]


class Counts:
    """What a sheet holds, counted against the limits; cells are counted over all sheets read before as well."""

    def __init__(self, limits: Limits, *, cells_before: int = 0) -> None:
        self._limits, self.cells_before = limits, cells_before
        self.rows = self.cells = self.hidden_rows = self.last_row = self.last_column = 0
        self.formulas = self.formulas_without_result = self.errors = 0
        self.hidden_columns: set[int] = set()
        self.merged: list[tuple[int, int, int, int]] = []

    def add_row(self, row: RawRow, sheet: str) -> None:
        """Raises `Refused` where it or its cells are too many."""
        self.rows += 1
        self.cells += len(row.cells) - row.cells.count(None)
        for cell in row.cells:
            if isinstance(cell, RawCell):
                self.formulas += cell.is_formula
                self.formulas_without_result += cell.is_formula and cell.kind is Kind.EMPTY
                self.errors += cell.kind is Kind.ERROR
        self.hidden_rows += row.is_hidden
        self.last_row, self.last_column = row.number, max(self.last_column, len(row.cells))
        if self.rows > self._limits.rows:
            raise Refused(
                _MANY_ROWS if sheet else _MANY_ROWS_OF_TEXT,
                sheet=sheet,
                row=row.number,
                most=self._limits.rows,
            )
        if self.cells_before + self.cells > self._limits.cells:
            raise Refused(
                _MANY_CELLS if sheet else _MANY_CELLS_OF_TEXT,
                sheet=sheet,
                row=row.number,
                most=self._limits.cells,
            )

    def add_area(self, area: tuple[int, int, int, int], sheet: str) -> None:
        """Raises `Refused` where it is one too many."""
        self.merged.append(area)
        if len(self.merged) > self._limits.merged_areas:
            raise Refused(
                gettext_noop(
                    "Sheet “%(sheet)s” has more than %(most)s merged areas: undo the merging, and save the file again."
                ),
                sheet=sheet,
                most=self._limits.merged_areas,
            )


def column_letters(number: int) -> str:
    """What a spreadsheet program calls the column: 1 is A, 27 is AA."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


_MANY_ROWS = gettext_noop(
    "Sheet “%(sheet)s”, row %(row)s: up to here more than %(most)s rows hold something. Split the list into several "
    "files."
)
_MANY_ROWS_OF_TEXT = gettext_noop(
    "Row %(row)s: up to here more than %(most)s rows hold something. Split the list into several files."
)
_MANY_CELLS = gettext_noop(
    "Sheet “%(sheet)s”, row %(row)s: up to here the file holds more than %(most)s cells. Split it into several files."
)
_MANY_CELLS_OF_TEXT = gettext_noop(
    "Row %(row)s: up to here the file holds more than %(most)s cells. Split it into several files."
)
