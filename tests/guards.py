"""The guards that models declare, by what they are called in the database."""

from typing import Any


def guard_name(model: Any, name: str) -> str:
    """The trigger that the model's guard of that name is; a name that no trigger has where there is none."""
    for guard in getattr(model._meta, "triggers", ()):
        if guard.name == name:
            return str(guard.get_pgid(model))
    return f"{model._meta.label} has no guard {name}"
