"""Records every insert, update and delete of a newsroom row, with who did it."""

from typing import TypeVar

import pghistory
from django.db import models

ModelT = TypeVar("ModelT", bound=type[models.Model])


def recorded(model: ModelT) -> ModelT:
    """Class decorator: keep each version of the model's rows in `<Model>Event`.

    Derived columns (generated ones and name keys) are left out: they follow from the others. No foreign
    key of an event has a constraint or a cascade, so that history outlives the rows it is about.
    """
    kept = [field.name for field in model._meta.fields if not _is_derived(field)]
    track = pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        fields=kept,
        model_name=f"{model.__name__}Event",
        obj_field=pghistory.ObjForeignKey(related_name="events"),
        context_field=pghistory.ContextJSONField(),
        context_id_field=None,
    )
    tracked: ModelT = track(model)
    return tracked


def _is_derived(field: models.Field) -> bool:  # type: ignore[type-arg]
    return isinstance(field, models.GeneratedField) or getattr(field, "is_derived", False)
