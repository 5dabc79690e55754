"""Whether the rows of a record are those that were handed in: one digest of all of them, worked out by the database.

Reading a record again, with everybody who changed it, takes a look into each of its tables; where the digest is the one
that its submission bears, content and editors are what they were.

The digest is of each row as it stands (every column, and the transaction that wrote it), of the number of versions in
each history, and of what of the rows goes into the content. So nothing goes unnoticed: not a row that came or left by
whatever way, a change that was taken back again, a migration, nor a submission that other code made. What is read into
it before the content is read can only be older: a change that commits in between makes the two differ.
"""

import hashlib
from collections.abc import Sequence
from functools import cache
from typing import Any

from django.db import connection, models
from psycopg import sql

from tracker.review.content import RecordKind, canonical, content_columns

SHAPE = 1
"""Raised whenever the same rows give another content: what was handed in before is then read again."""

_ROWS = """
SELECT {owner}, '{label} ' || stored.xmin || ' ' || stored::text FROM {table} AS stored
WHERE {owner} = ANY (ARRAY (SELECT id FROM records))
"""
_VERSIONS = """
SELECT {owner}, '{label} ' || count(*) FROM {table} WHERE {owner} = ANY (ARRAY (SELECT id FROM records)) GROUP BY 1
"""
_DIGESTS = """
WITH records AS (SELECT id, reference FROM {records} WHERE reference = ANY (%s)), parts (owner, part) AS ({parts})
SELECT reference, encode(sha256(convert_to(string_agg(part, E'\\n' ORDER BY part COLLATE "C"), 'UTF8')), 'hex')
FROM parts JOIN records ON id = owner GROUP BY reference
"""


def row_digests(registered: RecordKind, references: Sequence[str]) -> dict[str, str]:
    """The digest of each record's rows and histories, by reference; of those that rest on their own rows alone.

    None for kinds whose content may say what stands in other records.
    """
    if registered.is_of_own_rows is None or not references:
        return {}
    shape, statement = _statement(registered.model, registered.event_models)
    with connection.cursor() as cursor:
        cursor.execute(statement, [list(references)])
        rows: list[tuple[str, str]] = cursor.fetchall()
    return {reference: hashlib.sha256(f"{shape} {digest}".encode()).hexdigest() for reference, digest in rows}


@cache
def _statement(record: type[models.Model], event_models: tuple[tuple[type[models.Model], str], ...]) -> tuple[str, str]:
    """What of the rows goes into the content, and the statement that asks for the digests."""
    parts, columns = [], {}
    for events, column in event_models:
        model: type[models.Model] = events.pgh_tracked_model  # type: ignore[attr-defined]
        columns[model._meta.db_table] = content_columns(model)
        parts += [
            _part(_ROWS, model, "pk" if column == "pgh_obj" else column),
            _part(_VERSIONS, events, column),
        ]
    statement = sql.SQL(_DIGESTS).format(
        records=sql.Identifier(record._meta.db_table), parts=sql.SQL(" UNION ALL ").join(parts)
    )
    return canonical({"shape": SHAPE, "columns": columns}).decode(), statement.as_string()


def _part(statement: str, model: type[models.Model], owner: str) -> sql.Composed:
    field: Any = model._meta.pk if owner == "pk" else model._meta.get_field(owner)
    table = model._meta.db_table
    return sql.SQL(statement).format(
        owner=sql.Identifier(field.column), table=sql.Identifier(table), label=sql.SQL(table)
    )
