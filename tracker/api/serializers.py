"""Rows of a list as JSON: a serializer from the columns of its register, which files and download page read too."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers

from tracker.catalogue.listing.column import Column, with_columns
from tracker.catalogue.listing.facet import FacetCounts


def row_serializer(columns: Sequence[Column]) -> type[serializers.Serializer]:
    """The serializer of `column_values`: each column under its name, its meaning as help."""
    return type("RowSerializer", (serializers.Serializer,), {column.name: _field(column) for column in columns})


def _field(column: Column) -> serializers.Field:
    named: dict[str, Any] = {"label": column.label, "help_text": column.meaning, "source": f"column_{column.name}"}
    named["read_only"] = True
    if column.is_flag:
        return serializers.BooleanField(**named)
    if column.is_list:
        return serializers.ListField(**named)
    # The value as the database has it: a text, a number, a day.
    return serializers.ReadOnlyField(**named)


def column_values(rows: QuerySet[Any], keys: Sequence[Any], columns: Sequence[Column]) -> list[dict[str, Any]]:
    """The values of the rows with these primary keys, in the order of the keys."""
    values = with_columns(rows.filter(pk__in=keys), columns).values("pk", *(f"column_{each.name}" for each in columns))
    by_key = {row["pk"]: row for row in values}
    return [by_key[key] for key in keys]


def row_answer(rows: QuerySet[Any], columns: Sequence[Column]) -> dict[str, Any]:
    """The one row as the list has it."""
    (row,) = rows
    (values,) = column_values(rows, [row.pk], columns)
    answer: dict[str, Any] = dict(row_serializer(columns)(values).data)
    return answer


def facets_answer(facets: Sequence[FacetCounts], *, counted: str) -> dict[str, Any]:
    """Per facet its values with the number of rows, under the word for what is counted (`people`, `count`)."""
    return {
        each.facet.name: [{"value": row.value, "label": row.label, counted: row.count} for row in each.values]
        for each in facets
    }
