"""Rows as the child process sends them, and what is counted of a sheet while they are read."""

from typing import NamedTuple

from tracker.lib.spreadsheets.cells import Kind
from tracker.lib.spreadsheets.limits import Limits, Refused, gettext_noop


class RawCell(NamedTuple):
    """A cell that holds anything, a formula without a result included."""

    text: str
    kind: Kind
    number_format: str = ""
    is_formula: bool = False


class RawRow(NamedTuple):
    """A row with at least one such cell; None is an empty one."""

    number: int
    is_hidden: bool
    line: int | None
    width: int
    cells: list[RawCell | None]


class Counts:
    """What a sheet holds, counted against the limits; cells are counted over all sheets read before as well."""

    def __init__(self, limits: Limits, *, cells_before: int = 0) -> None:
        self._limits, self.cells_before = limits, cells_before
        self.rows = self.cells = self.hidden_rows = self.last_row = self.last_column = 0
        self.formulas = self.formulas_without_result = self.errors = 0
        self.hidden_columns: set[int] = set()
        self.merged: list[tuple[int, int, int, int]] = []

    def add_cell(self, cell: RawCell, sheet: str) -> None:
        """Raises `Refused` where it is one too many."""
        self.cells += 1
        if cell.is_formula:
            self.formulas += 1
            self.formulas_without_result += cell.kind is Kind.EMPTY
        self.errors += cell.kind is Kind.ERROR
        if self.cells_before + self.cells > self._limits.cells:
            raise Refused(
                gettext_noop(
                    "Sheet “%(sheet)s”: up to here the file holds more than %(most)s cells. Split it into several "
                    "files."
                ),
                sheet=sheet,
                most=self._limits.cells,
            )

    def add_row(self, row: RawRow, sheet: str) -> None:
        """Raises `Refused` where it is one too many."""
        self.rows += 1
        self.hidden_rows += row.is_hidden
        self.last_row, self.last_column = row.number, max(self.last_column, len(row.cells))
        if self.rows > self._limits.rows:
            raise Refused(
                gettext_noop(
                    "Sheet “%(sheet)s”, row %(row)s: up to here more than %(most)s rows hold something. Split the "
                    "list into several files."
                ),
                sheet=sheet,
                row=row.number,
                most=self._limits.rows,
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
