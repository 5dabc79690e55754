"""A record's history tables: each version of its rows beside the one before, as far as somebody may see them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models

from tracker.review.content import RecordKind

_OWN_COLUMNS = {"id", "key"}


@dataclass(frozen=True)
class Version:
    """One entry of a history table, and the one before it of the same row.

    `owner` is the column that points to the record, `without` are columns not to be shown.
    """

    what: str
    now: models.Model
    before: models.Model | None
    owner: str
    without: frozenset[str] = frozenset()

    @property
    def at(self) -> datetime:
        """When it was written."""
        at: datetime = self.now.pgh_created_at  # type: ignore[attr-defined]
        return at

    @property
    def is_own(self) -> bool:
        """Whether the row is the record itself."""
        return self.owner == "pgh_obj"

    def columns(self) -> "list[models.Field[Any, Any]]":
        """The columns of the row that say something about the record."""
        left_out = _OWN_COLUMNS | {self.owner}
        return [
            field
            for field in tracked(self.now)._meta.concrete_fields
            if field.name not in left_out and field.attname not in self.without and hasattr(self.now, field.attname)
        ]


def versions(
    registered: RecordKind, pk: int, *, since: datetime | None, hidden: Iterable[tuple[str, Any]]
) -> list[Version]:
    """The versions of a record's rows; one query per history table.

    `hidden` are (column, value) pairs: a row that has one is left out while it has it; of the record's own row that
    column alone.
    """
    left_out = set(hidden)
    found: list[Version] = []
    for event_model, column in (*registered.event_models, *registered.aside):
        events = event_model._default_manager.filter(**{column: pk}).order_by("pgh_id")
        found += _seen(_with_predecessors(events), left_out, owner=column)
    return [version for version in found if since is None or version.at > since]


def tracked(event: models.Model) -> type[models.Model]:
    """The model whose row it is a version of."""
    return type(event).pgh_tracked_model  # type: ignore[attr-defined, no-any-return]


def _with_predecessors(
    events: Iterable[models.Model],
) -> Iterator[tuple[models.Model, models.Model | None]]:
    last: dict[int, models.Model] = {}
    for event in events:
        row: int = event.pgh_obj_id  # type: ignore[attr-defined]
        yield event, last.get(row)
        last[row] = event


def _seen(
    events: Iterable[tuple[models.Model, models.Model | None]], hidden: set[tuple[str, Any]], *, owner: str
) -> Iterator[Version]:
    """What of the events somebody may see; a row that came out of hiding reads as added."""
    for now, before in events:
        what: str = now.pgh_label  # type: ignore[attr-defined]
        unseen, unseen_before = _unseen(now, hidden), _unseen(before, hidden)
        if owner == "pgh_obj":
            yield Version(what, now, before, owner, unseen | unseen_before)
        elif not unseen:
            # A row without a version before came out of hiding, or from another record.
            is_new = bool(unseen_before) or before is None
            yield Version("insert" if is_new and what == "update" else what, now, None if is_new else before, owner)


def _unseen(event: models.Model | None, hidden: set[tuple[str, Any]]) -> frozenset[str]:
    """The columns of the event that hold what is hidden."""
    return frozenset(column for column, value in hidden if getattr(event, column, None) == value)
