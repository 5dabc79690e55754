"""Who changed which column of a record when: its history tables, read as sentences."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db import models

from tracker.review.content import RecordKind

_OWN_COLUMNS = {"id", "key"}


@dataclass(frozen=True)
class Change:
    """One column of one row, before and after; `who` is an account's name, or says that nobody is known."""

    at: datetime
    who: str
    what: str
    table: str
    row: int
    column: str
    old: str
    new: str
    why: str

    def __str__(self) -> str:
        if self.what == "update":
            return f"{self.who} changed {self.table}, {self.column}: “{self.old}” → “{self.new}”"
        verb = "added" if self.what == "insert" else "deleted"
        return f"{self.who} {verb} {self.table}, {self.column}: “{self.new or self.old}”"


def changes(
    registered: RecordKind,
    pk: int,
    *,
    since: datetime | None = None,
    hidden: Iterable[tuple[str, Any]] = (),
) -> list[Change]:
    """Every change of a record's rows, newest first; `hidden` are (column, value) pairs whose rows are left out.

    One query per history table, one for the names of accounts, and one for each kind of record that is pointed to.
    """
    left_out = set(hidden)
    found: list[tuple[models.Model, models.Model | None]] = []
    for event_model, column in (*registered.event_models, *registered.aside):
        events = event_model._default_manager.filter(**{column: pk}).order_by("pgh_id")
        found += _with_predecessors(events)
    shown = [
        (event, before)
        for event, before in found
        if (since is None or _at(event) > since) and not _is_hidden(event, left_out)
    ]
    return sorted(_changes(shown), key=lambda change: change.at, reverse=True)


def _with_predecessors(
    events: Iterable[models.Model],
) -> Iterator[tuple[models.Model, models.Model | None]]:
    last: dict[int, models.Model] = {}
    for event in events:
        row: int = event.pgh_obj_id  # type: ignore[attr-defined]
        yield event, last.get(row)
        last[row] = event


def _is_hidden(event: models.Model, hidden: set[tuple[str, Any]]) -> bool:
    return any(getattr(event, column, None) == value for column, value in hidden)


def _at(event: models.Model) -> datetime:
    at: datetime = event.pgh_created_at  # type: ignore[attr-defined]
    return at


def _changes(pairs: list[tuple[models.Model, models.Model | None]]) -> Iterator[Change]:
    names = _account_names({_context(event).get("user") for event, _ in pairs})
    targets = _Targets(event for event, _ in pairs)
    for event, before in pairs:
        what: str = event.pgh_label  # type: ignore[attr-defined]
        context = _context(event)
        model: type[models.Model] = type(event).pgh_tracked_model  # type: ignore[attr-defined]
        for field in model._meta.concrete_fields:
            if field.name in _OWN_COLUMNS or not hasattr(event, field.attname):
                continue
            new = targets.shown(event, field)
            old = targets.shown(before, field) if before else ""
            if (what == "insert" and not new) or (what == "update" and old == new):
                continue
            if what == "delete":
                old, new = new, ""
                if not old:
                    continue
            yield Change(
                at=_at(event),
                who=names.get(context.get("user"), "nobody known"),
                what=what,
                table=str(model._meta.verbose_name),
                row=event.pgh_obj_id,  # type: ignore[attr-defined]
                column=str(field.verbose_name),
                old=old,
                new=new,
                why=str(context.get("why", "")),
            )


def _context(event: models.Model) -> dict[str, Any]:
    return getattr(event, "pgh_context", None) or {}


def _account_names(pks: set[Any]) -> dict[Any, str]:
    users = get_user_model()._default_manager.filter(pk__in=[pk for pk in pks if pk])
    return dict(users.values_list("pk", "username"))


class _Targets:
    """What foreign keys of events point to, in words, fetched once for each table."""

    def __init__(self, events: Iterable[models.Model]) -> None:
        wanted: dict[type[models.Model], set[Any]] = {}
        for event in events:
            for field in event._meta.concrete_fields:
                value = getattr(event, field.attname)
                if field.is_relation and field.name != "pgh_obj" and value is not None:
                    wanted.setdefault(field.related_model, set()).add(value)  # type: ignore[arg-type]
        self._words = {model: _words(model, pks) for model, pks in wanted.items()}

    def shown(self, event: models.Model, field: "models.Field[Any, Any]") -> str:
        value = getattr(event, field.attname)
        if value in (None, "", []):
            return ""
        if field.is_relation:
            return self._words.get(field.related_model, {}).get(value, f"row {value}")  # type: ignore[arg-type]
        if isinstance(value, list):
            return ", ".join(str(part) for part in value)
        if isinstance(value, bool):
            return "yes" if value else "no"
        return str(dict(field.flatchoices).get(value, value))


def _words(model: type[models.Model], pks: set[Any]) -> dict[Any, str]:
    rows = model._default_manager.filter(pk__in=pks)
    if hasattr(rows, "with_name"):
        rows = rows.with_name()
    return {row.pk: str(row) for row in rows}
