"""CSV of exactly the rows found, by COPY: RFC 4180 with LF, UTF-8, one header row of column names."""

from collections.abc import Sequence
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import EmptyResultSet
from django.db import connections, models
from django.db.models import Func, QuerySet, TextField, Value
from django.db.models.functions import Cast

from tracker.catalogue.columns import Column, with_columns

SEPARATOR = ";"
_RUNS_AS_FORMULA = r"^[=+\-@\t\r'']"


class Guarded(Func):
    """Text that a spreadsheet would run as a formula gets an apostrophe in front.

    Undone by taking one leading apostrophe away: a text that begins with one gets another.
    """

    template = f"regexp_replace(%(expressions)s, '{_RUNS_AS_FORMULA}', '''\\&')"
    output_field = TextField()


class Joined(Func):
    """Several values as one text, joined by semicolons."""

    function = "array_to_string"
    output_field = TextField()


def csv_column(column: Column) -> Any:
    """The column's expression as text for a file."""
    expression = column.expression
    if column.is_list:
        texts = Cast(expression, ArrayField(models.TextField()))
        expression = Joined(texts, Value(SEPARATOR))
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
