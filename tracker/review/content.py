"""A record's content as plain, canonical JSON: what is handed in, hashed, approved and projected."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import models

from tracker.lib.history import is_derived

Content = dict[str, Any]
Events = Iterable[type[models.Model]]


@dataclass(frozen=True)
class RecordKind:
    """What `review` must know of a kind of record to hand it in.

    `contents(references)` gives the content of each record that exists; `event_models` are the history tables
    to look through for who changed it, each with the column that points to the record's row; `aside` are those
    that its history shows and that change nothing of what is handed in.
    """

    kind: str
    model: type[models.Model]
    contents: Callable[[list[str]], dict[str, Content]]
    event_models: tuple[tuple[type[models.Model], str], ...]
    aside: tuple[tuple[type[models.Model], str], ...] = ()


_KINDS: dict[str, RecordKind] = {}


def register(record_kind: RecordKind) -> None:
    """Called by each room once, when it is ready, for each kind of record that can be published."""
    _KINDS[record_kind.kind] = record_kind


def record_kind(kind: str) -> RecordKind:
    """The registered kind of that name."""
    return _KINDS[kind]


def record_kinds() -> Mapping[str, RecordKind]:
    """All registered kinds by name."""
    return _KINDS


def canonical(content: Content) -> bytes:
    """Canonical JSON (RFC 8259, keys sorted, no blanks, UTF-8): equal content gives equal bytes."""
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def content_hash(content: Content) -> str:
    """SHA-256 of the canonical JSON, in hexadecimal."""
    return hashlib.sha256(canonical(content)).hexdigest()


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
        return next(str(getattr(value, name)) for name in ("reference", "code", "key", "pk") if hasattr(value, name))
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value) if isinstance(value, UUID | Decimal) else value
