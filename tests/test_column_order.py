"""Writing a table anew in another order of columns: nothing else about it changes."""

import pytest
from django.apps import apps
from django.db import connections
from django.db.migrations.state import ProjectState
from django.test import Client

from tests import factories
from tests.conftest import Publish
from tracker.accounts.models import User
from tracker.catalogue.models import Person
from tracker.lib.column_order import ColumnsFirst

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])

ABOUT = """
SELECT 'constraint', conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
WHERE %(table)s::regclass IN (conrelid, confrelid) AND contype <> 'n'
UNION ALL SELECT 'index', indrelid::regclass::text, '', pg_get_indexdef(indexrelid) FROM pg_index
WHERE indrelid = %(table)s::regclass
UNION ALL SELECT 'column', attname, format_type(atttypid, atttypmod), attnotnull::text FROM pg_attribute
WHERE attrelid = %(table)s::regclass AND attnum > 0
"""


def about(table: str) -> set[tuple[str, ...]]:
    with connections["catalogue"].cursor() as cursor:
        cursor.execute(ABOUT, {"table": table})
        return set(cursor.fetchall())


def columns(table: str) -> list[str]:
    with connections["catalogue"].cursor() as cursor:
        cursor.execute(
            "SELECT attname FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 ORDER BY attnum", [table]
        )
        return [name for (name,) in cursor.fetchall()]


def put_first(alias: str, *names: str) -> None:
    state = ProjectState.from_apps(apps)
    with connections[alias].schema_editor(atomic=False) as editor:
        ColumnsFirst("person", names).database_forwards("catalogue", editor, state, state)


def test_rows_constraints_and_indexes_stay(published: Publish, researcher: User, public: Client) -> None:
    published(*[factories.person(name, by=researcher, nationalities=["NP"]) for name in ("Ann Onta", "Ram Thapa")])
    table = Person._meta.db_table
    with connections["catalogue"].cursor() as cursor:
        # What the foreign keys would look at when this transaction ends, they look at now: it never does.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    before, rows = about(table), list(Person.objects.order_by("pk").values())
    order = columns(table)
    put_first("catalogue", "public_summary", "name")
    assert columns(table)[:2] == ["public_summary", "name"]
    assert columns(table)[2:] == [name for name in order if name not in ("public_summary", "name")]
    assert about(table) == before
    assert list(Person.objects.order_by("pk").values()) == rows
    assert {row["name"] for row in rows} == {"Ann Onta", "Ram Thapa"}


def test_the_database_without_the_table_is_left_alone() -> None:
    put_first("default", "name")


def test_what_a_filtered_page_reads_of_everybody_comes_first() -> None:
    order = columns(Person._meta.db_table)
    keys = [name for name in order if name.startswith("in_")]
    assert len(keys) == 13
    assert order[:13] == keys
    assert max(order.index(name) for name in ("is_plain", "fate_now", "sides", "reference")) < order.index("name")
