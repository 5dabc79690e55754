"""Making the keys of names anew where an older version of the rules made them."""

from collections.abc import Iterator
from typing import Any

from django.db import models, transaction

from tracker.lib.names import name_keys as names
from tracker.lib.names.name_fields import KeyField, KeyVersionField
from tracker.people.models import Name, RecruiterName
from tracker.units.models import UnitName

KEYED: tuple[type[models.Model], ...] = (Name, UnitName, RecruiterName)
"""The newsroom's tables of names."""


def rebuild_keys(model: type[models.Model], *, batch: int = 1000) -> Iterator[int]:
    """Bring the keys of one table up to `KEYS_VERSION`; give the rows done after each batch, each its own transaction.

    The names stay as they are, so nothing is written into their history: a record that was approved stays approved.
    """
    done = 0
    while number := _rebuild_some(model, batch):
        done += number
        yield done


def _rebuild_some(model: type[models.Model], batch: int) -> int:
    derived: list[Any] = [field for field in model._meta.fields if isinstance(field, KeyField | KeyVersionField)]
    older = model._default_manager.exclude(keys_version=names.KEYS_VERSION).order_by("pk")
    with transaction.atomic():
        rows = list(older.select_for_update()[:batch])
        for row in rows:
            for field in derived:
                field.pre_save(row, add=False)
        model._default_manager.bulk_update(rows, [field.name for field in derived], batch_size=200)
    return len(rows)
