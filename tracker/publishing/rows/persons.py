"""Writing the catalogue's rows of persons from their documents."""

from collections.abc import Sequence

from tracker.catalogue import models as public
from tracker.lib.database.copying import copy_in
from tracker.publishing import CATALOGUE
from tracker.publishing.crossings.people import PERSON
from tracker.publishing.models import ANONYMOUS
from tracker.publishing.rows.person_lines import write_lines
from tracker.publishing.rows.person_terms import TermChanges
from tracker.publishing.rows.published_records import published_records, targets_of

PERSONS = (PERSON.kind, ANONYMOUS)
"""Kinds of record whose rows are those of a person."""


def add_persons(references: Sequence[str], changes: TermChanges) -> None:
    """Write the rows of those of the persons that are public and not there yet; `changes` takes note of each."""
    records = published_records(PERSONS, references)
    targets = targets_of(records)
    made = [rows for record in records if (rows := PERSON.rows(record, targets))]
    for person, *others in made:
        assert isinstance(person, public.Person)
        changes.add(person, (row for row in others if isinstance(row, public.PersonClaim)))
    copy_in([row for rows in made for row in rows], using=CATALOGUE)
    write_lines([person.pk for person, *_ in made])
