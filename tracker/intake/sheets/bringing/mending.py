"""The rows that ask or are refused as a sheet: downloaded, mended, and taken back in exactly their places."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Any, BinaryIO

from django.db import transaction
from django.utils.translation import gettext as _

from tracker.accounts.models import User
from tracker.intake.list_fields import DROPPED
from tracker.intake.models import Batch, BatchColumn, BatchRow
from tracker.intake.sheets.cells.cell_values import cell_text
from tracker.intake.sheets.rows.mends import as_listed, cells_of, raw_cell
from tracker.intake.sheets.rows.staging import note, reader_of, staged_values
from tracker.intake.sheets.versions.earlier_rows import match_rows
from tracker.lib.spreadsheets.cells import Cell, Kind, Row
from tracker.lib.spreadsheets.opening import open_spreadsheet
from tracker.lib.spreadsheets.writing import SheetToWrite, write_xlsx
from tracker.vocabulary.intake import RowOutcome

HIDDEN = "•••"
"""What stands for a restricted cell; where it comes back so, the cell stays as it was."""
OPEN = (RowOutcome.ASKED, RowOutcome.REFUSED)
_NOT_TAKEN = (RowOutcome.READY, *OPEN)
_OF_MENDED = ("raw", "mended", "read", "outcome", "reason", "complaints", "questions")
_OURS = 4
"""Columns before those of the list: row, outcome, column, what is wrong."""


class NoErrorSheet(ValueError):
    """Why a file is not the mended error sheet of this batch, a sentence."""


def write_error_sheet(batch: Batch, file: BinaryIO, *, shows_restricted: bool) -> None:
    """Write the rows that ask or are refused as .xlsx, every cell a text; who may not read details gets `•••`."""
    columns = _shown(batch)
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
    columns = _shown(batch)
    heads = [cell.text.strip() for cell in sent[0].cells] if sent else []
    if heads[_OURS:] != [each.head.strip() for each in columns][: len(heads) - _OURS] or len(heads) <= _OURS:
        raise NoErrorSheet(_("The columns are not those of this list: download its error sheet and mend that."))
    waiting = {row.number: row for row in batch.rows.filter(outcome__in=OPEN).select_for_update()}
    mended = list(_mended(sent[1:], waiting, [each.number for each in columns]))
    reader = reader_of(batch)
    counts: dict[str, int] = {}
    for row, cells in mended:
        read = reader.read(Row(row.number, cells, False, None, len(cells)))  # noqa: FBT003  # a row like any other
        raw = [raw_cell(cell._replace(is_formula=False)) for cell in cells]
        row.mended = {**row.mended, **_changed(row, raw)}
        row.raw = raw
        for column, value in staged_values(read).items():
            setattr(row, column, value)
        counts[row.outcome] = counts.get(row.outcome, 0) + 1
    BatchRow.objects.bulk_update([row for row, _cells in mended], _OF_MENDED)
    match_rows(batch)
    note(batch, by, _("Took in %(rows)s mended rows.") % {"rows": len(mended)})
    return counts


def _changed(row: BatchRow, raw: list[Any]) -> dict[str, dict[str, Any]]:
    """The cells that are not as before, with what the list has there."""
    listed = as_listed(row)
    pairs = enumerate(zip_longest(row.raw, raw, fillvalue=""), 1)
    return {
        str(number): {"was": listed[number - 1] if number <= len(listed) else "", "now": now, "of": None}
        for number, (before, now) in pairs
        if before != now
    }


@transaction.atomic
def use_own_words(batch: Batch, numbers: Iterable[int], *, by: User) -> int:
    """Take back what was mended in rows that are no records yet: they are read as the list has them; how many."""
    rows = list(batch.rows.filter(number__in=list(numbers), outcome__in=_NOT_TAKEN).exclude(mended={}))
    reader = reader_of(batch)
    for row in rows:
        row.raw = as_listed(row)
        row.mended = {number: {**mend, "now": None} for number, mend in row.mended.items()}
        cells = cells_of(row.raw)
        read = reader.read(Row(row.number, cells, False, None, len(cells)))  # noqa: FBT003  # a row like any other
        for column, value in staged_values(read).items():
            setattr(row, column, value)
    BatchRow.objects.bulk_update(rows, _OF_MENDED)
    match_rows(batch)
    note(batch, by, _("Took back what was mended in %(rows)s rows.") % {"rows": len(rows)})
    return len(rows)


def _shown(batch: Batch) -> list[BatchColumn]:
    """The columns of the error sheet: those that are dropped are none of it."""
    return list(batch.columns.exclude(field=DROPPED))


def _mended(
    sent: Iterable[Row], waiting: dict[int, BatchRow], numbers: Sequence[int]
) -> Iterator[tuple[BatchRow, list[Cell]]]:
    """Each row with its cells as they are by now; `numbers` are the columns of the list in the order of the sheet."""
    for line in sent:
        written = line.cell(1).text.strip()
        row = waiting.get(int(written)) if written.isdecimal() else None
        if row is None:
            raise NoErrorSheet(
                _("Line %(line)s: “%(row)s” is no row of this list that waits to be mended. Nothing was taken.")
                % {"line": line.number, "row": written}
            )
        before = cells_of(row.raw)
        cells = [*before, *[Cell("", Kind.EMPTY)] * (max(numbers) - len(before))]
        for number, cell in zip(numbers, line.cells[_OURS:]):  # noqa: B905  # a line ends with its last filled cell
            # A cell that nobody touched stays what it was: a date of the sheet, and not its text.
            if cell.text not in (HIDDEN, _text(before, number, set())):
                cells[number - 1] = cell
        yield row, cells


def _text(cells: list[Cell], number: int, hidden: Any) -> str:
    if number > len(cells):
        return ""
    if number in hidden and cells[number - 1].text.strip():
        return HIDDEN
    cell = cells[number - 1]
    return cell_text(cell) if cell.kind not in (Kind.TEXT, Kind.EMPTY) else cell.text
