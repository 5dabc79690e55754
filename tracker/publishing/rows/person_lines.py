"""Storing the lines of the file of people, read from the rows that were just written."""

from collections.abc import Sequence

from django.db import connections

from tracker.catalogue.models import PersonLine
from tracker.exports.people_file import line_select, line_values
from tracker.publishing import CATALOGUE


def write_lines(references: Sequence[str]) -> None:
    """Write the lines of people whose rows are there and whose lines are not.

    What a line reads beside the person's own rows must be of a kind that persons link to: when such a record changes,
    the rows of whoever names it are made anew, and the line with them.
    """
    if not references:
        return
    statement, _ = line_select()
    with connections[CATALOGUE].cursor() as cursor:
        cursor.execute(f"INSERT INTO {_TABLE} (person_id, line) {statement}", line_values(references))


_TABLE = PersonLine._meta.db_table
