"""What is written of some persons at once, so that memory does not grow with the list."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.db import models

from tracker.intake.sheets.persons.same_persons import People
from tracker.people.models import PERSON_CLAIMS, Person, PersonCitation, PersonClaim, RestrictedDetail, RestrictedFile


@dataclass
class Round:
    """The rows to be written of some persons, in the order of their tables."""

    people: list[Person] = field(default_factory=list)
    claims: dict[type[PersonClaim], list[PersonClaim]] = field(default_factory=lambda: defaultdict(list))
    citations: list[PersonCitation] = field(default_factory=list)
    files: list[RestrictedFile] = field(default_factory=list)
    details: list[RestrictedDetail] = field(default_factory=list)


def saved(made: Round) -> list[models.Model]:
    """All rows in the order of their tables, each column as saving would make it."""
    rows: list[models.Model] = [*made.people]
    for model in PERSON_CLAIMS:
        rows += made.claims.get(model, [])
    rows += [*made.citations, *made.files, *made.details]
    for row in rows:
        for column in _computed(type(row)):
            column.pre_save(row, True)  # noqa: FBT003  # Django's signature
    return rows


@cache
def _computed(model: type[models.Model]) -> list[Any]:
    """Columns that saving computes; what is left is written as it is."""
    columns: list[Any] = [each for each in model._meta.concrete_fields if not isinstance(each, models.GeneratedField)]
    return [each for each in columns if not each.primary_key and type(each).pre_save is not models.Field.pre_save]


def in_rounds(people: Iterable[People], size: int) -> Iterator[list[People]]:
    """The people in groups that have about so many rows."""
    some: list[People] = []
    rows = 0
    for each in people:
        some.append(each)
        rows += len(each.rows)
        if rows >= size:
            yield some
            some, rows = [], 0
    if some:
        yield some
