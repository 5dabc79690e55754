"""What the newsroom's two logins may and may not, tried with the real logins in connections of their own."""

import psycopg
import pytest
from django.db import connections

from tracker.config.databases import addresses
from tracker.config.logins import ALIASES, CATALOGUE, DESK, NEWSROOM, PUBLISHER

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])
SIDES = {DESK: NEWSROOM, PUBLISHER: CATALOGUE}


@pytest.mark.parametrize(
    ("login", "statement"),
    [
        (DESK, "UPDATE publishing_logentry SET action = 'x'"),
        (DESK, "DELETE FROM publishing_logentry"),
        (DESK, "TRUNCATE publishing_logentry CASCADE"),
        (DESK, "UPDATE publishing_logpayload SET document = ''"),
        (DESK, "UPDATE review_decision SET id = 0"),
        (DESK, "DELETE FROM people_personevent"),
        (DESK, "DELETE FROM publishing_loghead"),
        (DESK, "INSERT INTO django_migrations (app, name, applied) VALUES ('a', 'b', now())"),
        (DESK, "ALTER TABLE people_person DISABLE TRIGGER ALL"),
        (DESK, "SET session_replication_role = replica"),
        (DESK, "CREATE TABLE mine (a int)"),
        (DESK, "SET ROLE tracker_owner"),
        (PUBLISHER, "TRUNCATE catalogue.catalogue_gone"),
        (PUBLISHER, "ALTER SCHEMA catalogue RENAME TO other"),
    ],
)
def test_a_login_is_refused_what_is_not_its_work(login: str, statement: str) -> None:
    with _as(login) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute(statement)


@pytest.mark.parametrize(
    ("login", "statement"),
    [
        (DESK, "DELETE FROM people_person"),
        (DESK, "UPDATE publishing_loghead SET number = number"),
        (DESK, "SELECT count(*) FROM publishing_logentry"),
        (PUBLISHER, "DELETE FROM catalogue.catalogue_gone"),
        (PUBLISHER, "INSERT INTO catalogue.catalogue_gone VALUES ('P-AAAAAA', 'person', now())"),
    ],
)
def test_a_login_does_its_work(login: str, statement: str) -> None:
    with _as(login) as connection:
        connection.execute(statement)
        connection.rollback()


@pytest.mark.parametrize("login", SIDES)
def test_neither_enters_the_database_of_the_other(login: str) -> None:
    other = {NEWSROOM: CATALOGUE, CATALOGUE: NEWSROOM}[SIDES[login]]
    with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
        _as(login, other)


def _as(login: str, side: str = "") -> psycopg.Connection:
    name = str(connections[ALIASES[side or SIDES[login]]].settings_dict["NAME"])
    return psycopg.connect(addresses.url(addresses.parts_of(addresses.of(login, SIDES[login])) | {"dbname": name}))
