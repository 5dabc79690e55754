"""Records every insert, update and delete of a newsroom row, with who did it."""

from typing import Any, TypeVar

import pghistory
import pghistory.trigger
from django.db import models

from tracker.lib.database.guards import NoSwitch, guard
from tracker.lib.dates.future_dates import nothing_lies_ahead

ModelT = TypeVar("ModelT", bound=type[models.Model])


class _Written(NoSwitch, pghistory.trigger.Event):
    """Writes one version of a row into the history."""


class _Always(pghistory.RowEvent):
    """A version is kept whatever a session has set; otherwise the library's own."""

    def add_event_trigger(self, event_model: Any) -> None:
        """As the library does, with a trigger that has no switch."""
        written = _Written(  # type: ignore[no-untyped-call]
            event_model=event_model,
            label=self.label,
            name=self.trigger_name,
            row=self.row,
            operation=self.operation,
            condition=self.condition,
            level=self.level,
        )
        guard(event_model.pgh_tracked_model, [written])


class _Inserted(_Always, pghistory.InsertEvent):
    pass


class _Updated(_Always, pghistory.UpdateEvent):
    pass


class _Deleted(_Always, pghistory.DeleteEvent):
    pass


def recorded(model: ModelT) -> ModelT:
    """Class decorator: keep each version of the model's rows in `<Model>Event`, and put the model's guards up.

    Derived columns (generated ones and name keys) are left out: they follow from the others. No foreign
    key of an event has a constraint or a cascade, so that history outlives the rows it is about.
    Guards are those that the class gives (`guards()`), and that no date of it lies ahead of today.
    """
    kept = [field.name for field in model._meta.fields if not is_derived(field)]
    track = pghistory.track(
        _Inserted(),
        _Updated(),
        _Deleted(),
        fields=kept,
        model_name=f"{model.__name__}Event",
        obj_field=pghistory.ObjForeignKey(related_name="events"),
        context_field=pghistory.ContextJSONField(),
        # None means: no column of its own for it; the annotation of the library does not say so.
        context_id_field=None,  # type: ignore[arg-type]
    )
    tracked: ModelT = track(model)
    guard(tracked, [*nothing_lies_ahead(tracked), *getattr(tracked, "guards", tuple)()])
    return tracked


def events_of(model: type[models.Model]) -> type[models.Model]:
    """The history table of a recorded model."""
    found: type[models.Model] = model._meta.get_field("events").related_model  # type: ignore[assignment]
    return found


def is_derived(field: "models.Field[Any, Any]") -> bool:
    """Whether a column follows from others: a generated one, or a key of a name."""
    return isinstance(field, models.GeneratedField) or getattr(field, "is_derived", False)
