"""The files of lists: kept and described, columns proposed and confirmed; rows are read by `staging`."""

import hashlib
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from tracker.accounts.models import User
from tracker.intake.list_fields import FIELDS
from tracker.intake.models import Batch, BatchColumn, KnownHeads
from tracker.intake.sheets.cells.words import key
from tracker.intake.sheets.columns.heads import LOOKED_AT, Heads, column_heads, find_heads
from tracker.intake.sheets.columns.meanings import ColumnProposal, propose_columns
from tracker.intake.sheets.files_kept import keep_file, kept_file
from tracker.intake.sheets.rows.staging import note, opened_file
from tracker.intake.sheets.versions.columns_again import find_columns_again
from tracker.lib.spreadsheets.cells import Row
from tracker.lib.spreadsheets.opening import Spreadsheet, open_spreadsheet
from tracker.sources.models import Source
from tracker.vocabulary.intake import BatchState

SAMPLE = 5_000
"""Rows that columns are proposed by."""


class BroughtBefore(Exception):
    """The very file is a batch already."""

    def __init__(self, batch: Batch) -> None:
        super().__init__(_("This file is %(batch)s already.") % {"batch": batch})
        self.batch = batch


def bring_list(
    chunks: Iterable[bytes],
    *,
    name: str,
    source: Source,
    by: User,
    heads: Heads | None = None,
    into: Batch | None = None,
    **facts: Any,
) -> Batch:
    """Keep the file and make a batch of it, its columns proposed; `heads` None: they are found.

    `into` is a batch that is not committed, whose file this one replaces. Raises `BroughtBefore`, and `Refused`
    (spreadsheets) where the file is none that can be read.
    """
    path, sha256, _size = keep_file(chunks)
    before = Batch.objects.readable_by(by).filter(sha256=sha256).exclude(state=BatchState.UNDONE)
    # The same people may be typed from two sources; the very file of a list is the list.
    before = before.filter(source=source) if facts.get("is_typed") else before
    if same := (before.exclude(pk=into.pk) if into else before).first():
        raise BroughtBefore(same)
    try:
        sheet = open_spreadsheet(path, name, encoding=facts.get("encoding"), separator=facts.get("separator"))
    except Exception:
        forget_file(sha256)
        raise
    with transaction.atomic():
        batch = into or Batch(made_by=by)
        replaced = batch.sha256
        for column, value in {"source": source, "file_name": name, "sha256": sha256, **facts}.items():
            setattr(batch, column, value)
        batch.save()
        _describe(batch, sheet)
        sheets = enumerate(sheet.description.sheets)
        batch.sheet = next((place for place, each in sheets if each.rows and not each.is_hidden), 0)
        _propose(batch, sheet, heads)
        _forget_rows(batch)
        note(batch, by, _("Typed the rows in the grid.") if batch.is_typed else _("Brought the file in."))
        transaction.on_commit(lambda: forget_file(replaced))
    return batch


def forget_file(sha256: str) -> None:
    """Delete the file where no batch is made of it."""
    if sha256 and not Batch.objects.filter(sha256=sha256).exists():
        kept_file(sha256).unlink(missing_ok=True)


def choose_sheet(batch: Batch, *, by: User, sheet: int, encoding: str, separator: str, heads: Heads | None) -> None:
    """Read another sheet of the file, or the same in another notation, or with other heads; columns are proposed anew.

    `heads` None: they are found. Raises `Refused`.
    """
    opened = opened_file(batch, encoding=encoding, separator=separator)
    with transaction.atomic():
        batch.encoding, batch.separator, batch.sheet = encoding, separator, sheet
        _describe(batch, opened)
        _propose(batch, opened, heads)
        _forget_rows(batch)
        note(batch, by, _("Chose the sheet, its notation and its heads."))


def first_rows(batch: Batch, number: int) -> list[Row]:
    """The first rows of the chosen sheet, heads and titles among them."""
    rows = opened_file(batch, encoding=batch.encoding, separator=batch.separator).rows(batch.sheet)
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


def _forget_rows(batch: Batch) -> None:
    """Back to the step at which columns are confirmed."""
    batch.rows.all().delete()
    batch.pairs.all().delete()
    batch.state = BatchState.MAPPING
    batch.save()


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
    batch.own_number = None
    columns = [_column(batch, each) for each in proposals]
    known = KnownHeads.objects.filter(heads_hash=_heads_hash(columns)).first()
    if known:
        for column, field in zip(columns, known.fields, strict=True):
            if column.field != field and field in FIELDS:
                column.field, column.reason = field, _("As with the last list that had these heads.")
    if batch.version_of_id:
        find_columns_again(columns, lambda: sheet.rows(batch.sheet), batch)
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
