"""Texts that the files say otherwise than when they were loaded: taken over where nobody else has changed them.

A record so changed is a draft again, or has a change that waits: the loader is its editor, a person hands it in and
another approves it. Nothing here publishes. What somebody else wrote is never written over: a complaint names it.

Taken over are the free texts in the columns of figures, statements, laws and decrees, units, and the notes on persons.
What is said in claims (names of units, what is known of a person) and what is no text (numbers, dates, codes) is not:
a claim is cited, judged and reworked by hand, and its row has no name in the files by which to find it again.
"""

from collections.abc import Collection, Mapping
from typing import Any

from django.db import DataError, IntegrityError, models, transaction

from tracker.intake.account import LOADER, machine_account
from tracker.intake.complaints import Account
from tracker.lib.history import events_of
from tracker.lib.text_fields import LineField, ParagraphsField


class LaterTexts:
    """Compares what the files say of the loaded records of one model with what the loader last wrote there."""

    def __init__(self, model: type[models.Model], file: str, account: Account, *, also: Collection[str] = ()) -> None:
        """`also` are columns that are no text and are taken over all the same."""
        self._file, self._account = file, account
        self._fields: dict[str, Any] = {
            field.name: field
            for field in model._meta.concrete_fields
            if field.name in also or isinstance(field, LineField | ParagraphsField)
        }
        self._written = _last_written_by_loader(model)

    def take(self, name: str, record: Any, texts: Mapping[str, Any]) -> None:
        """Take over the texts of one row; of `texts`, columns that are no free text are passed over."""
        written = self._written.get(record.pk)
        if written is None:
            return
        changed = [
            column
            for column, text in texts.items()
            if column in self._fields and self._is_later(name, record, written, column=column, text=text)
        ]
        for column in changed:
            setattr(record, column, texts[column])
        if changed:
            self._save(name, record, changed)

    def _save(self, name: str, record: Any, changed: list[str]) -> None:
        try:
            with transaction.atomic():
                record.save(update_fields=changed)
        except (IntegrityError, DataError) as refused:
            # Such as a record that was merged into another, or a text too long for its column.
            what = f"a later text of {', '.join(changed)} was refused: {str(refused).splitlines()[0]}"
            self._account.complain(self._file, name, what=what)

    def _is_later(self, name: str, record: Any, written: Any, *, column: str, text: str) -> bool:
        """Whether the file says something new there that may be taken over."""
        clean = self._fields[column].get_prep_value
        before, now, later = (clean(each) for each in (getattr(written, column), getattr(record, column), text))
        if later in (before, now):
            return False
        if now == before:
            return True
        what = "another text than when it was loaded, and somebody has changed ours since; look at both"
        self._account.complain(self._file, name, column=column, value=later, what=what)
        return False


def _last_written_by_loader(model: type[models.Model]) -> dict[Any, Any]:
    """The last version of each row that the loader wrote, by the key of the row."""
    events: Any = events_of(model)._default_manager.filter(pgh_context__user=machine_account(LOADER).pk)
    return {event.pgh_obj_id: event for event in events.order_by("pgh_id")}
