"""What of the newsroom's rows belongs to one record, in use or in history, and which other records name it."""

from collections.abc import Iterator
from typing import Any

from django.db import models
from django.db.models import Q

from tracker.lib.history import events_of
from tracker.people.models import Compared, Likeness, Merge, Request, RestrictedDetail, RestrictedFile
from tracker.review.content import record_kinds

_KNOWN_APART = {
    *((RestrictedFile, "person"), (Request, "about")),
    *((Merge, "kept"), (Merge, "merged")),
    *((Likeness, "first"), (Likeness, "second"), (Compared, "person")),
}
"""Rows that hang on a person and are in no content: they are treated by name, or go with the person."""


def kind_of(reference: str) -> str:
    """The kind of record that such a reference names; empty if there is none."""
    for kind, registered in record_kinds().items():
        field: Any = registered.model._meta.get_field("reference")
        if reference.startswith(f"{field.prefix}-"):
            return kind
    return ""


def keys_of(kind: str, reference: str) -> list[int]:
    """Keys of the record's row, also where it was deleted and history alone knows it."""
    events = events_of(record_kinds()[kind].model)._default_manager.filter(reference=reference)
    return sorted(set(events.values_list("pgh_obj_id", flat=True)))


def histories(kind: str, keys: list[int]) -> list["models.QuerySet[Any]"]:
    """The rows of all history tables that belong to the record, its own first."""
    registered = record_kinds()[kind]
    tables = (*registered.event_models, *registered.aside)
    found = [events._default_manager.filter(**{f"{column}__in": keys}) for events, column in tables]
    if kind == "person":
        files = events_of(RestrictedFile)._default_manager.filter(person__in=keys)
        details = events_of(RestrictedDetail)._default_manager.filter(file__in=files.values("pgh_obj_id"))
        merges = events_of(Merge)._default_manager.filter(Q(kept__in=keys) | Q(merged__in=keys))
        found += [details, files, merges]
    return found


def tracked(events: "models.QuerySet[Any]") -> type[models.Model]:
    """The model whose history it is; of a relation by its own name, the one with the table."""
    return events.model.pgh_tracked_model._meta.concrete_model  # type: ignore[no-any-return]


def named_by(record: models.Model) -> list[str]:
    """References of the other records whose rows point to this one, sorted."""
    own = {*_KNOWN_APART, *_owned()}
    found = {
        _owner(row)
        for relation in record._meta.get_fields(include_hidden=True)
        if isinstance(relation, models.ManyToOneRel) and not hasattr(relation.related_model, "pgh_tracked_model")
        if (relation.related_model, relation.field.name) not in own
        for row in relation.related_model._base_manager.filter(**{relation.field.name: record.pk})
    }
    return sorted(found)


def _owned() -> Iterator[tuple[Any, str]]:
    """Each table whose rows belong to a record, and the column that says to which."""
    for registered in record_kinds().values():
        for events, column in (*registered.event_models, *registered.aside):
            if column != "pgh_obj":
                yield events.pgh_tracked_model._meta.concrete_model, column  # type: ignore[attr-defined]


def _owner(row: Any) -> str:
    """The reference of the record to which the row belongs, its own where it is one."""
    if hasattr(row, "reference"):
        return str(row.reference)
    owners = (getattr(row, column) for model, column in _owned() if isinstance(row, model))
    return next((str(owner.reference) for owner in owners if owner is not None), f"{row._meta.verbose_name} {row.pk}")
