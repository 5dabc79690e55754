"""Keyset paging: pages that neither skip nor repeat a stable row while others come and go."""

import base64
import binascii
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, OrderBy, Q, QuerySet
from django.utils.translation import gettext as _

from tracker.catalogue.listing.parameters import BadParameters, Fault

PAGE_SIZE = 50
Key = tuple[str, bool]
"""A column or annotation to sort by, and whether it descends."""

Sorts = Mapping[str, tuple[Key, ...]]

IN_ORDER: Sorts = {"": (("sort_key", False), ("reference", False))}
"""For lists that have one order, that of their `sort_key`."""


@dataclass(frozen=True)
class Page:
    """One page of rows, and the cursors of its neighbours (None: there is none)."""

    rows: list[Any]
    next_cursor: str | None
    previous_cursor: str | None
    sort: str


def page_of(
    rows: QuerySet[Any],
    *,
    sort: str = "",
    cursor: str = "",
    sorts: Sorts,
    size: int = PAGE_SIZE,
    whole: QuerySet[Any] | None = None,
) -> Page:
    """The page that the cursor points to. Raises `BadParameters` for a sort or cursor that is not ours.

    The first of `sorts` is the usual one; a column to sort by may be an annotation of the rows. With `whole`, keys
    alone are picked from the rows, where an index has them; the rows of the page are then those of `whole`.
    """
    keys = _keys(sort, sorts)
    columns = [_column(rows, name) for name, _ in keys]
    position, backwards = _read(cursor, columns) if cursor else ([], False)
    ordered = rows.order_by(*_order(keys, columns, backwards=backwards))
    if position:
        ordered = ordered.filter(_beyond(keys, columns, position, backwards=backwards))
    if whole is not None:
        ordered = whole.filter(pk__in=ordered.values("pk")[: size + 1]).order_by(*ordered.query.order_by)
    found = list(ordered[: size + 1])
    more, found = len(found) > size, found[:size]
    if backwards:
        found.reverse()
    has_next, has_previous = (bool(cursor), more) if backwards else (more, bool(cursor))
    return Page(
        found,
        _cursor(found[-1], keys, backwards=False) if found and has_next else None,
        _cursor(found[0], keys, backwards=True) if found and has_previous else None,
        sort or next(iter(sorts)),
    )


@dataclass(frozen=True)
class _Column:
    """What a cursor holds of one column: how its values are read, and whether there may be none."""

    field: Any
    is_nullable: bool


def _column(rows: QuerySet[Any], name: str) -> _Column:
    if name in rows.query.annotations:
        return _Column(rows.query.annotations[name].output_field, is_nullable=True)
    field: Any = rows.model._meta.get_field(name)
    if isinstance(field, models.GeneratedField):
        # It takes whatever it is given, and says of none that it may be empty; what it holds is told by its output.
        return _Column(field.output_field, is_nullable=True)
    return _Column(field, field.null)


def _keys(sort: str, sorts: Sorts) -> tuple[Key, ...]:
    try:
        return sorts[sort or next(iter(sorts))]
    except KeyError:
        message = _("is no order of this list. There are: %(names)s.") % {"names": ", ".join(sorts)}
        raise BadParameters([Fault("sort", sort[:80], message)]) from None


def _order(keys: Sequence[Key], columns: Sequence[_Column], *, backwards: bool) -> list[OrderBy]:
    order = []
    for (name, descends), column in zip(keys, columns, strict=True):
        unknown = {"nulls_first" if backwards else "nulls_last": True} if column.is_nullable else {}
        order.append(F(name).desc(**unknown) if descends != backwards else F(name).asc(**unknown))
    return order


def _beyond(keys: Sequence[Key], columns: Sequence[_Column], position: Sequence[Any], *, backwards: bool) -> Q:
    """Rows after the position in reading order: equal in the first columns, further in the next."""
    condition, equal = Q(pk__in=[]), Q()
    for (name, descends), column, value in zip(keys, columns, position, strict=True):
        condition |= equal & _further(name, column, value, descends=descends, backwards=backwards)
        equal &= Q(**{name: value}) if value is not None else Q(**{f"{name}__isnull": True})
    return condition


def _further(name: str, column: _Column, value: Any, *, descends: bool, backwards: bool) -> Q:
    if value is None:
        # Unknown values stand last: nothing comes after them, every known one before.
        return Q(**{f"{name}__isnull": False}) if backwards else Q(pk__in=[])
    condition = Q(**{f"{name}__{'lt' if descends != backwards else 'gt'}": value})
    if column.is_nullable and not backwards:
        condition |= Q(**{f"{name}__isnull": True})
    return condition


def _cursor(row: models.Model, keys: Sequence[Key], *, backwards: bool) -> str:
    values = [
        None
        if (value := getattr(row, column)) is None
        else (value.isoformat() if hasattr(value, "isoformat") else str(value))
        for column, _ in keys
    ]
    text = json.dumps([backwards, *values], separators=(",", ":"), ensure_ascii=False)
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _read(cursor: str, columns: Sequence[_Column]) -> tuple[list[Any], bool]:
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        backwards, *position = json.loads(base64.urlsafe_b64decode(padded.encode("ascii")))
        values = [_typed(column, value) for column, value in zip(columns, position, strict=True)]
    except (ValueError, TypeError, binascii.Error, RecursionError):
        message = _("is not a page of this list in this order; start again from the first page.")
        raise BadParameters([Fault("cursor", cursor[:80], message)]) from None
    if not isinstance(backwards, bool):
        raise BadParameters([Fault("cursor", cursor[:80], _("is not a page of this list."))])
    return values, backwards


def _typed(column: _Column, value: Any) -> Any:
    """The value as its column holds it; raises ValueError for anything that a cursor of ours cannot hold."""
    if value is None:
        if column.is_nullable:
            return None
        raise ValueError(value)
    if not isinstance(value, str) or "\0" in value:
        raise ValueError(value)
    value.encode()
    try:
        return column.field.to_python(value)
    except ValidationError as error:
        raise ValueError(value) from error
