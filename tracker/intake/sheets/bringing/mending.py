"""The rows that ask or are refused as a sheet: downloaded, mended, and taken back in exactly their places."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from django.db import transaction
from django.utils.translation import gettext as _

from tracker.accounts.models import User
from tracker.intake.models import Batch, BatchRow
from tracker.intake.sheets.cells.cell_values import cell_text
from tracker.intake.sheets.rows.staging import cells_of, note, reader_of, staged_values
from tracker.intake.sheets.versions.earlier_rows import match_rows
from tracker.lib.spreadsheets.cells import Cell, Kind, Row
from tracker.lib.spreadsheets.opening import open_spreadsheet
from tracker.lib.spreadsheets.writing import SheetToWrite, write_xlsx
from tracker.vocabulary.intake import RowOutcome

HIDDEN = "•••"
"""What stands for a restricted cell; where it comes back so, the cell stays as it was."""
OPEN = (RowOutcome.ASKED, RowOutcome.REFUSED)
_OURS = 4
"""Columns before those of the list: row, outcome, column, what is wrong."""


class NoErrorSheet(ValueError):
    """Why a file is not the mended error sheet of this batch, a sentence."""


def write_error_sheet(batch: Batch, file: BinaryIO, *, shows_restricted: bool) -> None:
    """Write the rows that ask or are refused as .xlsx, every cell a text; who may not read details gets `•••`."""
    columns = list(batch.columns.all())
    heads = [_("row"), _("outcome"), _("column"), _("what is wrong, what to write"), *(each.head for each in columns)]
    hidden = set() if shows_restricted else {each.number for each in columns if each.is_restricted}
    names = {each.number: each.head for each in columns}

    def rows() -> Iterator[list[str]]:
        for row in batch.rows.filter(outcome__in=OPEN, is_left_out=False).iterator():
            wrong = [each for each in row.complaints if each["kind"] != "remark"]
            cells = cells_of(row.raw)
            yield [
                str(row.number),
                row.get_outcome_display(),
                "; ".join(dict.fromkeys(names.get(each["column"], "") for each in wrong)),
                " ".join(each["sentence"] for each in wrong),
                *(_text(cells, each.number, hidden) for each in columns),
            ]

    explanation = SheetToWrite(
        _("How to mend"),
        [_("Step")],
        [
            [line]
            for line in (
                _("Each row is one of the list that was not taken. The first column says which: leave it as it is."),
                _("Correct the cells of the list, the columns behind the fourth. Write dates like 2023-09-14."),
                _("A cell that says ••• is restricted: leave it, and it stays as the list has it."),
                _("Upload the file on the page of the list. Exactly these rows are read again."),
            )
        ],
    )
    write_xlsx(file, SheetToWrite(_("Rows to mend"), heads, rows()), explanation)


@transaction.atomic
def take_mended(batch: Batch, path: Path, name: str, *, by: User) -> dict[str, int]:
    """Read the mended rows in their places; how many are ready, asked, refused now.

    Raises `NoErrorSheet` where the file is another's or rows are not among those that wait, and `Refused`.
    """
    opened = open_spreadsheet(path, name)
    sent = list(opened.rows(0))
    columns = list(batch.columns.all())
    heads = [cell.text.strip() for cell in sent[0].cells] if sent else []
    if heads[_OURS:] != [each.head.strip() for each in columns][: len(heads) - _OURS] or len(heads) <= _OURS:
        raise NoErrorSheet(_("The columns are not those of this list: download its error sheet and mend that."))
    waiting = {row.number: row for row in batch.rows.filter(outcome__in=OPEN).select_for_update()}
    mended = list(_mended(sent[1:], waiting))
    reader = reader_of(batch)
    counts: dict[str, int] = {}
    for row, cells in mended:
        read = reader.read(Row(row.number, cells, False, None, len(cells)))  # noqa: FBT003  # a row like any other
        row.raw = [
            cell.text
            if cell.kind in (Kind.TEXT, Kind.EMPTY)
            else [cell.text, cell.kind.value, cell.number_format, False]
            for cell in cells
        ]
        for column, value in staged_values(read).items():
            setattr(row, column, value)
        counts[row.outcome] = counts.get(row.outcome, 0) + 1
    BatchRow.objects.bulk_update(
        [row for row, _cells in mended], ["raw", "read", "outcome", "reason", "complaints", "questions"]
    )
    match_rows(batch)
    note(batch, by, _("Took in %(rows)s mended rows.") % {"rows": len(mended)})
    return counts


def _mended(sent: Iterable[Row], waiting: dict[int, BatchRow]) -> Iterator[tuple[BatchRow, list[Cell]]]:
    for line in sent:
        written = line.cell(1).text.strip()
        row = waiting.get(int(written)) if written.isdecimal() else None
        if row is None:
            raise NoErrorSheet(
                _("Line %(line)s: “%(row)s” is no row of this list that waits to be mended. Nothing was taken.")
                % {"line": line.number, "row": written}
            )
        before = cells_of(row.raw)
        cells = []
        for place, cell in enumerate(line.cells[_OURS:]):
            old = before[place] if place < len(before) else Cell("", Kind.EMPTY)
            # A cell that nobody touched stays what it was: a date of the sheet, and not its text.
            cells.append(old if cell.text == HIDDEN or cell.text == _text(before, place + 1, set()) else cell)
        yield row, cells


def _text(cells: list[Cell], number: int, hidden: Any) -> str:
    if number > len(cells):
        return ""
    if number in hidden and cells[number - 1].text.strip():
        return HIDDEN
    cell = cells[number - 1]
    return cell_text(cell) if cell.kind not in (Kind.TEXT, Kind.EMPTY) else cell.text
