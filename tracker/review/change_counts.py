"""Whether a record changed after it was approved: one number a record, counted by triggers on its history tables.

Asking the histories themselves takes a look into each table for each record. `approved_changes` is read before the
content that is approved, so a change that commits while somebody approves always counts as one after it.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection
from django.db.models import F, QuerySet
from psycopg import sql

from tracker.lib.database.any_of import number_in, text_in
from tracker.review.content import RecordKind
from tracker.review.models import Handled

_FOLLOW = """
INSERT INTO {handled} (kind, record, changes)
SELECT %s, id, 0 FROM {records} WHERE reference = ANY(%s) ORDER BY id ON CONFLICT (kind, record) DO NOTHING
"""
_APPROVED = """
UPDATE {handled} SET approved_changes = seen.changes
FROM unnest(%s::bigint[], %s::bigint[]) AS seen (record, changes)
WHERE {handled}.kind = %s AND {handled}.record = seen.record
"""


def start_counting(registered: RecordKind, references: Sequence[str]) -> None:
    """Count changes of the records from now on, where that is not done yet; before their content is read."""
    _run(_FOLLOW, [registered.kind, list(references)], records=registered.model._meta.db_table)


def change_counts(registered: RecordKind, references: Sequence[str]) -> dict[int, int]:
    """How often each record's rows have changed, by the key of the record; before its content is read."""
    keys = registered.model._default_manager.filter(text_in("reference", references)).values_list("pk", flat=True)
    rows = Handled.objects.filter(number_in("record", list(keys)), kind=registered.kind)
    return dict(rows.values_list("record", "changes"))


def record_approval(kind: str, changes: Mapping[int, int]) -> None:
    """Note that the records were approved as they stood after so many changes."""
    _run(_APPROVED, [list(changes), list(changes.values()), kind])


def count_change(kind: str, record: int) -> None:
    """Count a change of the record that none of its rows tells: that another was merged into it, or taken out."""
    Handled.objects.filter(kind=kind, record=record).update(changes=F("changes") + 1)


def changed_since_approval(kind: str) -> QuerySet[Handled]:
    """Those of which a row was changed after the content that was approved last; an index holds just these."""
    return Handled.objects.filter(kind=kind, approved_changes__lt=F("changes"))


def _run(statement: str, parameters: Sequence[Any], **tables: str) -> None:
    names = {name: sql.Identifier(table) for name, table in tables.items()}
    query = sql.SQL(statement).format(handled=sql.Identifier(Handled._meta.db_table), **names)
    with connection.cursor() as cursor:
        cursor.execute(query.as_string(), parameters)
