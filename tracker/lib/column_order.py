"""A migration step that puts columns first in their table: PostgreSQL reads a row from its beginning."""

from collections.abc import Sequence
from typing import Any

from django.db.migrations.operations.base import Operation

_COLUMNS = """
SELECT attname, format_type(atttypid, atttypmod), attnotnull
FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum
"""
_CONSTRAINTS = """
SELECT format('ALTER TABLE %%s ADD CONSTRAINT %%I %%s', conrelid::regclass, conname, pg_get_constraintdef(oid))
FROM pg_constraint WHERE conrelid = %s::regclass AND contype <> 'n'
"""
_INDEXES = """
SELECT pg_get_indexdef(indexrelid) FROM pg_index
WHERE indrelid = %s::regclass AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype <> 'f')
"""
_REFERRING = """
SELECT format('ALTER TABLE %%s DROP CONSTRAINT %%I', conrelid::regclass, conname),
    format('ALTER TABLE %%s ADD CONSTRAINT %%I %%s', conrelid::regclass, conname, pg_get_constraintdef(oid))
FROM pg_constraint WHERE confrelid = %s::regclass
"""


class ColumnsFirst(Operation):
    """Write the table anew with those columns first, in that order; its rows, constraints and indexes stay.

    For tables without defaults, triggers and columns that make themselves. A column behind others of varying length
    is found by reading over all of them: where a scan reads many rows, that is most of its time.
    """

    def __init__(self, model: str, columns: Sequence[str]) -> None:
        self.model, self.columns = model, columns

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Django knows nothing of the order of columns."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Copy into a table of the new order, which then takes the name of the old one."""
        model = to_state.apps.get_model(app_label, self.model)
        if not self.allow_migrate_model(schema_editor.connection.alias, model):
            return
        table = schema_editor.quote_name(model._meta.db_table)

        def rows(statement: str) -> list[Any]:
            with schema_editor.connection.cursor() as cursor:
                cursor.execute(statement, [table])
                return list(cursor.fetchall())

        place = {name: number for number, name in enumerate(self.columns)}
        columns = sorted(rows(_COLUMNS), key=lambda column: place.get(column[0], len(place)))
        afterwards = [statement for (statement,) in (*rows(_CONSTRAINTS), *rows(_INDEXES))]
        referring = rows(_REFERRING)
        names = ", ".join(schema_editor.quote_name(name) for name, _, _ in columns)
        defined = ", ".join(
            f"{schema_editor.quote_name(name)} {kind}{' NOT NULL' if is_filled else ''}"
            for name, kind, is_filled in columns
        )
        for statement in (
            f"CREATE TABLE in_new_order ({defined})",
            f"INSERT INTO in_new_order ({names}) SELECT {names} FROM {table}",  # noqa: S608 - the catalog's own names
            *(drop for drop, _ in referring),
            f"DROP TABLE {table}",
            f"ALTER TABLE in_new_order RENAME TO {table}",
            *afterwards,
            *(make for _, make in referring),
            f"ANALYZE {table}",
        ):
            schema_editor.execute(statement)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Leave the order as it is: it means nothing."""

    def describe(self) -> str:
        """For `migrate --plan`."""
        return f"Put {len(self.columns)} columns of {self.model} first"
