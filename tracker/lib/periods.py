"""Periods: two partial dates of one row, of which the second may not be over, on every reading, before the first."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import migrations, models
from django.db.models import F, Q

_NAMED = 20
_OWNERS = ("person", "unit")


class EndsAfterItBegins(models.CheckConstraint):
    """The last possible day of the end is not before the first possible day of the beginning; open ones always pass."""

    def __init__(self, *, begin: str, end: str, name: str) -> None:
        self.begin, self.end = begin, end
        super().__init__(
            name=name,
            condition=~_reversed(begin, end),
            violation_error_message="It ends before it begins: correct one of the two dates.",
        )

    def deconstruct(self) -> tuple[str, Sequence[Any], dict[str, Any]]:
        """Name the two columns only; the condition follows from them."""
        path = f"{type(self).__module__}.{type(self).__qualname__}"
        return path, (), {"begin": self.begin, "end": self.end, "name": self.name}


def _reversed(begin: str, end: str) -> Q:
    known = Q(**{f"{begin}_earliest__isnull": False, f"{end}_latest__isnull": False})
    return known & Q(**{f"{end}_latest__lt": F(f"{begin}_earliest")})


class ReversedPeriods(Exception):
    """The database holds periods that end before they begin; the message names them."""


def refuse_reversed(app: str, *periods: tuple[str, str, str]) -> migrations.RunPython:
    """Migration step before such constraints are added; `periods` are model, beginning and end.

    Raises ReversedPeriods with the rows that a person must correct first: what is right, no migration can know.
    """

    def look(apps: Any, schema_editor: Any) -> None:
        found = list(_sentences(apps, schema_editor.connection.alias, app, periods))
        if found:
            more = f" … and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
            raise ReversedPeriods(
                "Rows end before they begin. Correct them in the newsroom as it was before this update, then run this "
                f"again: {'; '.join(found[:_NAMED])}{more}."
            )

    return migrations.RunPython(look, migrations.RunPython.noop)


def _sentences(apps: Any, alias: str, app: str, periods: Sequence[tuple[str, str, str]]) -> Iterator[str]:
    for name, begin, end in periods:
        model = apps.get_model(app, name)
        for row in model._default_manager.using(alias).filter(_reversed(begin, end)).order_by("pk"):
            yield f"{name.lower()} {row.pk}{_whose(row)} from {getattr(row, begin)} to {getattr(row, end)}"


def _whose(row: Any) -> str:
    """Of which record it is, or which one it is itself."""
    record = next((getattr(row, name) for name in _OWNERS if hasattr(row, f"{name}_id")), row)
    if record is None or not hasattr(record, "reference"):
        return ""
    return f" ({record.reference})" if record is row else f" of {record.reference}"
