"""Guarded sources, and persons who rest on them alone, stay out of lists, but for their readers."""

from typing import Any, TypeVar

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from tracker.accounts.models import User
from tracker.people.models import Person
from tracker.sources.models import Source

Rows = TypeVar("Rows", bound=QuerySet[Any])


def unreadable_references(user: User) -> set[str]:
    """References of sources that the user may not see."""
    readable = Source.objects.readable_by(user).values("pk")
    return set(Source.objects.exclude(pk__in=readable).values_list("reference", flat=True))


def readable_rows(model: type[Model], user: User) -> QuerySet[Any]:
    """The rows of the model that the user may see, with names where they have any; guarded are sources and persons."""
    if model is Source:
        return Source.objects.readable_by(user)
    if model is Person:
        return Person.objects.visible_to(user).with_name(seen_by=user)
    rows: Any = model._default_manager.all()
    found: QuerySet[Any] = rows.with_name() if hasattr(rows, "with_name") else rows
    return found


def without_guarded(rows: Rows, user: User) -> Rows:
    """Rows with `kind` and `reference`, without those of sources and persons that the user may not see."""
    found: Rows = rows.exclude(kind="source", reference__in=unreadable_references(user))
    if user.is_superuser:
        return found
    hidden = Person.objects.hidden_from(user).order_by().filter(reference=OuterRef("reference"))
    return found.filter(~Q(kind="person") | ~Exists(hidden))
