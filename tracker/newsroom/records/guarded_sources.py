"""Guarded sources stay out of the lists of submissions and entries, but for their readers."""

from typing import Any, TypeVar

from django.db.models import QuerySet

from tracker.sources.models import Source

Rows = TypeVar("Rows", bound=QuerySet[Any])


def unreadable_references(user: Any) -> set[str]:
    """References of sources that the user may not see."""
    readable = Source.objects.readable_by(user).values("pk")
    return set(Source.objects.exclude(pk__in=readable).values_list("reference", flat=True))


def without_guarded(rows: Rows, user: Any) -> Rows:
    """Rows with `kind` and `reference`, without those of sources that the user may not see."""
    return rows.exclude(kind="source", reference__in=unreadable_references(user))
