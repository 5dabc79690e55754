"""Conditions on one of many values as a single array: no statement grows with them."""

from collections.abc import Iterable
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import BooleanField, F, Func, Q, Value


def number_in(column: str, numbers: Iterable[int]) -> Q:
    """The column (a number or a foreign key to one) is one of the numbers."""
    return _any_of(column, list(numbers), models.BigIntegerField())


def text_in(column: str, texts: Iterable[str]) -> Q:
    """The column is one of the texts."""
    return _any_of(column, list(texts), models.TextField())


def in_array(column: str, array: Any) -> Q:
    """The column is one of the values of an array: another column, also of the row outside a subquery."""
    return Q(_Any(F(column), array))


def _any_of(column: str, values: list[Any], of: "models.Field[Any, Any]") -> Q:
    return Q(_Any(F(column), Value(values, output_field=ArrayField(of))))


class _Any(Func):
    template = "%(expressions)s)"
    arg_joiner = " = ANY("
    arity = 2
    output_field = BooleanField()
