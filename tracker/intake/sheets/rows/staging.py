"""The rows of a list in the database: their cells as they came, what was read of each, what is wrong."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _

from tracker.accounts.models import User
from tracker.intake.models import Batch, BatchRow, BatchStep, LearntWord
from tracker.intake.sheets.cells.cell_values import Learnt, learnt_key
from tracker.intake.sheets.cells.units_named import KnownUnits
from tracker.intake.sheets.files_kept import kept_file
from tracker.intake.sheets.rows.mends import KnownMends, Mends, mend_again, raw_cell
from tracker.intake.sheets.rows.reading_rows import CONTRACT, RowReader
from tracker.intake.sheets.rows.row_cells import ListFacts, MappedColumn, Outcome, ReadRow
from tracker.lib.database.copying import copy_in
from tracker.lib.dates.list_dates import Order
from tracker.lib.spreadsheets.cells import Row
from tracker.lib.spreadsheets.opening import Spreadsheet, open_spreadsheet
from tracker.vocabulary.intake import BatchState

_AT_ONCE = 2_000
_UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")

Told = Callable[[int, int], object]
"""Called with how many rows are done, and of how many."""


def note(batch: Batch, by: User, what: str) -> None:
    """Write down what somebody did with the batch."""
    BatchStep.objects.create(batch=batch, by=by, what=what)


def read_rows(batch: Batch, told: Told) -> None:
    """Read all rows of the sheet by the mapping and keep them; what was read before is replaced.

    Rows that somebody left out on purpose stay so, and decisions about pairs are kept for the comparison.
    """
    mends = KnownMends(batch)
    left_out = list(batch.rows.filter(is_left_out=True).values_list("number", flat=True))
    batch.rows.all().delete()
    opened = opened_file(batch, encoding=batch.encoding, separator=batch.separator)
    reader, total = reader_of(batch), opened.description.sheets[batch.sheet].rows
    rows = iter(opened.rows(batch.sheet))
    done = 0
    while some := [_keepable(row) for row in islice(rows, _AT_ONCE)]:
        copy_in([_staged(batch, row, reader, mends) for row in some], using="default")
        done += len(some)
        told(done, total)
    batch.rows.filter(number__in=left_out).update(is_left_out=True)
    batch.state = BatchState.READ


def reader_of(batch: Batch) -> RowReader:
    """What reads the rows of the batch, with what was learnt and said of it."""
    columns = list(batch.columns.all())
    facts = ListFacts(
        batch.side,
        batch.listed_on,
        batch.court_id or "",
        batch.year_only,
        batch.is_typed,
        any(each.columns.filter(field__in=CONTRACT).exists() for each in batch.versions_before()),
    )
    mapped = [
        MappedColumn(
            each.number, each.head, each.field, Order(each.order) if each.order else None, m_is_female=each.m_is_female
        )
        for each in columns
    ]
    heads = [each.head for each in columns]
    return RowReader(mapped, facts, units=KnownUnits(), learnt=learnt_of(batch), heads=heads)


def learnt_of(batch: Batch | None) -> Learnt:
    """The words that were explained for this batch, else for the house; without a batch those of the house."""
    own = [batch] if batch else []
    # What was said of the versions before, and of the very same file before it was undone, holds on.
    known = [*reversed([*batch.versions_before()]), *batch.undone_before(), *own] if batch else []
    places = {None: 0} | {each.pk: place for place, each in enumerate(known, 1)}
    rows = LearntWord.objects.filter(batch=None) | LearntWord.objects.filter(batch__in=known)
    # The batch's own come last, and count.
    ordered = sorted(rows.values_list("batch_id", "list_name", "key", "value"), key=lambda row: places[row[0]])
    return Learnt(
        {(list_name, word): value for _batch, list_name, word, value in ordered},
        frozenset((list_name, word) for of, list_name, word, _value in ordered if of is not None),
    )


def staged_values(read: ReadRow) -> dict[str, Any]:
    """The columns of a `BatchRow` for what was read."""
    asked = [each for each in read.complaints if each.list_name]
    return {
        "outcome": read.outcome.value,
        "reason": read.reason,
        "read": {
            "person": read.person,
            "claims": read.claims,
            "details": read.details,
            "notes": read.notes,
            "locator": read.locator,
        },
        "complaints": [asdict(each) for each in read.complaints],
        "questions": list(dict.fromkeys(f"{each.list_name}:{learnt_key(each.list_name, each.word)}" for each in asked)),
    }


def _staged(batch: Batch, row: Row, reader: RowReader, mends: KnownMends) -> BatchRow:
    mended: Mends = {}
    if row.number <= batch.heads_last:
        is_head = row.number >= batch.heads_first
        reason = _("Heads of the columns.") if is_head else _("A title above the heads.")
        read = ReadRow(row.number, Outcome.LEFT_OUT, reason)
    else:
        mended = mends.of(row)
        row = mend_again(row, mended)
        read = reader.read(row)
    raw = [raw_cell(cell) for cell in row.cells]
    return BatchRow(batch=batch, number=row.number, raw=raw, mended=mended, **staged_values(read))


def _keepable(row: Row) -> Row:
    """The row without what PostgreSQL has no place for: the null character and halves of characters."""
    if not any(_UNKEEPABLE.search(cell.text) for cell in row.cells):
        return row
    return row._replace(cells=[cell._replace(text=_UNKEEPABLE.sub("", cell.text)) for cell in row.cells])


def opened_file(batch: Batch, *, encoding: str, separator: str) -> Spreadsheet:
    """The file of the batch as it was kept, read in this notation; empty: it is found out. Raises `Refused`."""
    return open_spreadsheet(
        kept_file(batch.sha256), batch.file_name, encoding=encoding or None, separator=separator or None
    )


def complaints_of(rows: Iterable[BatchRow]) -> Iterator[tuple[BatchRow, dict[str, Any]]]:
    """Each row with each of its questions and refusals."""
    for row in rows:
        for complaint in row.complaints:
            if complaint["kind"] != "remark":
                yield row, complaint
