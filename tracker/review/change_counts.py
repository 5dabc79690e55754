"""Whether a record changed after it was approved: one number a record, counted by triggers on its history tables.

Asking the histories themselves takes a look into each table for each record. `approved_changes` is read before the
content that is approved, so a change that commits while somebody approves always counts as one after it.
"""

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import F, QuerySet
from psycopg import sql

from tracker.review.content import RecordKind
from tracker.review.models import Handled

_FOLLOW = """
INSERT INTO {handled} (kind, record, changes)
SELECT %s, id, 0 FROM {records} WHERE reference = ANY(%s) ORDER BY id ON CONFLICT (kind, record) DO NOTHING
"""
_SO_FAR = "SELECT record, changes FROM {handled} WHERE kind = %s AND record = ANY(%s)"
_APPROVED = """
UPDATE {handled} SET approved_changes = seen.changes
FROM unnest(%s::bigint[], %s::bigint[]) AS seen (record, changes)
WHERE {handled}.kind = %s AND {handled}.record = seen.record
"""


def start_counting(registered: RecordKind, references: Sequence[str]) -> None:
    """Count changes of the records from now on, where that is not done yet; before their content is read."""
    _run(_FOLLOW, [registered.kind, list(references)], records=registered.model._meta.db_table)


def change_counts(kind: str, records: Collection[int]) -> dict[int, int]:
    """How often the rows of each record have changed, by the key of the record; before its content is read."""
    return dict(_run(_SO_FAR, [kind, list(records)], is_question=True))


def record_approval(kind: str, changes: Mapping[int, int]) -> None:
    """Note that the records were approved as they stood after so many changes."""
    _run(_APPROVED, [list(changes), list(changes.values()), kind])


def count_change(kind: str, record: int) -> None:
    """Count a change of the record that none of its rows tells: that another was merged into it, or taken out."""
    Handled.objects.filter(kind=kind, record=record).update(changes=F("changes") + 1)


def changed_since_approval(kind: str) -> QuerySet[Handled]:
    """Those of which a row was changed after the content that was approved last; an index holds just these."""
    return Handled.objects.filter(kind=kind, approved_changes__lt=F("changes"))


def _run(
    statement: str, parameters: Sequence[Any], *, records: str = "", is_question: bool = False
) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(_written(statement, records), parameters)
        return cursor.fetchall() if is_question else []


@cache
def _written(statement: str, records: str) -> str:
    tables = {"handled": sql.Identifier(Handled._meta.db_table), "records": sql.Identifier(records)}
    return sql.SQL(statement).format(**tables).as_string()
