"""Filling an empty catalogue from the log: the persons by several processes, indexes and foreign keys at the end."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Any

from django.db import connections

from tracker.publishing import CATALOGUE
from tracker.publishing.rebuilding.filling_process import add, begin
from tracker.publishing.rows.application import fill
from tracker.publishing.rows.person_terms import TermChanges

Progress = Callable[[int, int], None]
"""Is told how many people are made anew, and of how many."""
_CHUNK = 1000
WORTH_A_PROCESS = 4 * _CHUNK
"""Persons from which on another process earns the seconds that it takes to start."""

_INDEXES = """
SELECT format('DROP INDEX %%s', indexrelid::regclass), pg_get_indexdef(indexrelid)
FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
WHERE relnamespace = %s::regnamespace
    AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid AND contype <> 'f')
    AND pg_get_indexdef(indexrelid) NOT LIKE '%%(person_id)'
"""
"""All but those by which rows are found by their person: the line of a person is read from them at once."""

_FOREIGN_KEYS = """
SELECT format('ALTER TABLE %%s DROP CONSTRAINT %%I', conrelid::regclass, conname),
    format('ALTER TABLE %%s ADD CONSTRAINT %%I %%s', conrelid::regclass, conname, pg_get_constraintdef(oid))
FROM pg_constraint WHERE contype = 'f' AND connamespace = %s::regnamespace
"""
_TABLES = "SELECT oid::regclass::text FROM pg_class WHERE relkind = 'r' AND relnamespace = %s::regnamespace"


def tell_nobody(_made: int, _all: int) -> None:
    """The progress of what is soon done."""


def fill_schema(schema: str, told: Progress = tell_nobody) -> None:
    """Apply the whole log to the empty tables of a schema, which is first on the search path and read by nobody."""
    with bare(schema):
        fill(lambda references: _add_all(references, schema, told))


@contextmanager
def bare(schema: str) -> Iterator[None]:
    """Inside the block the tables have no foreign keys and few indexes: those of primary keys, constraints, persons."""
    set_aside = [*_run(_FOREIGN_KEYS, [schema]), *_run(_INDEXES, [schema])]
    for drop, _ in set_aside:
        _run(drop)
    yield
    # Indexes first: they serve the foreign keys.
    for _, make in reversed(set_aside):
        _run(make)
    for (table,) in _run(_TABLES, [schema]):
        _run(f"ANALYZE {table}")


def _add_all(references: Sequence[str], schema: str, told: Progress) -> TermChanges:
    changes = TermChanges()
    numbers = changes.draw_numbers(references)
    chunks = [
        {reference: numbers[reference] for reference in references[start : start + _CHUNK]}
        for start in range(0, len(references), _CHUNK)
    ]
    workers = min(_processors(), len(references) // WORTH_A_PROCESS)
    if workers < 2:
        _follow(changes, map(add, chunks), told, len(references))
        return changes
    settings = {alias: connections[alias].settings_dict for alias in connections}
    with ProcessPoolExecutor(workers, get_context("spawn"), initializer=begin, initargs=(settings, schema)) as pool:
        _follow(changes, pool.map(add, chunks), told, len(references))
    return changes


def _follow(changes: TermChanges, made: Iterable[TermChanges], told: Progress, people: int) -> None:
    """Add up what each chunk changed, and tell how far that is."""
    for number, change in enumerate(made, 1):
        changes += change
        told(min(number * _CHUNK, people), people)


def _processors() -> int:
    return os.cpu_count() or 1


def _run(statement: str, values: Sequence[Any] = ()) -> list[Any]:
    with connections[CATALOGUE].cursor() as cursor:
        cursor.execute(statement, list(values) or None)
        return cursor.fetchall() if cursor.description else []
