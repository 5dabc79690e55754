"""The texts of a public document, written by people for people: titles, addresses, summaries, remarks, notes, quotes.

Which columns are texts follows from the policy and the models: no list of them is kept here.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models

from tracker.lib.dates.date_fields import PartialDateField
from tracker.lib.references import ReferenceField
from tracker.publishing.crossings.register import crossing
from tracker.publishing.policy.register import POLICY
from tracker.publishing.policy.rules import Showing
from tracker.review.content import Content, record_kind

_NOT_PROSE = (PartialDateField, ReferenceField)


@dataclass(frozen=True)
class PublicText:
    """One text of a public document: in which row and column, what the column is called, and what it says."""

    row: str
    """`` for the record's own columns, else `claims.unitname`, `citations`, `captures`."""

    position: int
    """Which of those rows, from 0."""

    column: str
    label: str
    is_required: bool
    """Whether the row is nothing without it: a name, an address of a copy."""

    text: str


def public_texts(kind: str, document: Content) -> Iterator[PublicText]:
    """Every text of the document that is not empty; names of persons are not among them."""
    for row, position, model, values in _rows(kind, document):
        for column, (label, is_required) in _prose(model).items():
            text = values.get(column)
            if isinstance(text, str) and text.strip():
                yield PublicText(row, position, column, label, is_required, text)


def rewritten(kind: str, document: Content, write: Callable[[str, int, Content], Content | None]) -> Content:
    """The document with each row as `write` gives it back; a row for which it gives None is left out.

    `write` is given the row's name and position as in `PublicText`, and its values.
    """
    made = dict(write("", 0, document) or {})
    if "claims" in document:
        made["claims"] = {claim: _kept(f"claims.{claim}", rows, write) for claim, rows in document["claims"].items()}
    for beside in crossing(kind).parts:
        if beside in document:
            made[beside] = _kept(beside, document[beside], write)
    return made


def _kept(name: str, rows: list[Content], write: Callable[[str, int, Content], Content | None]) -> list[Content]:
    written = (write(name, position, row) for position, row in enumerate(rows))
    return [row for row in written if row is not None]


def _rows(kind: str, document: Content) -> Iterator[tuple[str, int, str, Content]]:
    """Each row of the document: its name, its position, the label of the newsroom's model, its values."""
    own: type[models.Model] = record_kind(kind).model
    room = own._meta.app_label
    yield "", 0, own._meta.label_lower, document
    for claim, rows in document.get("claims", {}).items():
        for position, row in enumerate(rows):
            yield f"claims.{claim}", position, f"{room}.{claim}", row
    for beside, label in crossing(kind).parts.items():
        for position, row in enumerate(document.get(beside, ())):
            yield beside, position, label, row


@cache
def _prose(label: str) -> dict[str, tuple[str, bool]]:
    """The model's columns of free text that the policy lets through: how each is called, and whether it must be."""
    if label == "people.name":
        return {}
    model = apps.get_model(label)
    found = {}
    for name, rule in POLICY[label].items():
        column = _column(model, name)
        if column is not None and rule.showing is not Showing.NEVER:
            found[name] = (str(column.verbose_name), not column.blank and not isinstance(column, models.TextField))
    return found


def _column(model: type[models.Model], name: str) -> Any:
    """The column, where it is one of free text."""
    try:
        column: Any = model._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    is_text = isinstance(column, models.CharField | models.TextField) and not isinstance(column, _NOT_PROSE)
    return column if is_text and not column.choices else None
