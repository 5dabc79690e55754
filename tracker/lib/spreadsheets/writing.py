"""Writing .xlsx: text stays text, so that nothing is counted, rounded, turned into a date or run as a formula."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import BinaryIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tracker.lib.spreadsheets.limits import STANDARD
from tracker.lib.spreadsheets.raw_rows import column_letters

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")
_WIDEST = 60
_SURROGATES = dict.fromkeys(range(55296, 57344), "�")
_FIRST_YEAR = 1900
"""Spreadsheets know no day before; such a day is written as text."""

Cell = str | int | float | date
"""Text, or what is a number or a day and nothing else."""

_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


@dataclass(frozen=True)
class SheetToWrite:
    """One sheet: its heads in bold, which stay when one scrolls, then its rows; an empty text leaves the cell empty."""

    name: str
    """Up to 31 characters, none of `[]:*?/\\`."""
    heads: Sequence[str]
    rows: Iterable[Sequence[Cell]]
    widths: Sequence[int] = ()
    """Of the columns, in characters; a column without one is as wide as its head."""
    has_filters: bool = False
    """Whether the heads offer the spreadsheet's own filters."""


def write_xlsx(file: BinaryIO, *sheets: SheetToWrite, created: datetime | None = None) -> None:
    """Write the sheets, in their order; the file says when it was created, now unless told otherwise.

    What begins as a formula does is marked as text for good, as with an apostrophe typed before it; its value stays.
    Control characters are written as Excel writes them; halves of characters, which no file can hold, become �.
    Raises `ValueError` for a cell of more than 32,767 characters.
    """
    with xlsxwriter.Workbook(file, _OPTIONS) as book:
        if created:
            book.set_properties({"created": created})
        formats = _Formats(
            bold=book.add_format({"bold": True, "num_format": "@", "text_wrap": True, "valign": "top"}),
            plain=book.add_format({"num_format": "@"}),
            quoted=book.add_format({"num_format": "@", "quote_prefix": True}),
            day=book.add_format({"num_format": "yyyy-mm-dd"}),
        )
        for sheet in sheets:
            page = book.add_worksheet(sheet.name)
            page.freeze_panes(1, 0)
            _set_widths(page, sheet, formats.plain)
            for column, head in enumerate(sheet.heads):
                _write(page, 0, column, head, formats.bold)
            last = 0
            for last, row in enumerate(sheet.rows, 1):
                for column, value in enumerate(row):
                    _write_value(page, (last, column), value, formats)
            if sheet.has_filters:
                page.autofilter(0, 0, last, len(sheet.heads) - 1)


@dataclass(frozen=True)
class _Formats:
    bold: Format
    plain: Format
    quoted: Format
    day: Format


def _set_widths(page: Worksheet, sheet: SheetToWrite, plain: Format) -> None:
    """Cells that somebody fills in later are text as well: the format is the column's."""
    for column, head in enumerate(sheet.heads):
        width = sheet.widths[column] if column < len(sheet.widths) else len(head) + 2
        page.set_column(column, column, min(width, _WIDEST), plain)


def _write_value(page: Worksheet, place: tuple[int, int], value: Cell, formats: _Formats) -> None:
    if isinstance(value, date) and value.year >= _FIRST_YEAR:
        page.write_datetime(*place, value, formats.day)
    elif isinstance(value, int | float):
        page.write_number(*place, value)
    else:
        text = str(value)
        _write(page, *place, text, formats.quoted if text.startswith(_DANGEROUS) else formats.plain)


def _write(page: Worksheet, row: int, column: int, text: str, cell_format: Format) -> None:
    if not text:
        return
    written = text.translate(_SURROGATES)
    if len(written) > STANDARD.characters or page.write_string(row, column, written, cell_format):
        raise ValueError(
            f"Cell {column_letters(column + 1)}{row + 1} cannot be written: it has {len(text)} characters, or lies "
            "outside of the sheet. Shorten it before."
        )
