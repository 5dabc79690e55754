"""A database from before the migrations were cut anew is taken over whole, or left as it was.

`reference/backup_before_0_2.tar.xz` is a backup that the last version before made of a few made-up records: a public
person, a withdrawn, a merged and some unpublished ones, units, figures and a log of 15 entries.
"""

import json
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connections
from pytest_django import DjangoDbBlocker

from tests import factories
from tests.installations import another_installation, as_owner, manage
from tests.levels import account
from tracker.config.backups import dumps
from tracker.config.backups.fingerprints import Fingerprint, fingerprints
from tracker.config.databases import making as databases
from tracker.config.databases import setting_up, taking_over
from tracker.config.databases.schemas import schema_of
from tracker.config.databases.taking_over import NotTakenOver
from tracker.config.logins import ALIASES, NEWSROOM
from tracker.config.postgresql import postgres
from tracker.people.models import Person
from tracker.publishing.actions import publish
from tracker.publishing.log import faults, head
from tracker.publishing.rebuilding.rebuild import differences
from tracker.publishing.rows.application import applied
from tracker.review.actions import submit

pytestmark = pytest.mark.whole

KEPT = Path(__file__).parents[1] / "reference" / "backup_before_0_2.tar.xz"
NOTES = "public.django_migrations"
GROWN = {"public.review_submission", "public.figures_stateaction", "public.figures_stateactionevent"}
"""Tables that got a column since: their rows stay, and read otherwise."""

OF_FIXTURES = {"public.sources_territory", "public.sources_territoryevent"}
"""Where territories are that were added since."""

OF_NEW_MODELS = {"public.django_content_type", "public.auth_permission", "public.auth_group_permissions"}
"""Where Django notes the models that were added since, what may be done to them, and which roles may."""


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    with tarfile.open(KEPT) as packed:
        packed.extractall(tmp_path, filter="data")
    return tmp_path / "oldbackup"


@pytest.fixture
def unblocked(django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock():
        yield


@pytest.fixture
def as_it_was(backup: Path, unblocked: None) -> Iterator[None]:
    """The present installation has the databases of the backup, and was not set up since."""
    with another_installation(is_set_up=False) as cluster, postgres.in_use(cluster):
        databases.make_all()
        for side in ALIASES:
            with databases.connected(databases.as_owner(side)) as connection:
                connection.execute(f"DROP TABLE {NOTES}")
                dumps.restore(databases.as_owner(side), backup / f"{side}.dump", server=dumps.major(connection))
        with as_owner():
            yield


def rows() -> dict[str, dict[str, Fingerprint]]:
    """What is in every table, the notes about migrations apart."""
    found = {}
    for side in ALIASES:
        with databases.connected(databases.as_owner(side)) as connection, connection.transaction():
            found[side] = {name: each for name, each in fingerprints(connection).items() if name != NOTES}
    return found


def schemas() -> dict[str, dict[tuple[str, str], str]]:
    return {side: schema_of(connections[alias], databases.SCHEMAS[side]) for side, alias in ALIASES.items()}


def test_a_backup_of_before_is_restored_with_every_row_and_an_unbroken_log(backup: Path, unblocked: None) -> None:
    with another_installation(is_set_up=False) as cluster:
        done = manage("restore", str(backup))
        assert done.returncode == 0, done.stderr
        assert done.stdout.count("was taken over") == 2
        postgres.start(cluster)
        with as_owner():
            given = json.loads((backup / "manifest.json").read_text())["databases"]
            before = {
                side: {name: Fingerprint(*each) for name, each in given[side]["tables"].items()} for side in given
            }
            now = rows()
            # Set up since: roles, territories, content types; everything that people entered is as it was.
            changed = {name for name in before[NEWSROOM] if before[NEWSROOM][name] != now[NEWSROOM].get(name)}
            assert changed <= {NOTES, *GROWN, *OF_FIXTURES, *OF_NEW_MODELS}
            for name in GROWN:
                assert now[NEWSROOM][name].rows == before[NEWSROOM][name].rows
            for name in OF_FIXTURES:
                assert now[NEWSROOM][name].rows > before[NEWSROOM][name].rows
            assert list(faults()) == []
            assert applied() == head().number == 15
            assert differences() == []
            by, other = account("fay", "researcher"), account("gil", "reviewer")
            source = factories.source(publisher="Since", title="Since")
            person = factories.person(by=by, source_of_all=source)
            handed_in = submit(kind="source", references=[source.reference], by=by, unclaimed_are_mine=True)
            publish([*handed_in, *submit(kind="person", references=[person.reference], by=by)], by=other)
            assert head().number == applied() == 17


def test_taken_over_it_has_the_tables_and_guards_of_a_new_one(as_it_was: None) -> None:
    before = rows()
    said: list[str] = []
    setting_up.set_up(said.append)
    assert [line for line in said if "taken over" in line]
    taken = schemas()
    setting_up.set_up(said.append)
    assert len([line for line in said if "taken over" in line]) == 2
    changed = {name for name, each in before[NEWSROOM].items() if rows()[NEWSROOM].get(name) != each}
    assert changed <= {NOTES, *GROWN, *OF_FIXTURES, *OF_NEW_MODELS}
    with another_installation() as cluster, postgres.in_use(cluster), as_owner():
        fresh = schemas()
    assert {side: sorted(each) for side, each in taken.items()} == {side: sorted(each) for side, each in fresh.items()}
    assert taken == fresh
    assert Person.objects.filter(pk__gt=0).exists()


def test_keys_by_older_rules_are_made_anew_when_it_is_taken_over(as_it_was: None) -> None:
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "UPDATE sources_source SET url = 'https://m.news.example/A', address_key = 'm.news.example/A'"
            " WHERE id = (SELECT min(id) FROM sources_source)"
        )
        cursor.execute("UPDATE people_name SET skeleton = 'old', keys_version = 0")
    setting_up.set_up(lambda _: None)
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT address_key FROM sources_source ORDER BY id LIMIT 1")
        assert cursor.fetchone() == ("news.example/A",)
        cursor.execute("SELECT count(*) FROM people_name WHERE skeleton = 'old' OR keys_version = 0")
        assert cursor.fetchone() == (0,)


@pytest.mark.parametrize(
    ("altered", "named"),
    [
        ("ALTER TABLE people_fate ADD COLUMN mine text", "people_fate, column mine"),
        ("ALTER TABLE people_fate DROP CONSTRAINT people_fate_rejection_has_a_reason", "rejection_has_a_reason"),
        ("ALTER TABLE people_name ALTER COLUMN skeleton DROP NOT NULL", "people_name, column skeleton"),
        ("DROP INDEX source_address_key", "sources_source, index source_address_key"),
        (
            "DELETE FROM django_migrations WHERE name = '0019_one_preferred_name_in_words'",
            "it lacks the migration people",
        ),
    ],
)
def test_one_that_was_altered_is_refused_and_left_as_it_was(as_it_was: None, altered: str, named: str) -> None:
    with connections["default"].cursor() as cursor:
        cursor.execute(altered)
    before, made = rows(), schemas()
    with pytest.raises(NotTakenOver, match=named):
        setting_up.set_up(print)
    assert rows() == before
    assert schemas() == made
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM django_migrations WHERE app || '.' || name = %s", ["people.0002_rules"])
        assert cursor.fetchone() == (1,)


def test_a_backup_of_an_older_version_is_refused_before_anything_is_made(backup: Path, unblocked: None) -> None:
    path = backup / "manifest.json"
    given = json.loads(path.read_text())
    last = f"people.{taking_over.LAST_BEFORE[NEWSROOM]['people']}"
    given["databases"][NEWSROOM]["migrations"].remove(last)
    path.write_text(json.dumps(given))
    with another_installation(is_set_up=False) as cluster:
        with pytest.raises(
            CommandError, match=f"older than the last version before 0.2: it lacks the migration {last}"
        ):
            call_command("restore", str(backup))
        assert not cluster.is_created
