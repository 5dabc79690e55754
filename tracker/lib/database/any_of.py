"""Conditions on one of many values as a single array: no statement grows with them."""

from collections.abc import Iterable
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import BooleanField, F, Func, Q, Value
from django.db.models.functions import Cast
from pyroaring import BitMap

from tracker.lib.dense_bits import dense_bits, listed

_LOOKED_UP = 20
"""Few: where the square of their number is less than so many times all. Looking one up costs about as much as trying a
thousand on the walk to a page of fifty."""


def number_in(column: str, numbers: Iterable[int]) -> Q:
    """The column (a number or a foreign key to one) is one of the numbers."""
    # As one text: of 30,000 numbers each by itself takes forty milliseconds.
    array = Cast(Value(f"{{{','.join(map(str, numbers))}}}"), ArrayField(models.BigIntegerField()))
    return Q(_Any(F(column), array))


def text_in(column: str, texts: Iterable[str]) -> Q:
    """The column is one of the texts."""
    return Q(_Any(F(column), Value(list(texts), output_field=ArrayField(models.TextField()))))


def in_set(column: str, numbers: BitMap, among: BitMap) -> Q:
    """The column, of which all values are `among`, is one of the numbers: a list where they are few, else bits.

    Bits are tried on each row, best on a walk through an index; the numbers of a list are looked up.
    """
    if not numbers:
        return Q(pk__in=[])
    if len(numbers) ** 2 < _LOOKED_UP * len(among):
        return number_in(column, listed(numbers))
    bits = dense_bits(numbers, up_to=among.max())
    return Q(_IsSet(Value(bits, output_field=models.BinaryField()), F(column)))


def in_array(column: str, array: Any) -> Q:
    """The column is one of the values of an array: another column, also of the row outside a subquery."""
    return Q(_Any(F(column), array))


class _IsSet(Func):
    template = "get_bit(%(expressions)s) = 1"
    arity = 2
    output_field = BooleanField()


class _Any(Func):
    template = "%(expressions)s)"
    arg_joiner = " = ANY("
    arity = 2
    output_field = BooleanField()
