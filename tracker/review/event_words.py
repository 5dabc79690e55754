"""What the columns of history tables say, in words."""

from collections.abc import Iterable
from typing import Any

from django.db import models

from tracker.lib.dates.date_fields import date_in_words
from tracker.review.versions import Version, tracked

_SAYS_LITTLE = {"status", "preferred", "stance", "said_by", "fields"}
"""Columns by which nobody knows one row from another."""
_NAME_COLUMNS = {"fields", "conflict_on"}
"""Columns that hold names of columns: of the row's own table, or of the claim that the row is about."""
_OF_ROW, _SHOWN_OF_ROW = 2, 60


class EventWords:
    """What columns of events say: choices by their labels, rows pointed to by their names, fetched once a table."""

    def __init__(self, events: Iterable[models.Model]) -> None:
        wanted: dict[type[models.Model], set[Any]] = {}
        for event in events:
            for field in event._meta.concrete_fields:
                value = getattr(event, field.attname)
                if field.is_relation and field.name != "pgh_obj" and value is not None:
                    wanted.setdefault(field.related_model, set()).add(value)  # type: ignore[arg-type]
        self._names = {model: _names_of(model, pks) for model, pks in wanted.items()}

    def row(self, version: Version) -> str:
        """Which row it is: what its first columns said before the change."""
        event = version.before or version.now
        said = (self.shown(event, field) for field in version.columns() if field.name not in _SAYS_LITTLE)
        parts = [text for text in said if text][:_OF_ROW]
        return ", ".join(text if len(text) <= _SHOWN_OF_ROW else text[:_SHOWN_OF_ROW] + "…" for text in parts)

    def shown(self, event: models.Model, field: "models.Field[Any, Any]") -> str:
        """The value in words; empty where there is none."""
        value = getattr(event, field.attname)
        if value in (None, "", []):
            return ""
        if field.is_relation:
            return self._names.get(field.related_model, {}).get(value, "a record deleted since")  # type: ignore[arg-type]
        if isinstance(value, list):
            inner = getattr(field, "base_field", field)
            return ", ".join(_value_in_words(event, field.name, inner, part) for part in value)
        return _value_in_words(event, field.name, field, value)


def _value_in_words(event: models.Model, column: str, field: "models.Field[Any, Any]", value: Any) -> str:
    if column in _NAME_COLUMNS:
        return _column_in_words(event, value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return date_in_words(field, value) or str(dict(field.flatchoices).get(value, value))


def _column_in_words(event: models.Model, name: str) -> str:
    """The words for a column's name, of the event's own table or of one that the event points to."""
    pointed = [
        field.related_model
        for field in event._meta.concrete_fields
        if field.is_relation and field.name != "pgh_obj" and getattr(event, field.attname) is not None
    ]
    for model in (tracked(event), *reversed(pointed)):
        found: Any = {field.name: field for field in model._meta.concrete_fields}.get(name)  # type: ignore[union-attr]
        if found is not None:
            return str(found.verbose_name)
    return name


def _names_of(model: type[models.Model], pks: set[Any]) -> dict[Any, str]:
    rows = model._default_manager.filter(pk__in=pks)
    if hasattr(rows, "with_name"):
        rows = rows.with_name()
    return {row.pk: str(row) for row in rows}
