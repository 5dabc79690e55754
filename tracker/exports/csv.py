"""CSV of exactly the rows found, by COPY: RFC 4180 with LF, UTF-8, one header row of column names.

How values are written into cells stands in `cells`."""

from collections.abc import Iterator, Sequence
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


def csv_select(rows: QuerySet[Any], columns: Sequence[Column], order: Sequence[str]) -> tuple[str, Sequence[Any]]:
    """The statement that reads the cells of the rows, and its values. Raises `EmptyResultSet` where none can be."""
    texts = [Column(column.name, column.label, column.meaning, csv_column(column)) for column in columns]
    return statement_of(with_columns(rows, texts).order_by(*order))


def csv_line(columns: Sequence[Column]) -> str:
    """SQL for a whole line of the file, without its line feed, made of the columns of `csv_select`.

    Cells are quoted as COPY quotes them: nothing where there is no value, quotes round an empty text.
    """
    return " || ',' || ".join(_CELL.format(column=f'"column_{column.name}"::text') for column in columns)


_CELL = r"""CASE WHEN {column} = '' OR {column} ~ '[",\n\r]' THEN '"' || replace({column}, '"', '""') || '"'
ELSE coalesce({column}, '') END"""


def write_csv(
    rows: QuerySet[Any],
    columns: Sequence[Column],
    file: Any,
    *,
    order: Sequence[str] = ("reference",),
    separator: str = ",",
) -> None:
    """Copy the rows' columns into the file, in the register's order; the order of the rows is fixed too."""
    file.write(head(columns, separator))
    try:
        sql, params = csv_select(rows, columns, order)
    except EmptyResultSet:
        return
    for block in copied(f"COPY ({sql}) TO STDOUT WITH (FORMAT csv, DELIMITER '{separator}')", params):
        file.write(block)


def head(columns: Sequence[Column], separator: str = ",") -> bytes:
    """The first line of the file."""
    return (separator.join(column.name for column in columns) + "\n").encode()


def statement_of(rows: QuerySet[Any, Any]) -> tuple[str, Sequence[Any]]:
    """The SELECT of a queryset, and its values. Raises `EmptyResultSet` where no row can be found."""
    sql, params = rows.query.get_compiler("catalogue").as_sql()
    return sql, params


def copied(statement: str, params: Sequence[Any]) -> Iterator[Any]:
    """What a COPY gives, row by row."""
    connection = connections["catalogue"]
    connection.ensure_connection()
    with connection.connection.cursor() as cursor, cursor.copy(statement, params) as copy:
        yield from copy
