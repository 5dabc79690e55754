"""What PostgreSQL grants equals the declared list, exactly, in both databases and for each login."""

import psycopg
import pytest
from django.db import connections

from tests.logins_of_server import attributes, memberships
from tracker.config.databases import addresses, granting
from tracker.config.databases.grants import CLOSED_FUNCTIONS, EVERYBODY, Grant, Thing, declared
from tracker.config.logins import ALIASES, CATALOGUE, DESK, LOGINS, NEWSROOM, PUBLIC, PUBLISHER, RUNNING

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])
sides = pytest.mark.parametrize("side", ALIASES)


@sides
def test_what_is_granted_is_what_is_declared(side: str) -> None:
    things, held = _actual(side)
    assert held == declared(side, things)


@sides
def test_everybody_is_granted_nothing(side: str) -> None:
    assert {grant for grant in _actual(side)[1] if grant.login == EVERYBODY} == set()


@sides
def test_applying_the_list_again_changes_nothing(side: str) -> None:
    with connections[ALIASES[side]].cursor() as cursor:
        assert granting.apply(cursor, side) == []


@sides
def test_a_grant_too_many_and_one_too_few_are_put_right(side: str) -> None:
    login = {NEWSROOM: DESK, CATALOGUE: PUBLISHER}[side]
    with connections[ALIASES[side]].cursor() as cursor:
        cursor.execute(f"GRANT TRUNCATE ON public.django_migrations TO {login}")
        cursor.execute(f"GRANT UPDATE (app) ON public.django_migrations TO {login}")
        cursor.execute(f"REVOKE SELECT ON public.django_migrations FROM {login}")
        granting.apply(cursor, side)
    things, held = _actual(side)
    assert held == declared(side, things)


@sides
def test_nobody_enters_another_database(side: str) -> None:
    known = [connections[alias].settings_dict for alias in ALIASES.values()]
    # Those that the test databases are copied from have the same grants.
    ours = [str(name) for each in known for name in (each["NAME"], each["TEST"]["TEMPLATE"])]
    with connections[ALIASES[side]].cursor() as cursor:
        assert granting.other_databases(cursor, ours) == []


def test_the_logins_are_members_of_nothing_and_have_no_attribute_but_login() -> None:
    with connections["default"].cursor() as cursor:
        assert memberships(cursor) == []
        found = attributes(cursor)
    limits = {login.name: login.connection_limit for login in LOGINS if login.name in RUNNING}
    assert found == {name: (True, False, False, False, False, False, limit) for name, limit in limits.items()}


def test_the_list_says_what_the_architecture_says() -> None:
    def privileges(side: str, name: str, login: str) -> set[str]:
        thing = Thing("TABLE", name, {NEWSROOM: "public", CATALOGUE: "catalogue"}[side], name)
        return {grant.privilege for grant in declared(side, [thing]) if grant.login == login}

    assert privileges(NEWSROOM, "publishing_logentry", DESK) == {"SELECT", "INSERT"}
    assert privileges(NEWSROOM, "people_personevent", DESK) == {"SELECT", "INSERT"}
    assert privileges(NEWSROOM, "people_person", DESK) == {"SELECT", "INSERT", "UPDATE", "DELETE"}
    assert privileges(NEWSROOM, "people_person", PUBLIC) == set()
    assert privileges(CATALOGUE, "catalogue_person", PUBLISHER) == {"SELECT", "INSERT", "UPDATE", "DELETE"}
    assert privileges(CATALOGUE, "catalogue_person", PUBLIC) == {"SELECT"}
    assert privileges(CATALOGUE, "catalogue_person", DESK) == set()


def test_the_append_only_tables_exist() -> None:
    tables = {thing.bare for thing in _actual(NEWSROOM)[0] if thing.kind == "TABLE"}
    assert {"publishing_logentry", "publishing_logpayload", "publishing_loghead"} <= tables
    assert {"review_submission", "review_decision"} <= tables
    assert any(name.endswith("event") for name in tables)


def test_every_closed_function_exists_and_is_closed() -> None:
    things, _ = _actual(CATALOGUE)
    assert {thing.bare for thing in things if thing.kind == "SYSTEM FUNCTION"} == set(CLOSED_FUNCTIONS)


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM public.django_migrations",
        "INSERT INTO catalogue.catalogue_gone VALUES ('P-AAAAAA', 'person', now())",
        "SELECT nextval('public.django_migrations_id_seq')",
        "CREATE TABLE catalogue.mine (a int)",
        "CREATE TABLE public.mine (a int)",
        "CREATE TEMPORARY TABLE mine (a int)",
        "CREATE SCHEMA mine",
        "SELECT lo_create(0)",
        "SELECT lo_from_bytea(0, 'a')",
        "SELECT pg_logical_emit_message(false, 'a', 'b')",
        "SELECT pg_advisory_lock(1)",
        "SELECT pg_terminate_backend(pg_backend_pid())",
        "DO $$ BEGIN END $$",
        "SET ROLE tracker_publisher",
        "COPY catalogue.catalogue_gone TO PROGRAM 'cat'",
    ],
)
def test_the_public_login_is_refused(statement: str) -> None:
    with _as_public() as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute(statement)


def test_the_public_login_reads_the_catalogue() -> None:
    with _as_public() as connection:
        assert connection.execute("SELECT count(*) FROM catalogue.catalogue_gone").fetchone() == (0,)


@pytest.mark.parametrize("database", ["postgres", "template1", "newsroom"])
def test_the_public_login_enters_no_other_database(database: str) -> None:
    name = str(connections["default"].settings_dict["NAME"]) if database == "newsroom" else database
    with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
        psycopg.connect(_address_of_public(name))


def _actual(side: str) -> tuple[set[Thing], set[Grant]]:
    with connections[ALIASES[side]].cursor() as cursor:
        return granting.actual(cursor)


def _as_public() -> psycopg.Connection:
    """The real login in a connection of its own: it sees nothing that this test has written."""
    return psycopg.connect(_address_of_public(), autocommit=True)


def _address_of_public(database: str = "") -> str:
    name = database or str(connections["catalogue"].settings_dict["NAME"])
    return addresses.url(addresses.parts_of(addresses.of(PUBLIC, CATALOGUE)) | {"dbname": name})
