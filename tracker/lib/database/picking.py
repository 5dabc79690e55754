"""Rows picked by an array of values, by a statement that is written once: Django takes longer to write it anew each
time than PostgreSQL takes to answer it for one record.
"""

from collections.abc import Iterable
from functools import cache
from typing import Any

from django.db import connections, models, router

from tracker.lib.database.any_of import number_in, text_in

Model = type[models.Model]


def picked(
    model: Model, column: str, values: Iterable[Any], columns: Iterable[str], *, order: str = ""
) -> list[tuple[Any, ...]]:
    """Some columns of the rows whose `column` is one of the values, as `values_list` gives them; `order` is a column.

    Reads on the model's own database, inside whatever transaction is open there. Nothing is asked for no values.
    """
    wanted = list(values)
    if not wanted:
        return []
    using = router.db_for_read(model)
    with connections[using].cursor() as cursor:
        cursor.execute(_statement(model, column, tuple(columns), order, using), [wanted])
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


@cache
def _statement(model: Model, column: str, columns: tuple[str, ...], order: str, using: str) -> str:
    rows = model._default_manager.using(using).filter(_condition(model, column)).values_list(*columns)
    compiler = rows.order_by(*filter(None, [order])).query.get_compiler(using)
    statement, values = compiler.as_sql()
    if len(values) != 1:
        raise TypeError(f"{model.__name__} cannot be picked by {column}: its manager has conditions of its own.")
    if compiler.get_converters([chosen for chosen, _, _ in compiler.select]):
        raise TypeError(f"A column of {model.__name__} among {columns} is made by Django: use a queryset.")
    return str(statement)


def _condition(model: Model, column: str) -> models.Q:
    field: Any = model._meta.get_field(column.removesuffix("_id"))
    target = field.target_field if field.is_relation else field
    return text_in(column, [""]) if isinstance(target, models.CharField | models.TextField) else number_in(column, [0])
