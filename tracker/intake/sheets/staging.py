"""Bringing in a list: the file described and kept, its columns proposed, its rows read into the database."""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from itertools import islice
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from tracker.accounts.models import User
from tracker.intake.list_fields import FIELDS
from tracker.intake.models import Batch, BatchColumn, BatchRow, BatchStep, KnownHeads, LearntWord
from tracker.intake.sheets.cell_values import Learnt
from tracker.intake.sheets.columns import ColumnProposal, propose_columns
from tracker.intake.sheets.files_kept import keep_file, kept_file
from tracker.intake.sheets.heads import LOOKED_AT, Heads, column_heads, find_heads
from tracker.intake.sheets.reading_rows import RowReader
from tracker.intake.sheets.row_cells import ListFacts, MappedColumn, Outcome, ReadRow
from tracker.intake.sheets.units_named import KnownUnits
from tracker.intake.sheets.words import key
from tracker.lib.database.copying import copy_in
from tracker.lib.dates.list_dates import Order
from tracker.lib.spreadsheets.cells import Cell, Kind, Row
from tracker.lib.spreadsheets.opening import Spreadsheet, open_spreadsheet
from tracker.sources.models import Source
from tracker.vocabulary.intake import BatchState

SAMPLE = 5_000
"""Rows that columns are proposed by."""
_AT_ONCE = 2_000
_UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")

Told = Callable[[int, int], object]
"""Called with how many rows are done, and of how many."""


class BroughtBefore(Exception):
    """The very file is a batch already."""

    def __init__(self, batch: Batch) -> None:
        super().__init__(_("This file is %(batch)s already.") % {"batch": batch})
        self.batch = batch


def bring_list(chunks: Iterable[bytes], *, name: str, source: Source, by: User, **facts: Any) -> Batch:
    """Keep the file and make a batch of it, its columns proposed.

    Raises `BroughtBefore`, and `Refused` (spreadsheets) where the file is none that can be read.
    """
    path, sha256, _size = keep_file(chunks)
    before = Batch.objects.readable_by(by).filter(sha256=sha256).exclude(state=BatchState.UNDONE).first()
    if before is not None:
        raise BroughtBefore(before)
    try:
        sheet = open_spreadsheet(path, name)
    except Exception:
        if not Batch.objects.filter(sha256=sha256).exists():
            path.unlink(missing_ok=True)
        raise
    with transaction.atomic():
        batch = Batch.objects.create(source=source, file_name=name, sha256=sha256, made_by=by, **facts)
        _describe(batch, sheet)
        sheets = enumerate(sheet.description.sheets)
        first = next((place for place, each in sheets if each.rows and not each.is_hidden), 0)
        batch.sheet = first
        _propose(batch, sheet)
        note(batch, by, _("Brought the file in."))
    return batch


def choose_sheet(batch: Batch, *, by: User, sheet: int, encoding: str, separator: str, heads: Heads | None) -> None:
    """Read another sheet of the file, or the same in another notation, or with other heads; columns are proposed anew.

    `heads` None: they are found. Raises `Refused`.
    """
    opened = _opened(batch, encoding=encoding, separator=separator)
    with transaction.atomic():
        batch.encoding, batch.separator, batch.sheet = encoding, separator, sheet
        _describe(batch, opened)
        _propose(batch, opened, heads)
        batch.rows.all().delete()
        batch.pairs.all().delete()
        batch.state = BatchState.MAPPING
        batch.save()
        note(batch, by, _("Chose the sheet, its notation and its heads."))


def first_rows(batch: Batch, number: int) -> list[Row]:
    """The first rows of the chosen sheet, heads and titles among them."""
    rows = _opened(batch, encoding=batch.encoding, separator=batch.separator).rows(batch.sheet)
    return list(islice(rows, number))


def confirm_columns(batch: Batch, fields: Sequence[str], orders: Sequence[str], *, by: User) -> None:
    """Keep what each column means, for this batch and for the next list with these heads."""
    with transaction.atomic():
        columns = list(batch.columns.all())
        for column, field, order in zip(columns, fields, orders, strict=True):
            column.field, column.order = field, order
        BatchColumn.objects.bulk_update(columns, ["field", "order"])
        KnownHeads.objects.update_or_create(heads_hash=_heads_hash(columns), defaults={"fields": list(fields)})
        note(batch, by, _("Confirmed what the columns mean."))


def note(batch: Batch, by: User, what: str) -> None:
    """Write down what somebody did with the batch."""
    BatchStep.objects.create(batch=batch, by=by, what=what)


def read_rows(batch: Batch, told: Told) -> None:
    """Read all rows of the sheet by the mapping and keep them; what was read before is replaced.

    Rows that somebody left out on purpose stay so, and decisions about pairs are kept for the comparison.
    """
    left_out = list(batch.rows.filter(is_left_out=True).values_list("number", flat=True))
    batch.rows.all().delete()
    opened = _opened(batch, encoding=batch.encoding, separator=batch.separator)
    reader, total = reader_of(batch), opened.description.sheets[batch.sheet].rows
    rows = iter(opened.rows(batch.sheet))
    done = 0
    while some := [_keepable(row) for row in islice(rows, _AT_ONCE)]:
        copy_in([_staged(batch, row, reader) for row in some], using="default")
        done += len(some)
        told(done, total)
    batch.rows.filter(number__in=left_out).update(is_left_out=True)
    batch.state = BatchState.READ


def reader_of(batch: Batch) -> RowReader:
    """What reads the rows of the batch, with what was learnt and said of it."""
    columns = list(batch.columns.all())
    facts = ListFacts(batch.side, batch.listed_on, batch.court_id or "", batch.year_only)
    mapped = [
        MappedColumn(
            each.number, each.head, each.field, Order(each.order) if each.order else None, m_is_female=each.m_is_female
        )
        for each in columns
    ]
    heads = [each.head for each in columns]
    return RowReader(mapped, facts, units=KnownUnits(), learnt=learnt_of(batch), heads=heads)


def learnt_of(batch: Batch) -> Learnt:
    """The words that were explained for this batch, else for the house."""
    rows = LearntWord.objects.filter(batch=None) | LearntWord.objects.filter(batch=batch)
    # The batch's own come last, and count.
    ordered = sorted(rows.values_list("batch_id", "list_name", "key", "value"), key=lambda row: row[0] is not None)
    return Learnt({(list_name, word): value for _batch, list_name, word, value in ordered})


def raw_cells(row: Row) -> list[Any]:
    """The cells as they are kept: a text alone, else text, kind, number format and whether it is a formula."""
    return [_raw(cell) for cell in row.cells]


def cells_of(raw: Sequence[Any]) -> list[Cell]:
    """The cells again."""
    return [
        Cell(each, Kind.TEXT if each else Kind.EMPTY)
        if isinstance(each, str)
        else Cell(each[0], Kind(each[1]), number_format=each[2], is_formula=each[3])
        for each in raw
    ]


def staged_values(read: ReadRow) -> dict[str, Any]:
    """The columns of a `BatchRow` for what was read."""
    return {
        "outcome": read.outcome.value,
        "reason": read.reason,
        "read": {"person": read.person, "claims": read.claims, "details": read.details, "notes": read.notes},
        "complaints": [asdict(each) for each in read.complaints],
        "questions": list(
            dict.fromkeys(f"{each.list_name}:{key(each.word)}" for each in read.complaints if each.list_name)
        ),
    }


def _staged(batch: Batch, row: Row, reader: RowReader) -> BatchRow:
    if row.number <= batch.heads_last:
        is_head = row.number >= batch.heads_first
        reason = _("Heads of the columns.") if is_head else _("A title above the heads.")
        read = ReadRow(row.number, Outcome.LEFT_OUT, reason)
    else:
        read = reader.read(row)
    return BatchRow(batch=batch, number=row.number, raw=raw_cells(row), **staged_values(read))


def _keepable(row: Row) -> Row:
    """The row without what PostgreSQL has no place for: the null character and halves of characters."""
    if not any(_UNKEEPABLE.search(cell.text) for cell in row.cells):
        return row
    return row._replace(cells=[cell._replace(text=_UNKEEPABLE.sub("", cell.text)) for cell in row.cells])


def _raw(cell: Cell) -> Any:
    if cell.kind in (Kind.TEXT, Kind.EMPTY) and not cell.is_formula:
        return cell.text
    return [cell.text, cell.kind.value, cell.number_format, cell.is_formula]


def _opened(batch: Batch, *, encoding: str, separator: str) -> Spreadsheet:
    return open_spreadsheet(
        kept_file(batch.sha256), batch.file_name, encoding=encoding or None, separator=separator or None
    )


def _describe(batch: Batch, sheet: Spreadsheet) -> None:
    described = sheet.description
    batch.description = {
        "kind": described.kind.value,
        "remarks": list(described.remarks),
        "sheets": [
            {
                "name": each.name,
                "is_hidden": each.is_hidden,
                "rows": each.rows,
                "last_row": each.last_row,
                "columns": each.last_column,
                "hidden_rows": each.hidden_rows,
                "hidden_columns": len(each.hidden_columns) if each.hidden_columns is not None else None,
                "merged": len(each.merged) if each.merged is not None else None,
                "formulas": each.formulas,
                "formulas_without_result": each.formulas_without_result,
                "errors": each.errors,
            }
            for each in described.sheets
        ],
    }
    if described.text:
        batch.description |= {
            "encodings": [each._asdict() for each in (described.text.encoding, *described.text.other_encodings)],
            "separators": [each._asdict() for each in (described.text.separator, *described.text.other_separators)],
        }


def _propose(batch: Batch, sheet: Spreadsheet, heads: Heads | None = None) -> None:
    rows = list(islice(sheet.rows(batch.sheet), SAMPLE))
    found = find_heads(rows[:LOOKED_AT]) if heads is None else heads
    batch.heads_first, batch.heads_last = found
    names = column_heads(rows, found, sheet.description.sheets[batch.sheet].last_column)
    proposals = propose_columns(names, (row.cells for row in rows if row.number > found.last))
    batch.columns.all().delete()
    columns = [_column(batch, each) for each in proposals]
    known = KnownHeads.objects.filter(heads_hash=_heads_hash(columns)).first()
    if known:
        for column, field in zip(columns, known.fields, strict=True):
            if column.field != field and field in FIELDS:
                column.field, column.reason = field, _("As with the last list that had these heads.")
    BatchColumn.objects.bulk_create(columns)
    batch.save()


def _column(batch: Batch, proposal: ColumnProposal) -> BatchColumn:
    proof = proposal.proof
    return BatchColumn(
        batch=batch,
        number=proposal.number,
        head=proposal.head,
        field=proposal.field,
        proposed=proposal.field,
        reason=proposal.reason,
        order=proof.order.value if proof.order else "",
        day_first=proof.day_first,
        month_first=proof.month_first,
        either=proof.either,
        m_is_female=proposal.m_is_female,
        filled=proposal.filled,
        examples=list(proposal.examples),
    )


def _heads_hash(columns: Sequence[BatchColumn]) -> str:
    return hashlib.sha256("\n".join(key(column.head) for column in columns).encode()).hexdigest()


def complaints_of(rows: Iterable[BatchRow]) -> Iterator[tuple[BatchRow, dict[str, Any]]]:
    """Each row with each of its questions and refusals."""
    for row in rows:
        for complaint in row.complaints:
            if complaint["kind"] != "remark":
                yield row, complaint
