"""Forty injections through a view that lets anything in, under the real public login: nothing found or written."""

from collections.abc import Iterator

import psycopg
import pytest
from django.apps import apps
from django.db import connections
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from tests import factories
from tracker.config.databases import addresses
from tracker.config.logins import ALIASES, CATALOGUE, PUBLIC
from tracker.publishing.actions import publish
from tracker.review.actions import submit
from tracker.sources.models import Source

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "catalogue"])
SECRET = "KANARI"
INJECTIONS = [
    "' OR '1'='1",
    "' OR 1=1 --",
    "' UNION SELECT internal_notes FROM people_person --",
    "' UNION SELECT internal_notes FROM public.people_person --",
    "' UNION SELECT document FROM publishing_logpayload --",
    "' UNION SELECT password FROM accounts_user --",
    "' UNION SELECT content::text FROM review_submission --",
    "' UNION SELECT rolpassword FROM pg_authid --",
    "' UNION SELECT passwd FROM pg_shadow --",
    "' UNION SELECT pg_read_file('/etc/passwd') --",
    "' UNION SELECT pg_read_file('postgresql.auto.conf') --",
    "' UNION SELECT string_agg(name, ',') FROM pg_ls_dir('.') AS name --",
    "' UNION SELECT lo_import('/etc/passwd')::text --",
    "' UNION SELECT lo_from_bytea(0, 'x')::text --",
    "' UNION SELECT pg_logical_emit_message(false, 'a', 'b')::text --",
    "' UNION SELECT pg_advisory_lock(1)::text --",
    "' UNION SELECT set_config('role', 'tracker_owner', false) --",
    "' UNION SELECT pg_reload_conf()::text --",
    "' UNION SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity --",
    "' UNION SELECT query FROM pg_stat_activity --",
    "' UNION SELECT dblink('dbname=postgres', 'SELECT 1')::text --",
    "'; SET ROLE tracker_owner; SELECT internal_notes FROM people_person; --",
    "'; SET ROLE tracker_publisher; DELETE FROM catalogue.catalogue_person; --",
    "'; SET SESSION AUTHORIZATION tracker_owner; --",
    "'; RESET SESSION AUTHORIZATION; SELECT * FROM pg_authid; --",
    "'; DELETE FROM catalogue.catalogue_person; --",
    "'; UPDATE catalogue.catalogue_person SET name = 'x'; --",
    "'; INSERT INTO catalogue.catalogue_gone VALUES ('P-AAAAAA', 'person', now()); --",
    "'; TRUNCATE catalogue.catalogue_person CASCADE; --",
    "'; DROP TABLE catalogue.catalogue_person CASCADE; --",
    "'; DROP SCHEMA catalogue CASCADE; --",
    "'; ALTER TABLE catalogue.catalogue_person ADD COLUMN x text; --",
    "'; CREATE TABLE public.mine (a text); --",
    "'; CREATE TEMP TABLE mine (a text); --",
    "'; CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'; --",
    "'; CREATE EXTENSION dblink; --",
    "'; COPY catalogue.catalogue_person TO PROGRAM 'cat'; --",
    "'; COPY catalogue.catalogue_gone FROM PROGRAM 'echo x'; --",
    "'; COPY (SELECT 1) TO '/mine'; --",
    "'; DO $$ BEGIN EXECUTE 'DELETE FROM catalogue.catalogue_person'; END $$; --",
    "'; GRANT tracker_owner TO tracker_public; --",
    "'; ALTER ROLE tracker_public SUPERUSER; --",
]


@pytest.fixture
def public_login() -> Iterator[psycopg.Connection]:
    """A connection as the public process has it."""
    name = str(connections[ALIASES[CATALOGUE]].settings_dict["NAME"])
    address = addresses.url(addresses.parts_of(addresses.of(PUBLIC, CATALOGUE)) | {"dbname": name})
    with psycopg.connect(address, autocommit=True) as connection:
        yield connection


def careless(request: HttpRequest, connection: psycopg.Connection) -> HttpResponse:
    """What no view of ours does: the reader's text becomes a part of the statement, several statements and all."""
    found = []
    try:
        cursor = connection.execute(
            f"SELECT name FROM catalogue.catalogue_person WHERE reference = '{request.GET['q']}'"
        )
        while True:
            found += cursor.fetchall() if cursor.description else []
            if not cursor.nextset():
                break
    except psycopg.Error as error:
        found.append((str(error),))
    return HttpResponse("\n".join(str(value) for row in found for value in row))


def fingerprint() -> dict[str, str]:
    """Every row of both databases, table by table, and the list of tables."""
    prints = {}
    for alias in ("default", "catalogue"):
        with connections[alias].cursor() as cursor:
            cursor.execute("SELECT string_agg(schemaname || tablename, ',' ORDER BY 1) FROM pg_tables")
            prints[alias] = str(cursor.fetchone())
            cursor.execute("SELECT string_agg(rolname || rolsuper, ',' ORDER BY 1) FROM pg_roles")
            prints[f"roles {alias}"] = str(cursor.fetchone())
            for model in (each for each in apps.get_models() if each._meta.managed and not each._meta.proxy):
                if (model._meta.app_label == "catalogue") == (alias == "catalogue"):
                    cursor.execute(
                        f"SELECT md5(string_agg(t::text, '' ORDER BY t::text)) FROM {model._meta.db_table} t"
                    )
                    prints[f"{alias} {model._meta.label}"] = str(cursor.fetchone())
    return prints


def test_forty_injections_find_nothing_and_write_nothing(public_login: psycopg.Connection) -> None:
    _publish_somebody()
    assert len(INJECTIONS) >= 40
    before = fingerprint()
    answers = {}
    for text in INJECTIONS:
        answers[text] = careless(RequestFactory().get("/", {"q": text}), public_login).content.decode()
    assert fingerprint() == before
    secrets = (SECRET, "SCRAM-SHA-256", "root:x:", "scram-sha-256")
    assert [text for text, answer in answers.items() if any(secret in answer for secret in secrets)] == []
    # The view is as careless as it has to be for this to say anything.
    assert "Adam Smith" in answers["' OR '1'='1"]


def _publish_somebody() -> None:
    by, other = factories.user("ada", "researcher"), factories.user("ben", "reviewer")
    person = factories.person("Adam Smith", by=by, internal_notes=SECRET)
    sources = list(Source.objects.values_list("reference", flat=True))
    handed_in = submit(kind="source", references=sources, by=by, unclaimed_are_mine=True)
    publish([*handed_in, *submit(kind="person", references=[person.reference], by=by)], by=other)
