"""XLSX: text as text, days as days, a sheet with what each column means and one with what was asked."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.catalogue.listing.column import Column, ValueType
from tracker.exports.asked import Asked
from tracker.exports.cells import guarded, joined
from tracker.exports.dictionary import DICTIONARY_HEADS, column_row
from tracker.exports.format import Format, TooLarge
from tracker.exports.how_to_read import HOW_TO_READ
from tracker.exports.licence import LICENCE, LICENCE_ADDRESS
from tracker.lib.spreadsheets.limits import STANDARD

if TYPE_CHECKING:
    from tracker.lib.spreadsheets.writing import Cell

_MOST_CELLS = 10_000_000
"""Some 250,000 people. Cells are first written to a temporary file, of about 60 bytes each, and then packed."""

_MOST_ROWS = 1_048_575
"""What a spreadsheet holds below the heads."""

_WIDTHS = {ValueType.DAY: 12, ValueType.WHOLE_NUMBER: 10, ValueType.DECIMAL: 12, ValueType.FLAG: 10}
_USUAL_WIDTH = 18
_NOTHING_YET = datetime(1980, 1, 1, tzinfo=UTC)


def write_workbook(asked: Asked, file: Any) -> None:
    """Write the rows, then the sheets `Columns` and `About`. Raises `TooLarge` where a spreadsheet cannot hold them."""
    # Loaded with the first file: a tenth of a second that no start has to wait for.
    from tracker.lib.spreadsheets.writing import SheetToWrite, write_xlsx

    columns = asked.file.columns
    most = min(getattr(settings, "XLSX_MAX_CELLS", _MOST_CELLS) // len(columns), _MOST_ROWS)
    if asked.count() > most:
        raise TooLarge(
            _("A spreadsheet of this list holds at most %(rows)s rows. Filter more, or take the same rows as CSV.")
            % {"rows": most}
        )
    write_xlsx(
        file,
        SheetToWrite(
            asked.file.name[:31],
            [column.name for column in columns],
            _cells(asked),
            widths=[_WIDTHS.get(asked.types[column.name], _USUAL_WIDTH) for column in columns],
            has_filters=True,
        ),
        SheetToWrite(
            _("Columns"), DICTIONARY_HEADS[2:], [column_row(each, asked.types) for each in columns], widths=(22, 24, 60)
        ),
        SheetToWrite(_("About"), [_("What"), ""], list(_about(asked)), widths=(24, 60)),
        # One state gives the same bytes for the same question.
        created=asked.state.at or _NOTHING_YET,
    )


def _cells(asked: Asked) -> "Iterator[list[Cell]]":
    for row in asked.rows():
        yield [_cell(column, value) for column, value in zip(asked.file.columns, row, strict=True)]


def _cell(column: Column, value: Any) -> "Cell":
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | date):
        return value
    if isinstance(value, Decimal):
        # Fourteen digits at most, which a double holds exactly as it is shown.
        return float(value)
    text = joined(value) if column.is_list else guarded(value) if column.is_text else str(value)
    return _short(text)


def _short(text: str) -> str:
    """What fits into a cell; what does not says so, and where the whole is."""
    if len(text) <= STANDARD.characters:
        return text
    note = _(" … [cut: the cell of a spreadsheet holds no more; the whole is in the CSV]")
    return text[: STANDARD.characters - len(note)] + note


def _about(asked: Asked) -> Iterator[Sequence[str]]:
    yield _("Each row"), str(asked.file.one_row)
    yield _("Filter"), asked.in_words or _("none: all rows")
    yield _("Address"), asked.address
    yield _("Generation"), str(asked.state.number)
    yield _("As of"), asked.state.at.isoformat() if asked.state.at else ""
    yield _("Licence"), f"{LICENCE}, {LICENCE_ADDRESS}"
    for rule in HOW_TO_READ:
        yield str(rule.heading), str(rule.text)


XLSX = Format(
    "xlsx",
    "XLSX",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    gettext_lazy("For Excel and LibreOffice: opens at once, text stays text, with the meaning of the columns."),
    write_workbook,
)
