"""What became of the rows of a list: written for many at once, counted, left out on purpose."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db import connection, models, transaction

from tracker.intake.models import Batch, BatchRow
from tracker.vocabulary.intake import RowOutcome

WITH_RECORDS = (RowOutcome.MADE, RowOutcome.ADDED, RowOutcome.THERE)
"""What rows became that are in the database."""


def account_of(batch: Batch) -> dict[str, int]:
    """How many rows became what, those left out on purpose apart; the sum is that of the rows read."""
    counts: dict[str, int] = defaultdict(int)
    groups = batch.rows.order_by().values_list("outcome", "is_left_out").annotate(rows=models.Count("pk"))
    for outcome, is_left_out, rows in groups:
        is_record = outcome in WITH_RECORDS
        counts["left_on_purpose" if is_left_out and not is_record else outcome] += rows
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


_UPDATED = ("outcome", "person_id", "made", "added", "read", "raw")


_UPDATE_ROWS = """
UPDATE {table} AS kept SET outcome = new.outcome, person_id = new.person_id,
    made = new.made, added = new.added, read = new.read, raw = new.raw
FROM jsonb_to_recordset(%s::jsonb)
    AS new(id bigint, outcome text, person_id bigint, made jsonb, added jsonb, read jsonb, raw jsonb)
WHERE kept.id = new.id
"""
