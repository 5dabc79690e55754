"""A column of a list: the same in files, API and tables."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import QuerySet
from django.utils.functional import Promise

Words = str | Promise
"""A text for readers; of registers it is read in the language of the request."""


@dataclass(frozen=True)
class Column:
    """One column: what it is called, what it means, in which unit, and how it is computed.

    `is_list` columns hold several values, joined by `;` in files and a list in JSON; `is_text` marks free text,
    which files guard against being run as a formula; `is_flag` is true or false. `rests_on` names the columns of
    claims (`fate.on`) that the value is read from, whose citations carry it: a conflicting version of one of them
    makes it disputed.
    """

    name: str
    label: Words
    meaning: Words
    expression: Any
    unit: str = ""
    is_list: bool = False
    is_text: bool = False
    is_flag: bool = False
    rests_on: tuple[str, ...] = ()
    values: type[models.TextChoices] | None = None
    """The closed list that its values are from."""
    follows_from_others: bool = False
    """Computed from other records when it is read: it changes without the record."""

    @property
    def closed_list(self) -> Sequence[str]:
        """Every value that it can have; empty where there is no closed list."""
        return self.values.values if self.values else ()


def with_columns(rows: QuerySet[Any], columns: Sequence[Column]) -> QuerySet[Any, Any]:
    """The rows with every column under the name `column_<name>`, as plain values, in the register's order."""
    named = {f"column_{column.name}": column.expression for column in columns}
    found: QuerySet[Any, Any] = rows.annotate(**named).values(*named)
    return found


class ValueType(StrEnum):
    """What the values of a column are, where a format has types."""

    TEXT = "text"
    TEXTS = "list of texts"
    WHOLE_NUMBER = "whole number"
    DECIMAL = "decimal number"
    FLAG = "true or false"
    DAY = "day"


_TYPES: "Sequence[tuple[type[models.Field[Any, Any]], ValueType]]" = (
    (ArrayField, ValueType.TEXTS),
    (models.BooleanField, ValueType.FLAG),
    (models.IntegerField, ValueType.WHOLE_NUMBER),
    (models.DecimalField, ValueType.DECIMAL),
    (models.DateField, ValueType.DAY),
)
"""Everything else is text: partial dates, keys, words of closed lists."""


def value_types(rows: QuerySet[Any], columns: Sequence[Column]) -> Mapping[str, ValueType]:
    """The type of each column of such rows by its name, as the database gives its values."""
    annotations = with_columns(rows, columns).query.annotations
    return {column.name: _type_of(annotations[f"column_{column.name}"].output_field) for column in columns}


def _type_of(field: Any) -> ValueType:
    given = field.output_field if isinstance(field, models.GeneratedField) else field
    return next((kind for each, kind in _TYPES if isinstance(given, each)), ValueType.TEXT)
