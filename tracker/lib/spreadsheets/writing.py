"""Writing .xlsx: every cell is text, so that nothing is counted, rounded, turned into a date or run as a formula."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import BinaryIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tracker.lib.spreadsheets.limits import STANDARD
from tracker.lib.spreadsheets.raw_rows import column_letters

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")
_WIDEST = 60
_SURROGATES = dict.fromkeys(range(55296, 57344), "�")
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


@dataclass(frozen=True)
class SheetToWrite:
    """One sheet: its heads in bold, which stay when one scrolls, then its rows."""

    name: str
    """Up to 31 characters, none of `[]:*?/\\`."""
    heads: Sequence[str]
    rows: Iterable[Sequence[str]]
    widths: Sequence[int] = ()
    """Of the columns, in characters; a column without one is as wide as its head."""


def write_xlsx(file: BinaryIO, sheet: SheetToWrite, *, explanation: SheetToWrite | None = None) -> None:
    """Write a sheet, and behind it one that explains it.

    What begins as a formula does is marked as text for good, as with an apostrophe typed before it; its value stays.
    Control characters are written as Excel writes them; halves of characters, which no file can hold, become �.
    Raises `ValueError` for a cell of more than 32,767 characters.
    """
    with xlsxwriter.Workbook(file, _OPTIONS) as book:
        bold = book.add_format({"bold": True, "num_format": "@", "text_wrap": True, "valign": "top"})
        plain = book.add_format({"num_format": "@"})
        quoted = book.add_format({"num_format": "@", "quote_prefix": True})
        for each in (sheet, explanation):
            if each is not None:
                page = book.add_worksheet(each.name)
                page.freeze_panes(1, 0)
                _set_widths(page, each, plain)
                for column, head in enumerate(each.heads):
                    _write(page, 0, column, head, bold)
                for number, row in enumerate(each.rows, 1):
                    for column, text in enumerate(row):
                        _write(page, number, column, text, quoted if text.startswith(_DANGEROUS) else plain)


def _set_widths(page: Worksheet, sheet: SheetToWrite, plain: Format) -> None:
    """Cells that somebody fills in later are text as well: the format is the column's."""
    for column, head in enumerate(sheet.heads):
        width = sheet.widths[column] if column < len(sheet.widths) else len(head) + 2
        page.set_column(column, column, min(width, _WIDEST), plain)


def _write(page: Worksheet, row: int, column: int, text: str, cell_format: Format) -> None:
    if not text:
        return
    written = text.translate(_SURROGATES)
    if len(written) > STANDARD.characters or page.write_string(row, column, written, cell_format):
        raise ValueError(
            f"Cell {column_letters(column + 1)}{row + 1} cannot be written: it has {len(text)} characters, or lies "
            "outside of the sheet. Shorten it before."
        )
