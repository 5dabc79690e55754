"""Guarded sources stay out of the lists of submissions and entries, but for their readers."""

from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from tracker.accounts.models import User
from tracker.sources.models import Source

Rows = TypeVar("Rows", bound=QuerySet[Any])


def unreadable_references(user: User) -> set[str]:
    """References of sources that the user may not see."""
    readable = Source.objects.readable_by(user).values("pk")
    return set(Source.objects.exclude(pk__in=readable).values_list("reference", flat=True))


def readable_rows(model: type[Model], user: User) -> QuerySet[Any]:
    """The rows of the model that the user may see, with names where they have any; guarded are sources alone."""
    if model is Source:
        return Source.objects.readable_by(user)
    rows: Any = model._default_manager.all()
    found: QuerySet[Any] = rows.with_name() if hasattr(rows, "with_name") else rows
    return found


def without_guarded(rows: Rows, user: User) -> Rows:
    """Rows with `kind` and `reference`, without those of sources that the user may not see."""
    return rows.exclude(kind="source", reference__in=unreadable_references(user))
