"""The file of people: lines that were stored when the people were published, copied as they are.

Every line is what `write_csv` writes for the person, computed once: `line_select` reads it, `publishing` stores it.
Nothing in a line is anywhere but in the public tables, and it is deleted with them.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Any

from django.core.exceptions import EmptyResultSet

from tracker.catalogue.files import PEOPLE
from tracker.catalogue.models import Person, PersonLine
from tracker.catalogue.people.filter import PeopleFilter
from tracker.exports.csv import copied, csv_line, csv_select, head, statement_of, write_csv
from tracker.lib.database.any_of import text_in

_WANTED = ["references of the people whose lines are wanted"]
_COPY = r"COPY ({}) TO STDOUT WITH (FORMAT csv, DELIMITER E'\x02', QUOTE E'\x01')"
"""A line is one cell here; no text that is cleaned holds this delimiter or this quote, so nothing in it is escaped."""

_QUOTE = re.compile(rb"\x01(\x01?)")
"""The quote stands around a line that has a line break in it, and twice for one in the line itself."""

_ROWS = 500


@cache
def line_select() -> tuple[str, Sequence[Any]]:
    """The statement that reads the lines of some people from their rows, with its values: see `line_values`."""
    people = Person.objects.filter(text_in("reference", _WANTED))
    cells, values = csv_select(people, PEOPLE.columns, PEOPLE.order)
    # The order keeps the cells apart: taken into the outer SELECT, each would be computed several times. And lines lie
    # on the disk as they will be read.
    line = csv_line(PEOPLE.columns)
    return f'SELECT column_reference, {line} AS line FROM ({cells}) AS "cells"', values  # noqa: S608


def line_values(references: Sequence[str]) -> list[Any]:
    """The values of `line_select` for these people."""
    return [list(references) if value == _WANTED else value for value in line_select()[1]]


def write_people(filterset: PeopleFilter, file: Any) -> None:
    """Write the file of the people found."""
    blocks = _stored(filterset)
    if blocks is None:
        write_csv(filterset.rows(), PEOPLE.columns, file, order=PEOPLE.order)
        return
    file.write(head(PEOPLE.columns))
    for block in blocks:
        file.write(_QUOTE.sub(rb"\1", b"".join(block)))


def stored_lines(filterset: PeopleFilter) -> Iterator[str] | None:
    """The stored lines of the people found, without line feeds; None where none are stored yet."""
    blocks = _stored(filterset)
    if blocks is None:
        return None
    return (_QUOTE.sub(rb"\1", bytes(row)).decode().removesuffix("\n") for block in blocks for row in block)


def _stored(filterset: PeopleFilter) -> Iterator[list[Any]] | None:
    """The lines in blocks, as COPY gives them; None in a migrated catalogue whose rows are not made anew yet."""
    return _blocks(filterset) if PersonLine.objects.exists() else None


def _blocks(filterset: PeopleFilter) -> Iterator[list[Any]]:
    lines = PersonLine.objects.order_by("person_id").values("line")
    if filterset.cleaned:
        lines = lines.filter(person__in=filterset.rows().order_by().values("pk"))
    try:
        sql, params = statement_of(lines)
    except EmptyResultSet:
        return
    rows = copied(_COPY.format(sql), params)
    while block := list(islice(rows, _ROWS)):
        yield block
