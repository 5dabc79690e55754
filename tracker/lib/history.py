"""Records every insert, update and delete of a newsroom row, with who did it."""

from typing import Any, TypeVar

import pghistory
from django.db import models

ModelT = TypeVar("ModelT", bound=type[models.Model])


def recorded(model: ModelT) -> ModelT:
    """Class decorator: keep each version of the model's rows in `<Model>Event`.

    Derived columns (generated ones and name keys) are left out: they follow from the others. No foreign
    key of an event has a constraint or a cascade, so that history outlives the rows it is about.
    """
    kept = [field.name for field in model._meta.fields if not is_derived(field)]
    track = pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        fields=kept,
        model_name=f"{model.__name__}Event",
        obj_field=pghistory.ObjForeignKey(related_name="events"),
        context_field=pghistory.ContextJSONField(),
        # None means: no column of its own for it; the annotation of the library does not say so.
        context_id_field=None,  # type: ignore[arg-type]
    )
    tracked: ModelT = track(model)
    return tracked


def events_of(model: type[models.Model]) -> type[models.Model]:
    """The history table of a recorded model."""
    found: type[models.Model] = model._meta.get_field("events").related_model  # type: ignore[assignment]
    return found


def is_derived(field: "models.Field[Any, Any]") -> bool:
    """Whether a column follows from others: a generated one, or a key of a name."""
    return isinstance(field, models.GeneratedField) or getattr(field, "is_derived", False)
