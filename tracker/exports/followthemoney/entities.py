"""An entity as other programs read it: an id, a schema, and properties of one or several texts each."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import QuerySet

Entity = dict[str, Any]
Values = str | Iterable[str | None] | None


def entity(schema: str, key: str, **properties: Values) -> Entity:
    """One entity; what is empty is left out, and each value stands once."""
    listed = {name: _texts(values) for name, values in properties.items()}
    return {"id": key, "schema": schema, "properties": {name: texts for name, texts in listed.items() if texts}}


def line_of(made: Entity) -> str:
    """The line of the file."""
    return json.dumps(made, ensure_ascii=False, separators=(",", ":")) + "\n"


def id_of(kind: str, reference: object) -> str:
    """Such as `fft-person-P-7K2M9Q`: the same in every file of every state."""
    return f"fft-{kind}-{reference}"


def country_of(code: str) -> str:
    """The code of a state or territory as FollowTheMoney writes it: that of ours in small letters."""
    return code.lower()


def day_of(row: Any, column: str) -> str:
    """As much of a partial date as its first and last possible day have in common; empty where that is no year."""
    first, last = getattr(row, f"{column}_earliest"), getattr(row, f"{column}_latest")
    return _common(first, last) if first and last else ""


def plain_rows(rows: QuerySet[Any]) -> Iterable[Any]:
    """The columns of the rows by their names: of a hundred thousand people, making objects of models took a third."""
    return rows.values_list(*(field.attname for field in rows.model._meta.concrete_fields), named=True)


def _common(first: date, last: date) -> str:
    if first.year != last.year:
        return ""
    if first.month != last.month:
        return f"{first.year:04}"
    return f"{first:%Y-%m-%d}" if first.day == last.day else f"{first:%Y-%m}"


def _texts(values: Values) -> list[str]:
    if isinstance(values, str):
        return [values] if values else []
    return list(dict.fromkeys(value for value in values if value)) if values else []
