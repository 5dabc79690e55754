"""What became of the rows of a list: written for many at once, counted, left out on purpose."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db import connection, models, transaction

from tracker.intake.models import Batch, BatchRow
from tracker.vocabulary.intake import RowOutcome

CITED = "cited"
"""What rows are counted as that only added their source to what is there."""
WITH_RECORDS = (RowOutcome.MADE, RowOutcome.ADDED, RowOutcome.THERE)
"""What rows became that are in the database."""


def account_of(batch: Batch) -> dict[str, int]:
    """How many rows became what; the sum is that of the rows read.

    Apart from the others are those left out on purpose, and of those that say nothing new the ones whose source was
    added (`cited`).
    """
    counts: dict[str, int] = defaultdict(int)
    makes = models.Q(made={}, _negated=True)
    columns = batch.rows.order_by().annotate(makes=models.ExpressionWrapper(makes, models.BooleanField()))
    groups = columns.values_list("outcome", "is_left_out", "makes").annotate(rows=models.Count("pk"))
    for outcome, is_left_out, makes_some, rows in groups:
        if outcome == RowOutcome.THERE and makes_some:
            counts[CITED] += rows
        elif is_left_out and outcome not in (*WITH_RECORDS, RowOutcome.UNDONE):
            counts["left_on_purpose"] += rows
        else:
            counts[outcome] += rows
    return dict(counts)


@transaction.atomic
def leave_out(batch: Batch, numbers: Iterable[int], *, is_left_out: bool) -> int:
    """Leave rows out on purpose, or take them in again; how many."""
    return batch.rows.filter(number__in=list(numbers)).update(is_left_out=is_left_out)


def update_rows(rows: Sequence[BatchRow]) -> None:
    """Write what became of the rows, in one statement."""
    with connection.cursor() as cursor:
        values = [{"id": row.pk, **{name: getattr(row, name) for name in _UPDATED}} for row in rows]
        cursor.execute(_UPDATE_ROWS.format(table=BatchRow._meta.db_table), [json.dumps(values, ensure_ascii=False)])


_UPDATED = ("outcome", "person_id", "made", "added", "read", "raw", "mended")


_UPDATE_ROWS = """
UPDATE {table} AS kept SET outcome = new.outcome, person_id = new.person_id,
    made = new.made, added = new.added, read = new.read, raw = new.raw,
    mended = new.mended
FROM jsonb_to_recordset(%s::jsonb)
    AS new(
        id bigint, outcome text, person_id bigint, made jsonb, added jsonb, read jsonb, raw jsonb, mended jsonb
    )
WHERE kept.id = new.id
"""
