"""Workbooks of other kinds (.xls, .xlsb, .ods), through `python-calamine`: described, and read row by row.

It tells nothing of hidden rows and columns, formulas and number formats, gives dates as dates and errors as empty. It
ends the process on some files; that is one more reason why reading has a process of its own.
"""

import datetime as dt
from collections.abc import Iterator
from typing import BinaryIO

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from tracker.lib.spreadsheets.cells import FileKind, Kind
from tracker.lib.spreadsheets.limits import Limits, Refused, gettext_noop
from tracker.lib.spreadsheets.raw_rows import Counts, RawCell, RawRow, column_letters
from tracker.lib.spreadsheets.said import Described, Said, described_sheet
from tracker.lib.spreadsheets.zip_parts import ENCRYPTED

_Value = int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta
_MOST_PLACES = 16_000_000
"""Of a sheet, empty ones too: the library keeps a place for each between the first and the last cell that is used."""


class Other:
    """A workbook that the library reads whole."""

    def __init__(self, file: BinaryIO, kind: FileKind, limits: Limits) -> None:
        self._kind, self._limits = kind, limits
        try:
            self._book = CalamineWorkbook.from_filelike(file)
        except PasswordError as fault:
            raise Refused(ENCRYPTED) from fault
        except (CalamineError, OSError, ValueError) as fault:
            raise Refused(_DAMAGED) from fault
        self._sheets = [sheet for sheet in self._book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
        if not self._sheets or len(self._sheets) > limits.sheets:
            raise Refused(_DAMAGED)

    def describe(self) -> Described:
        """After reading all sheets to their end."""
        sheets, cells = [], 0
        for number, sheet in enumerate(self._sheets):
            counts = Counts(self._limits, cells_before=cells)
            for _ in self.rows(number, counts):
                pass
            cells += counts.cells
            said = described_sheet(sheet.name, counts, is_hidden=sheet.visible != SheetVisibleEnum.Visible)
            said["hidden_rows"] = said["hidden_columns"] = None
            said["formulas"] = said["formulas_without_result"] = said["errors"] = None
            if self._kind is not FileKind.XLS:
                said["merged"] = None
            sheets.append(said)
        remark: Said = (
            gettext_noop(
                "Of this kind of file hidden rows and columns, formulas and formats of numbers are not seen, and a "
                "cell with an error is read as empty: where that matters, save it as .xlsx."
            ),
            {},
        )
        return {"kind": self._kind, "sheets": sheets, "remarks": [remark], "has_macros": False}

    def rows(self, sheet: int, counts: Counts) -> Iterator[RawRow]:
        """Rows that hold anything; `sheet` counts from 0."""
        name = self._sheets[sheet].name
        try:
            found = self._book.get_sheet_by_name(name)
            for (top, left), (bottom, right) in found.merged_cell_ranges or []:
                counts.add_area((top + 1, left + 1, bottom + 1, right + 1), name)
            if found.total_height * found.total_width > _MOST_PLACES:
                raise Refused(_TOO_WIDE, sheet=name)
            values = found.to_python(skip_empty_area=False)
        except (CalamineError, OSError, ValueError) as fault:
            raise Refused(_DAMAGED) from fault
        for number, row in enumerate(values, 1):
            cells = [_cell(value) for value in row]
            while cells and cells[-1] is None:
                cells.pop()
            if cells:
                yield self._checked(
                    RawRow(number, is_hidden=False, line=None, width=len(cells), cells=cells), name, counts
                )

    def _checked(self, row: RawRow, sheet: str, counts: Counts) -> RawRow:
        for column, cell in enumerate(row.cells, 1):
            if cell is None:
                continue
            text = cell if isinstance(cell, str) else cell.text
            if column > self._limits.columns or len(text) > self._limits.characters:
                raise Refused(
                    gettext_noop(
                        "Sheet “%(sheet)s”, cell %(cell)s: up to %(columns)s columns and %(characters)s characters a "
                        "cell are read. Take away what is not part of the list, and save the file again."
                    ),
                    sheet=sheet,
                    cell=f"{column_letters(column)}{row.number}",
                    columns=self._limits.columns,
                    characters=self._limits.characters,
                )
        counts.add_row(row, sheet)
        return row


def _cell(value: _Value) -> RawCell | str | None:
    if isinstance(value, str):
        return value or None
    if isinstance(value, bool):
        return RawCell("TRUE" if value else "FALSE", Kind.BOOLEAN)
    if isinstance(value, float | int):
        is_whole = abs(value) < 1e15 and value == int(value)
        return RawCell(str(int(value)) if is_whole else repr(value), Kind.NUMBER)
    if isinstance(value, dt.timedelta):
        return RawCell(repr(value / dt.timedelta(days=1)), Kind.NUMBER, "[h]:mm:ss")
    return RawCell(value.isoformat(), Kind.ISO_DATE)


_DAMAGED = gettext_noop(
    "The file cannot be read, it may be damaged: open it in a spreadsheet program and save it as .xlsx."
)
_TOO_WIDE = gettext_noop(
    "Sheet “%(sheet)s”: a cell far from the others makes it very large. Take away what lies outside of the list, or "
    "save the sheet as .xlsx."
)
