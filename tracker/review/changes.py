"""Who changed which column of a record when: its history tables, in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.db import models

from tracker.review.content import RecordKind
from tracker.review.event_words import EventWords
from tracker.review.versions import Version, tracked, versions


@dataclass(frozen=True)
class Change:
    """One column of one row, before and after; `who` is an account's name, or says that nobody is known.

    `row` says which row of its table it is: what it said before the change, in a few words; empty for the record's own.
    """

    at: datetime
    who: str
    what: str
    table: str
    row: str
    key: int
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
    """Every change of a record's rows, newest first; `hidden` as in `versions`.

    One query per history table, one for the names of accounts, and one for each table that is pointed to.
    """
    found = versions(registered, pk, since=since, hidden=hidden)
    return sorted(_changes(found), key=lambda change: change.at, reverse=True)


def _changes(found: list[Version]) -> Iterator[Change]:
    names = _account_names({_context(version.now).get("user") for version in found})
    words = EventWords(event for version in found for event in (version.now, version.before) if event is not None)
    for version in found:
        context = _context(version.now)
        for column, old, new in _columns_changed(version, words):
            yield Change(
                at=version.at,
                who=names.get(context.get("user"), "an unknown author"),
                what=version.what,
                table=str(tracked(version.now)._meta.verbose_name),
                row="" if version.is_own else words.row(version),
                key=version.now.pgh_obj_id,  # type: ignore[attr-defined]
                column=column,
                old=old,
                new=new,
                why=str(context.get("why", "")),
            )


def _columns_changed(version: Version, words: EventWords) -> Iterator[tuple[str, str, str]]:
    """Label, old and new of each column that the version changes; of a row added or deleted, those that are filled."""
    for field in version.columns():
        now = words.shown(version.now, field)
        before = words.shown(version.before, field) if version.before else ""
        old, new = {"insert": ("", now), "delete": (now, "")}.get(version.what, (before, now))
        if old != new:
            yield str(field.verbose_name), old, new


def _context(event: models.Model) -> dict[str, Any]:
    return getattr(event, "pgh_context", None) or {}


def _account_names(pks: set[Any]) -> dict[Any, str]:
    users = get_user_model()._default_manager.filter(pk__in=[pk for pk in pks if pk])
    return dict(users.values_list("pk", "username"))
