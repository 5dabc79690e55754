"""Making the catalogue anew from the log, beside the one in use; comparing the two.

Both need the owner's login on the catalogue: run them through the commands, never from a running server.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.management import call_command
from django.db import connections, models, transaction

from tracker.catalogue.models import FROM_STATE_TO_STATE, RELEASES, Generation, Person, PersonTerms
from tracker.lib.database.drawn import DrawnNumber, DrawnToken
from tracker.publishing import CATALOGUE
from tracker.publishing.rebuilding.filling import WORTH_A_PROCESS, Progress, fill_schema, tell_nobody
from tracker.publishing.rows.application import catch_up, shape

IN_USE = CATALOGUE
"""The schema has the name of the database."""
_LOCK_TIMEOUT = "5s"
_PATH = "SET search_path = {schema}, public"


class Moved(Exception):
    """The log grew while the catalogue was being rebuilt or compared; run it again."""


@dataclass(frozen=True)
class Difference:
    """One table that differs: rows that the catalogue lacks, and rows that it should not have."""

    table: str
    missing: int
    surplus: int


def is_quicker() -> bool:
    """Whether all rows are to be made anew, of so many people that several processes do it sooner than a catch-up."""
    generation = Generation.objects.first()
    is_outdated = generation is not None and generation.number > 0 and generation.shape != shape()
    return is_outdated and Person.objects.count() > WORTH_A_PROCESS


def rebuild(grant: Callable[[], None], told: Progress = tell_nobody) -> int:
    """Fill a new schema from the log and put it in the old one's place; give the last entry's number.

    Readers wait for the moment of the swap at most; `grant` gives the logins their rights on the new tables.
    """
    with _schema("catalogue_new"):
        fill_schema("catalogue_new", told)
        catch_up()
        carried = _carry_releases_over("catalogue_new")
        with transaction.atomic(using=CATALOGUE):
            _run(f"SET LOCAL lock_timeout = '{_LOCK_TIMEOUT}'")
            # Every reader reads the generation first: once this is ours, none is in the middle of a page.
            _run(f"LOCK TABLE {IN_USE}.{Generation._meta.db_table} IN ACCESS EXCLUSIVE MODE")
            number = _number("catalogue_new")
            if number < _number(IN_USE) or carried != _number(IN_USE):
                raise Moved("Something was published while the catalogue was rebuilt. Run it again.")
            _run(f"ALTER SCHEMA {IN_USE} RENAME TO catalogue_old")
            _run(f"ALTER SCHEMA catalogue_new RENAME TO {IN_USE}")
            grant()
    _run("DROP SCHEMA IF EXISTS catalogue_old CASCADE")
    return number


def differences() -> list[Difference]:
    """Rebuild the catalogue beside the one in use and compare them table by table, row by row."""
    with _schema("catalogue_check"):
        fill_schema("catalogue_check")
        catch_up()
        if _number("catalogue_check") != _number(IN_USE):
            raise Moved(
                f"The log has {_number('catalogue_check')} entries, the catalogue shows {_number(IN_USE)}: "
                "let it catch up first."
            )
        # What changed from state to state, and what is kept of past ones, are no rows that follow from the log.
        tables = [
            model
            for model in apps.get_app_config("catalogue").get_models()
            if model not in (*FROM_STATE_TO_STATE, *RELEASES)
        ]
        compared = [_difference(model) for model in tables]
    return [difference for difference in compared if difference.missing or difference.surplus]


def _carry_releases_over(schema: str) -> int:
    """Put the releases of the schema in use in place of the new one's; the number of the state that they are of."""
    with transaction.atomic(using=CATALOGUE):
        _run("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        number = _number(IN_USE)
        tables = [model._meta.db_table for model in RELEASES]
        for table in reversed(tables):
            _run(f"DELETE FROM {schema}.{table}")
        for table in tables:
            columns = ", ".join(f'"{name}"' for (name,) in _run(_COLUMNS.format(table=f"{schema}.{table}")))
            _run(f"INSERT INTO {schema}.{table} ({columns}) SELECT {columns} FROM {IN_USE}.{table}")
            if any(isinstance(field, models.AutoField) for field in _model_of(table)._meta.fields):
                _run(f"SELECT setval(pg_get_serial_sequence('{schema}.{table}', 'id'), max(id)) FROM {schema}.{table}")
    return number


_COLUMNS = "SELECT attname FROM pg_attribute WHERE attrelid = '{table}'::regclass AND attnum > 0 AND NOT attisdropped"


def _model_of(table: str) -> type[models.Model]:
    return next(model for model in RELEASES if model._meta.db_table == table)


COMES_OUT_OTHERWISE = models.AutoField | models.GeneratedField | DrawnNumber | DrawnToken
"""Columns that come out otherwise each time the same rows are made."""

_TERMS_OF_PERSONS = """
SELECT person.reference, array(
    SELECT (term."column", term.nth, term.value)::text FROM unnest(had.terms) AS noted
    JOIN {schema}.catalogue_term AS term ON term.id = noted ORDER BY 1
) FROM {schema}.catalogue_personterms AS had JOIN {schema}.catalogue_person AS person ON person.number = had.number
"""


def _difference(model: type[models.Model]) -> Difference:
    """Compare one table, surrogate keys, generated and drawn columns apart."""
    columns = ", ".join(
        f'"{field.column}"' for field in model._meta.concrete_fields if not isinstance(field, COMES_OUT_OTHERWISE)
    )
    table = model._meta.db_table
    rows = _TERMS_OF_PERSONS if model is PersonTerms else f"SELECT {columns} FROM {{schema}}.{table}"
    wanted, present = rows.format(schema="catalogue_check"), rows.format(schema=IN_USE)
    return Difference(table, _count(wanted, present), _count(present, wanted))


def _count(rows: str, others: str) -> int:
    return int(_run(f"SELECT count(*) FROM ({rows} EXCEPT ALL {others}) AS different")[0][0])


@contextmanager
def _schema(name: str) -> Iterator[None]:
    """A fresh schema with the catalogue's empty tables, first on the search path inside the block."""
    _run(f"DROP SCHEMA IF EXISTS {name} CASCADE")
    _run(f"CREATE SCHEMA {name}")
    # Migrations note what they did in the first table of that name; the real one stays as it is.
    _run(f"CREATE TABLE {name}.django_migrations (LIKE public.django_migrations INCLUDING ALL)")
    _run(_PATH.format(schema=name))
    try:
        call_command("migrate", "catalogue", database=CATALOGUE, verbosity=0, interactive=False)
        _run(f"DROP TABLE {name}.django_migrations")
        yield
    finally:
        _run(_PATH.format(schema=IN_USE))
        _run(f"DROP SCHEMA IF EXISTS {name} CASCADE")


def _number(schema: str) -> int:
    rows = _run(f"SELECT number FROM {schema}.{Generation._meta.db_table}")
    return int(rows[0][0]) if rows else 0


def _run(statement: str) -> list[Any]:
    with connections[CATALOGUE].cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else []
