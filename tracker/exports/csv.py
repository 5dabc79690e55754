"""CSV of exactly the rows found, by COPY: RFC 4180 with LF, UTF-8, one header row of column names.

How values are written into cells stands in `cells`."""

from collections.abc import Sequence
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import EmptyResultSet
from django.db import connections, models
from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from tracker.catalogue.listing.column import Column, with_columns
from tracker.exports.cells import Guarded, Joined


def csv_column(column: Column) -> Any:
    """The column's expression as text for a file."""
    expression = column.expression
    if column.is_list:
        texts = Cast(expression, ArrayField(models.TextField()))
        return Joined(texts)
    if column.is_flag:
        # "true" and "false": PostgreSQL's own files would say t and f.
        expression = Cast(expression, TextField())
    return Guarded(expression) if column.is_text else expression


def write_csv(
    rows: QuerySet[Any], columns: Sequence[Column], file: Any, *, order: Sequence[str] = ("reference",)
) -> None:
    """Copy the rows' columns into the file, in the register's order; the order of the rows is fixed too."""
    file.write((",".join(column.name for column in columns) + "\n").encode())
    texts = [Column(column.name, column.label, column.meaning, csv_column(column)) for column in columns]
    found = with_columns(rows, texts).order_by(*order)
    try:
        sql, params = found.query.get_compiler("catalogue").as_sql()
    except EmptyResultSet:
        return
    connection = connections["catalogue"]
    connection.ensure_connection()
    with (
        connection.connection.cursor() as cursor,
        cursor.copy(f"COPY ({sql}) TO STDOUT WITH (FORMAT csv)", params) as copy,
    ):
        for block in copy:
            file.write(block)
