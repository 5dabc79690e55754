"""Periods: two partial dates of one row, of which the second may not be over, on every reading, before the first."""

from collections.abc import Sequence
from typing import Any

from django.db import models
from django.db.models import F, Q


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
