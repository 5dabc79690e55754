"""Workbooks (.xlsx, .xlsm): described, and read row by row."""

from collections.abc import Iterator

from tracker.lib.spreadsheets.cells import FileKind
from tracker.lib.spreadsheets.limits import Limits, gettext_noop
from tracker.lib.spreadsheets.raw_rows import Counts, RawRow
from tracker.lib.spreadsheets.said import Described, Said, described_sheet
from tracker.lib.spreadsheets.xlsx_rows import xlsx_rows
from tracker.lib.spreadsheets.xlsx_workbook import Workbook
from tracker.lib.spreadsheets.zip_parts import Parts


class Xlsx:
    """A workbook; nothing of its sheets is kept in memory but the texts that cells share."""

    def __init__(self, parts: Parts, limits: Limits) -> None:
        self._limits = limits
        self._workbook = Workbook(parts, limits)
        self._texts = self._workbook.shared_texts()

    def describe(self) -> Described:
        """After reading all sheets to their end."""
        sheets, cells = [], 0
        for number, sheet in enumerate(self._workbook.sheets):
            counts = Counts(self._limits, cells_before=cells)
            for _ in self.rows(number, counts):
                pass
            cells += counts.cells
            sheets.append(described_sheet(sheet.name, counts, is_hidden=sheet.is_hidden))
        has_macros = self._workbook.has_macros
        kind = FileKind.XLSM if has_macros else FileKind.XLSX
        return {"kind": kind, "sheets": sheets, "remarks": self._remarks(), "has_macros": has_macros}

    def rows(self, sheet: int, counts: Counts) -> Iterator[RawRow]:
        """Rows that hold anything; `sheet` counts from 0."""
        part = self._workbook.sheets[sheet]
        return xlsx_rows(self._workbook, part, texts=self._texts, counts=counts, limits=self._limits)

    def _remarks(self) -> list[Said]:
        remarks: list[Said] = []
        if self._workbook.has_macros:
            remarks.append((gettext_noop("The workbook has macros; they are not run and not kept."), {}))
        remarks.extend(
            (gettext_noop("The sheet “%(sheet)s” is a chart and holds no rows."), {"sheet": name})
            for name in self._workbook.charts
        )
        return remarks
