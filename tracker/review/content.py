"""A record's content as plain, canonical JSON: what is handed in, hashed, approved and projected."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any
from uuid import UUID

from django.db import models

from tracker.lib.database.guards import guard
from tracker.lib.database.picking import picked
from tracker.lib.history import is_derived
from tracker.review.guards import counts_as_change

Content = dict[str, Any]
Events = Iterable[type[models.Model]]


@dataclass(frozen=True)
class Joining:
    """That rows of the record `other` came to `reference`, or left it: when, and who did it.

    Whoever changed the other's rows counts as an editor of this one: since `since`, or, with None, since the other was
    last published.
    """

    reference: str
    other: str
    by: int
    at: datetime
    since: datetime | None = None


def _nothing_closed(_: Sequence[str]) -> dict[str, str]:
    return {}


def _nothing_wrong(_: Content) -> list[str]:
    return []


def _nothing_joined(_: Sequence[str]) -> list[Joining]:
    return []


def _none_joined(_: Sequence[str]) -> set[str]:
    return set()


@dataclass(frozen=True)
class RecordKind:
    """What `review` must know of a kind of record to hand it in.

    `contents(references)` gives the content of each record that exists; `event_models` are the history tables
    to look through for who changed it, each with the column that points to the record's row; `aside` are those
    that its history shows and that change nothing of what is handed in. `closed(references)` says why some of the
    records cannot be handed in, a sentence each; `joinings(references)` what came to them from other records; both are
    asked of those alone that `joined(references)` gives: with another record they have, or had, something in common.
    `contradictions(content)` says what in it cannot be true together, a sentence each: it is not handed in so.
    `is_of_own_rows(content)` says whether nothing in it but references comes from other records; None: that is never
    known of such records.
    """

    kind: str
    model: type[models.Model]
    contents: Callable[[list[str]], dict[str, Content]]
    event_models: tuple[tuple[type[models.Model], str], ...]
    aside: tuple[tuple[type[models.Model], str], ...] = ()
    closed: Callable[[Sequence[str]], dict[str, str]] = _nothing_closed
    joinings: Callable[[Sequence[str]], list[Joining]] = _nothing_joined
    joined: Callable[[Sequence[str]], set[str]] = _none_joined
    contradictions: Callable[[Content], list[str]] = _nothing_wrong
    is_of_own_rows: Callable[[Content], bool] | None = None
    counted_if: Mapping[type[models.Model], str] = field(default_factory=dict)
    """Of a history, which rows count as a change: SQL on the row (`NEW`); all of them where none is given."""


_KINDS: dict[str, RecordKind] = {}


def register(record_kind: RecordKind) -> None:
    """Called by each room once, when it is ready, for each kind of record; its histories then count changes."""
    _KINDS[record_kind.kind] = record_kind
    for events, column in record_kind.event_models:
        column_of: Any = events._meta.get_field(column)
        only_if = record_kind.counted_if.get(events, "")
        guard(events, [counts_as_change(kind=record_kind.kind, column=column_of.column, only_if=only_if)])


def record_kind(kind: str) -> RecordKind:
    """The registered kind of that name."""
    return _KINDS[kind]


def record_kinds() -> Mapping[str, RecordKind]:
    """All registered kinds by name."""
    return _KINDS


def canonical(content: Mapping[str, Any]) -> bytes:
    """Canonical JSON (RFC 8259, keys sorted, no blanks, UTF-8): equal content gives equal bytes."""
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def content_hash(content: Content) -> str:
    """SHA-256 of the canonical JSON, in hexadecimal."""
    return hashlib.sha256(canonical(content)).hexdigest()


def rows_content(
    model: type[models.Model],
    column: str,
    values: Iterable[Any],
    *,
    without: Iterable[str] = (),
    beside: Sequence[str] = (),
) -> Iterator[tuple[tuple[Any, ...], Content]]:
    """The own columns, in order of entry, of the rows whose `column` is one of the values; no instance is made.

    Each behind the columns named in `beside`. Derived columns are left out; a foreign key becomes the `reference`,
    `code` or `key` of its target.
    """
    names, columns = _columns(model, frozenset(without))
    first = len(beside)
    for row in picked(model, column, values, (*beside, *columns), order="pk"):
        yield row[:first], {name: _plain(value) for name, value in zip(names, row[first:], strict=True)}


def content_columns(model: type[models.Model]) -> list[str]:
    """The names of a row's own columns: those that may go into a content."""
    return _columns(model, frozenset())[0]


@cache
def _columns(model: type[models.Model], without: frozenset[str]) -> tuple[list[str], list[str]]:
    """The names of a row's own columns, and what to ask for to get their plain values."""
    fields = [
        field for field in model._meta.concrete_fields if field.name not in {"id", *without} and not is_derived(field)
    ]
    return [field.name for field in fields], [_asked_for(field) for field in fields]


def _asked_for(field: Any) -> str:
    if not field.is_relation:
        return str(field.name)
    of_target = {column.name for column in field.related_model._meta.concrete_fields}
    return f"{field.name}__{next(name for name in _NAMES if name in of_target or name == 'pk')}"


_NAMES = ("reference", "code", "key", "pk")
"""What a record is named by in another's content: the first of these that it has."""


def row_content(row: models.Model, *, without: Iterable[str] = ()) -> Content:
    """The row's own columns as plain values: derived ones left out, records named by reference.

    A foreign key becomes the `reference`, `code` or `key` of its target; select it beforehand.
    """
    left_out = {"id", *without}
    return {
        field.name: _plain(getattr(row, field.name))
        for field in row._meta.concrete_fields
        if field.name not in left_out and not is_derived(field)
    }


def _plain(value: Any) -> Any:
    if isinstance(value, models.Model):
        return next(str(getattr(value, name)) for name in _NAMES if hasattr(value, name))
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value) if isinstance(value, UUID | Decimal) else value
