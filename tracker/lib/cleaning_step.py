"""A step of a migration that cleans the texts that are there as `text_fields` cleans those that are written."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pghistory
from django.db import IntegrityError, models, transaction
from django.db.migrations import RunPython

from tracker.lib.clean_text import clean_line, clean_paragraphs
from tracker.lib.history import is_derived

BATCH = 1000
_STEP = "Spaces and invisible characters cleaned by a migration"
_CLEAN: Mapping[type[Any], Callable[[str], str]] = {
    models.CharField: clean_line,
    models.TextField: clean_paragraphs,
}


def texts_cleaned(app: str, *names: str) -> RunPython:
    """Clean every free text of these models; nothing to undo on the way back.

    Only rows whose text changes are written, with their keys of names, and into their history under `why`: it is a
    change of the record like any other, so what waits to be approved is read again. A row stays as it is where a rule
    refuses it: where two would become one (a publisher's page entered twice), or its record was merged into another.
    """

    def clean(apps: Any, schema_editor: Any) -> None:
        with pghistory.context(why=_STEP):
            for name in names:
                model = apps.get_model(app, name)
                _clean_rows(model._default_manager.using(schema_editor.connection.alias))

    return RunPython(clean, RunPython.noop)


def _clean_rows(rows: Any) -> None:
    columns = {
        field.name: _CLEAN[type(field)]
        for field in rows.model._meta.concrete_fields
        if type(field) in _CLEAN and not field.choices
    }
    derived = [
        field.name
        for field in rows.model._meta.concrete_fields
        if is_derived(field) and not isinstance(field, models.GeneratedField)
    ]
    for batch in _batches(rows.only("pk", *columns).order_by("pk")):
        for row in batch:
            _clean(row, columns, derived)


def _batches(rows: Any) -> Iterator[list[Any]]:
    last = 0
    while batch := list(rows.filter(pk__gt=last)[:BATCH]):
        last = batch[-1].pk
        yield batch


def _clean(row: Any, columns: Mapping[str, Callable[[str], str]], derived: list[str]) -> None:
    cleaned = {name: clean(getattr(row, name)) for name, clean in columns.items()}
    changed = {name: text for name, text in cleaned.items() if text != getattr(row, name)}
    if not changed:
        return
    for name, text in changed.items():
        setattr(row, name, text)
    try:
        with transaction.atomic(using=row._state.db):
            row.save(update_fields=[*changed, *derived])
    except IntegrityError:
        # Somebody has to look at it: which of the two is kept, or what the merged record said.
        return
