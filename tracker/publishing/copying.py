"""Rows into the catalogue by COPY: several times as fast as INSERT where there are many."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.db import connections, models
from psycopg import sql


def copy_in(rows: Sequence[models.Model], *, using: str) -> None:
    """Write new rows of any models, table by table in the order in which they first come.

    Generated columns and serial keys are PostgreSQL's to fill; the objects do not learn them.
    """
    by_model: dict[type[models.Model], list[models.Model]] = defaultdict(list)
    for row in rows:
        by_model[type(row)].append(row)
    for model, of_model in by_model.items():
        _copy(model, of_model, using=using)


def _copy(model: type[models.Model], rows: Sequence[models.Model], *, using: str) -> None:
    connection: Any = connections[using]
    fields: list[Any] = [
        field
        for field in model._meta.concrete_fields
        if not isinstance(field, models.GeneratedField | models.AutoField)
    ]
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(model._meta.db_table), sql.SQL(", ").join(sql.Identifier(field.column) for field in fields)
    )
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row([field.get_db_prep_save(field.pre_save(row, True), connection) for field in fields])  # noqa: FBT003 (Django's signature)
