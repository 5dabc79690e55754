"""CSV as one of the formats: with a byte order mark or semicolons where a spreadsheet needs them."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.utils.translation import gettext_lazy as _

from tracker.catalogue.files import PEOPLE
from tracker.catalogue.listing.column import Column
from tracker.exports.asked import Asked
from tracker.exports.cells import cells_of, guarded, joined
from tracker.exports.csv import head, write_csv
from tracker.exports.format import Format
from tracker.exports.people_file import stored_lines, write_people
from tracker.exports.released import Released

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_SEPARATORS = {"comma": ",", "semicolon": ";"}
_ROWS = 500


def write_csv_file(asked: Asked, file: Any) -> None:
    """Write the rows; those of people from stored lines, where there are any."""
    if "bom" in asked.options:
        file.write(_BYTE_ORDER_MARK)
    separator = _SEPARATORS[asked.options.get("separator", "comma")]
    people: Any = asked.filterset
    if isinstance(asked, Released):
        _write_values(asked, file, separator)
    elif asked.file is not PEOPLE:
        rows = asked.file.rows(asked.filterset)
        write_csv(rows, asked.file.columns, file, order=asked.file.order, separator=separator)
    elif separator == ",":
        write_people(people, file)
    elif (lines := stored_lines(people)) is not None:
        file.write(head(PEOPLE.columns, separator))
        while block := list(islice(_separated_by(separator, lines), _ROWS)):
            file.write("".join(block).encode())
    else:
        write_csv(people.rows(), PEOPLE.columns, file, order=PEOPLE.order, separator=separator)


def _write_values(asked: Asked, file: Any, separator: str) -> None:
    """The same cells from values instead of the database's rows."""
    file.write(head(asked.file.columns, separator))
    lines = (
        separator.join(_cell(column, value, separator) for column, value in zip(asked.file.columns, row, strict=True))
        for row in asked.rows()
    )
    while block := list(islice(lines, _ROWS)):
        file.write("".join(f"{line}\n" for line in block).encode())


def _cell(column: Column, value: Any, separator: str) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = joined(value) if column.is_list else guarded(value) if column.is_text else str(value)
    if not text:
        # As the database writes it: a text that is empty, where nothing would be no text.
        return '""'
    has_to_be_quoted = any(sign in text for sign in (separator, '"', "\n", "\r"))
    return f'"{text.replace(chr(34), chr(34) * 2)}"' if has_to_be_quoted else text


def _separated_by(separator: str, lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        cells = cells_of(line)[: len(PEOPLE.columns)]
        yield separator.join(_quoted(cell, separator) for cell in cells) + "\n"


def _quoted(cell: str, separator: str) -> str:
    return f'"{cell}"' if separator in cell and not cell.startswith('"') else cell


CSV = Format(
    "csv",
    "CSV",
    "text/csv; charset=utf-8",
    _("For every program; text and numbers only. How lists and partial dates are written stands below."),
    write_csv_file,
    options={"bom": ("1",), "separator": tuple(_SEPARATORS)},
)
