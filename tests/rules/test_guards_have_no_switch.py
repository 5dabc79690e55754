"""No setting of a session, and nothing else that the desk's login may send, opens a guard or stops a history."""

from collections.abc import Iterator

import psycopg
import pytest
from django.apps import apps
from django.db import connections

from tracker.config.databases import addresses
from tracker.config.logins import DESK, NEWSROOM

pytestmark = pytest.mark.django_db

GUARDS = [(model, guard) for model in apps.get_models() for guard in getattr(model._meta, "triggers", ())]
NAMES = ",".join(sorted(guard.get_pgid(model) for model, guard in GUARDS))
TRIED = [
    f"SET pgtrigger.ignore = '{{{NAMES}}}'",
    f"SELECT set_config('pgtrigger.ignore', '{{{NAMES}}}', false)",
    "SET pghistory.context_metadata = '{}'",
    "SET search_path = ''",
    "SET search_path = pg_catalog",
    "SET search_path = pg_temp, public",
    "SET plpgsql.variable_conflict = use_column",
    "SET CONSTRAINTS ALL DEFERRED",
    "SET session_replication_role = replica",
    "SET ROLE tracker_owner",
    "ALTER TABLE public.people_fate DISABLE TRIGGER ALL",
    f"DROP FUNCTION {NAMES.partition(',')[0]}() CASCADE",
    "CREATE OR REPLACE FUNCTION public.edtf_earliest(text) RETURNS date LANGUAGE sql RETURN NULL::date",
    "CREATE TEMPORARY TABLE people_merge (merged_id bigint, undone_at date)",
    "CREATE SCHEMA mine",
]
PERSON = """
INSERT INTO public.people_person
    (reference, sex, categories, level, level_ground, level_reason, coarser, public_summary, internal_notes)
VALUES ('P-AAAAAA', '', '{}', 'withheld', '', '', '{}', '', '') RETURNING id
"""
FATE = """
INSERT INTO public.people_fate
    (key, status, conflict_on, public_note, status_reason, person_id, kind, "on", place, cause)
VALUES (gen_random_uuid(), %s, '', '', '', %s, 'killed', %s, '', '')
"""


def as_desk() -> psycopg.Connection:
    name = str(connections["default"].settings_dict["NAME"])
    address = addresses.url(addresses.parts_of(addresses.of(DESK, NEWSROOM)) | {"dbname": name})
    return psycopg.connect(address, autocommit=True)


@pytest.fixture(params=TRIED, ids=lambda statement: statement[:40])
def desk(request: pytest.FixtureRequest) -> Iterator[psycopg.Connection]:
    """The desk's own login after it has sent that statement, which may have been refused."""
    with as_desk() as connection:
        try:
            connection.execute(request.param)
        except psycopg.Error:
            assert connection.info.transaction_status == psycopg.pq.TransactionStatus.IDLE
        yield connection


def test_the_library_would_have_such_a_switch() -> None:
    assert len(NAMES) > 5000
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_proc WHERE prosrc LIKE '%pgtrigger.ignore%'")
        assert cursor.fetchone() == (0,)


def test_what_is_tried_below_is_taken_where_it_breaks_no_rule() -> None:
    with as_desk() as connection, connection.transaction(force_rollback=True):
        row = connection.execute(PERSON).fetchone()
        assert row
        connection.execute(FATE, ["unverified", row[0], "2024"])
        connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
        written = connection.execute("SELECT kind FROM people_fateevent WHERE person_id = %s", [row[0]]).fetchall()
        assert written == [("killed",)]


def test_an_accepted_claim_without_a_source_is_refused_all_the_same(desk: psycopg.Connection) -> None:
    with pytest.raises(psycopg.Error), desk.transaction():
        row = desk.execute(PERSON).fetchone()
        assert row
        desk.execute(FATE, ["accepted", row[0], "2024"])
        desk.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_day_that_lies_ahead_is_refused_all_the_same(desk: psycopg.Connection) -> None:
    with pytest.raises(psycopg.Error), desk.transaction():
        row = desk.execute(PERSON).fetchone()
        assert row
        desk.execute(FATE, ["unverified", row[0], "2099"])


def test_what_is_written_stands_in_the_history_all_the_same(desk: psycopg.Connection) -> None:
    found = None
    with desk.transaction(force_rollback=True):
        try:
            row = desk.execute(PERSON).fetchone()
            assert row
            found = desk.execute(
                "SELECT count(*) FROM public.people_personevent WHERE pgh_obj_id = %s", [row[0]]
            ).fetchone()
        except psycopg.Error:
            return
    assert found == (1,)
