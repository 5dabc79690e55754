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
        cursor.execute(
            _UPDATE_ROWS.format(table=BatchRow._meta.db_table),
            [
                [row.pk for row in rows],
                [str(row.outcome) for row in rows],
                [row.person_id for row in rows],
                *(
                    [json.dumps(getattr(row, name), ensure_ascii=False) for row in rows]
                    for name in ("made", "added", "read", "raw", "mended")
                ),
            ],
        )


_UPDATE_ROWS = """
UPDATE {table} AS kept SET outcome = new.outcome, person_id = new.person_id,
    made = new.made::jsonb, added = new.added::jsonb, read = new.read::jsonb, raw = new.raw::jsonb,
    mended = new.mended::jsonb
FROM unnest(%s::bigint[], %s::text[], %s::bigint[], %s::text[], %s::text[], %s::text[], %s::text[], %s::text[])
    AS new(id, outcome, person_id, made, added, read, raw, mended)
WHERE kept.id = new.id
"""
