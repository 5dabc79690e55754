"""Keyset paging: pages that neither skip nor repeat a stable row while others come and go."""

import base64
import binascii
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from tracker.catalogue.listing.parameters import BadParameters, Fault
from tracker.catalogue.models import Fate
from tracker.vocabulary.claims import ClaimStatus

PAGE_SIZE = 50
Key = tuple[str, bool]
"""A column to sort by, and whether it descends."""

Sorts = Mapping[str, tuple[Key, ...]]

FATE_DAY = "fate_day"
"""The first day that the date of the present fate can mean: no column, but computed where it is asked for."""

SORTS: Sorts = {
    "name": (("sort_key", False), ("reference", False)),
    "-name": (("sort_key", True), ("reference", True)),
    "contract": (("first_contract_on", False), ("reference", False)),
    "-contract": (("first_contract_on", True), ("reference", True)),
    "fate": ((FATE_DAY, False), ("reference", False)),
    "-fate": ((FATE_DAY, True), ("reference", True)),
    "changed": (("changed_at", False), ("reference", False)),
    "-changed": (("changed_at", True), ("reference", True)),
}
"""The ways to sort people; unknown dates come last in either direction."""

IN_ORDER: Sorts = {"": (("sort_key", False), ("reference", False))}
"""For lists that have one order, that of their `sort_key`."""

NEWEST_FIRST: Sorts = {"": (("published_on_latest", True), ("reference", False))}
"""For sources."""

BY_DATE: Sorts = {"": (("dated_earliest", False), ("reference", False))}
"""For laws and decrees."""

_NULLABLE = {FATE_DAY, "first_contract_on", "changed_at", "published_on_latest", "dated_earliest"}


@dataclass(frozen=True)
class Page:
    """One page of rows, and the cursors of its neighbours (None: there is none)."""

    rows: list[Any]
    next_cursor: str | None
    previous_cursor: str | None
    sort: str


def page(
    people: QuerySet[Any], *, sort: str = "", cursor: str = "", size: int = PAGE_SIZE, sorts: Sorts = SORTS
) -> Page:
    """The page that the cursor points to. Raises `BadParameters` for a sort or cursor that is not ours.

    The first of `sorts` is the usual one.
    """
    keys = _keys(sort, sorts)
    if keys[0][0] == FATE_DAY:
        people = people.annotate(**{FATE_DAY: _fate_day()})
    position, backwards = _read(cursor, keys, people.model) if cursor else ([], False)
    rows = _ordered(people, keys, backwards=backwards)
    if position:
        rows = rows.filter(_beyond(keys, position, backwards=backwards))
    found = list(rows[: size + 1])
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


def _fate_day() -> Subquery:
    """As the column `fate_on` of the files: of the fates that hold now, the first with a date."""
    dated = Fate.objects.filter(person=OuterRef("pk"), status=ClaimStatus.ACCEPTED, is_now=True).exclude(on="")
    return Subquery(dated.order_by("position").values("on_earliest")[:1])


def _keys(sort: str, sorts: Sorts) -> tuple[Key, ...]:
    try:
        return sorts[sort or next(iter(sorts))]
    except KeyError:
        message = _("is no order of this list. There are: %(names)s.") % {"names": ", ".join(sorts)}
        raise BadParameters([Fault("sort", sort[:80], message)]) from None


def _ordered(people: QuerySet[Any], keys: Sequence[Key], *, backwards: bool) -> QuerySet[Any]:
    order = []
    for column, descends in keys:
        unknown = {} if column not in _NULLABLE else {"nulls_first" if backwards else "nulls_last": True}
        order.append(F(column).desc(**unknown) if descends != backwards else F(column).asc(**unknown))
    return people.order_by(*order)


def _beyond(keys: Sequence[Key], position: Sequence[Any], *, backwards: bool) -> Q:
    """Rows after the position in reading order: equal in the first columns, further in the next."""
    condition, equal = Q(pk__in=[]), Q()
    for (column, descends), value in zip(keys, position, strict=True):
        condition |= equal & _further(column, value, descends=descends, backwards=backwards)
        equal &= Q(**{column: value}) if value is not None else Q(**{f"{column}__isnull": True})
    return condition


def _further(column: str, value: Any, *, descends: bool, backwards: bool) -> Q:
    if value is None:
        # Unknown values stand last: nothing comes after them, every known one before.
        return Q(**{f"{column}__isnull": False}) if backwards else Q(pk__in=[])
    condition = Q(**{f"{column}__{'lt' if descends != backwards else 'gt'}": value})
    if column in _NULLABLE and not backwards:
        condition |= Q(**{f"{column}__isnull": True})
    return condition


def _cursor(row: models.Model, keys: Sequence[Key], *, backwards: bool) -> str:
    values = [None if (value := getattr(row, column)) is None else _plain(value) for column, _ in keys]
    text = json.dumps([backwards, *values], separators=(",", ":"), ensure_ascii=False)
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _plain(value: Any) -> str:
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _read(cursor: str, keys: Sequence[Key], model: type[models.Model]) -> tuple[list[Any], bool]:
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        backwards, *position = json.loads(base64.urlsafe_b64decode(padded.encode("ascii")))
        values = [_typed(model, column, value) for (column, _), value in zip(keys, position, strict=True)]
    except (ValueError, TypeError, binascii.Error, RecursionError):
        message = "is not a page of this list in this order; start again from the first page."
        raise BadParameters([Fault("cursor", cursor[:80], message)]) from None
    if not isinstance(backwards, bool):
        raise BadParameters([Fault("cursor", cursor[:80], "is not a page of this list.")])
    return values, backwards


def _typed(model: type[models.Model], column: str, value: Any) -> Any:
    """The value as its column holds it; raises ValueError for anything that a cursor of ours cannot hold."""
    if value is None:
        if column in _NULLABLE:
            return None
        raise ValueError(column)
    if not isinstance(value, str) or "\0" in value:
        raise ValueError(column)
    value.encode()
    field: Any = models.DateField() if column == FATE_DAY else model._meta.get_field(column)
    try:
        # A generated column takes whatever it is given; what it holds is told by its output.
        return getattr(field, "output_field", field).to_python(value)
    except ValidationError as error:
        raise ValueError(column) from error
