"""Backed up, and restored into an empty server: the same rows, rights and log; or refused, and nothing touched."""

import json
import shutil
import stat
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connections
from pytest_django import DjangoDbBlocker

from tests import factories
from tests.installations import another_installation, as_owner, manage, outside_server, present
from tests.levels import account
from tests.logins_of_server import memberships
from tracker.catalogue.models import FROM_STATE_TO_STATE
from tracker.config import places, secret_files
from tracker.config.backups import backing_up, dumps
from tracker.config.backups.fingerprints import Fingerprint, fingerprints
from tracker.config.databases import addresses, granting
from tracker.config.databases import making as databases
from tracker.config.databases.grants import declared
from tracker.config.logins import ALIASES, DESK, LOGINS, NEWSROOM, OWNER
from tracker.config.postgresql import postgres
from tracker.config.postgresql.binaries import NoPostgres, for_dumps
from tracker.config.postgresql.cluster import Cluster
from tracker.intake.actions import load_starting_data
from tracker.lib.database.drawn import DrawnNumber, DrawnToken
from tracker.publishing.actions import catch_up, publish
from tracker.publishing.log import faults, head
from tracker.publishing.rebuilding.rebuild import differences
from tracker.publishing.rows.application import applied
from tracker.publishing.starting_data import publish_starting_data
from tracker.review.actions import submit

pytestmark = pytest.mark.whole

Prints = dict[str, dict[str, Fingerprint]]
LIST, STAMPED = sha256(b"a list").hexdigest(), sha256(b"a page").hexdigest()
FILES = {
    f"lists/{LIST}": b"a list",
    f"captures/{STAMPED}": b"a page",
    f"captures/{STAMPED}.tsr": b"its stamp",
    "lists/tmp1a2b3c": b"half a li",
}


def prints() -> Prints:
    """Rows and hash of every table of both databases of the present installation."""
    found = {}
    for side in ALIASES:
        with databases.connected(databases.as_owner(side)) as connection, connection.transaction():
            found[side] = fingerprints(connection)
    return found


def without_drawn(prints: Prints) -> Prints:
    """Without the tables that bear drawn numbers: those of what the catalogue catches up with come out otherwise.

    That they say the same is what `differences` tells.
    """
    drawn = {
        f"catalogue.{model._meta.db_table}"
        for model in apps.get_app_config("catalogue").get_models()
        if any(isinstance(field, DrawnNumber | DrawnToken) for field in model._meta.fields)
        or model in FROM_STATE_TO_STATE
    }
    return {
        side: {name: each for name, each in of_side.items() if name not in drawn} for side, of_side in prints.items()
    }


def publish_one() -> None:
    """A new person with a source, handed in and published."""
    by, other = account("ada", "researcher"), account("ben", "reviewer")
    person = factories.person(by=by, nationalities=["NP"])
    sources = sorted({row.source.reference for row in person.citations.all()})
    rows = submit(kind="source", references=sources, by=by, unclaimed_are_mine=True)
    publish([*rows, *submit(kind="person", references=[person.reference], by=by)], by=other)


@pytest.fixture(scope="module")
def unblocked(django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock():
        yield


@pytest.fixture(scope="module")
def source(unblocked: None) -> Iterator[Cluster]:
    """An installation with the starting data, most of it published, running."""
    with another_installation() as cluster, postgres.in_use(cluster), as_owner():
        load_starting_data()
        publish_starting_data()
        yield cluster


@pytest.fixture(scope="module")
def backup(source: Cluster, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Prints]:
    """Made when the catalogue lagged behind the log by one publication; and what stands there once it does not."""
    folder = tmp_path_factory.mktemp("kept") / "backup"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tracker.publishing.actions.catch_up", lambda: 0)
        publish_one()
        for name, content in FILES.items():
            (source.home / name).parent.mkdir(exist_ok=True)
            (source.home / name).write_bytes(content)
        given = {variable: addresses.of(OWNER, side) for side, variable in addresses.VARIABLES.items()}
        for variable, address in given.items():
            patch.setenv(variable, address)
        done = manage("back_up", str(folder))
    assert done.returncode == 0, done.stderr
    assert catch_up() == 2
    return folder, prints()


@pytest.fixture(scope="module")
def restored(backup: tuple[Path, Prints]) -> Iterator[str]:
    """What the command says; inside, the present installation is the restored one."""
    with another_installation(is_set_up=False) as cluster:
        done = manage("restore", str(backup[0]))
        assert done.returncode == 0, done.stderr
        postgres.start(cluster)
        with as_owner():
            yield done.stdout


@pytest.fixture
def nowhere(unblocked: None) -> Iterator[Cluster]:
    """An installation with nothing in it; whatever was tried, nothing is there afterwards."""
    with another_installation(is_set_up=False) as cluster:
        yield cluster
        if cluster.is_created:
            postgres.start(cluster)
            assert not any(databases.exists(side) for side in ALIASES)


def copied(backup: tuple[Path, Prints], to: Path) -> Path:
    return Path(shutil.copytree(backup[0], to))


def test_only_our_account_may_read_a_backup(backup: tuple[Path, Prints]) -> None:
    folder, _ = backup
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {
        "manifest.json": 0o600,
        "newsroom.dump": 0o600,
        "catalogue.dump": 0o600,
        "lists": 0o700,
        "captures": 0o700,
    }


def test_every_table_holds_the_same_rows(backup: tuple[Path, Prints], restored: str) -> None:
    there = prints()
    assert {side: len(tables) for side, tables in there.items()} == {
        side: len(each) for side, each in backup[1].items()
    }
    assert sum(map(len, there.values())) > 100
    assert there["newsroom"]["public.people_person"].rows > 25
    assert without_drawn(there) == without_drawn(backup[1])


def test_files_that_records_name_come_back_for_our_account_alone(restored: str) -> None:
    whole = {name: content for name, content in FILES.items() if "tmp" not in name}
    there = {name: path for name in FILES if (path := places.VAR / name).exists()}
    assert {name: path.read_bytes() for name, path in there.items()} == whole
    assert {stat.S_IMODE(path.stat().st_mode) for path in there.values()} == {0o600}
    assert "3 files of lists and sources." in restored


def test_a_backup_from_before_files_were_in_it_is_still_restored(
    backup: tuple[Path, Prints], unblocked: None, tmp_path: Path
) -> None:
    folder = copied(backup, tmp_path / "copy")
    path = folder / "manifest.json"
    given = json.loads(path.read_text()) | {"format": 1}
    del given["files"]
    path.write_text(json.dumps(given))
    with another_installation(is_set_up=False):
        done = manage("restore", str(folder))
        assert done.returncode == 0, done.stderr
        assert "0 files of lists and sources." in done.stdout


def test_every_right_is_the_declared_one(restored: str) -> None:
    for side in ALIASES:
        with databases.connected(addresses.administrator(side)) as connection, connection.cursor() as cursor:
            things, held = granting.actual(cursor)
            assert held == declared(side, things)
            assert len(held) > 30
            assert memberships(cursor) == []


def test_the_chain_holds_and_the_catalogue_is_what_the_log_says(restored: str) -> None:
    assert "The catalogue has caught up with 2 entries of the log." in restored
    assert f"The publication log is unbroken and ends at entry {head().number}, {head().hash}." in restored
    assert list(faults()) == []
    assert applied() == head().number
    assert differences() == []


def test_passwords_are_made_anew(source: Cluster, restored: str) -> None:
    for login in LOGINS:
        old = (source.home / "secrets" / login.name).read_text().strip()
        assert secret_files.read(login.name) not in {None, old}
    parts = addresses.parts_of(addresses.of(DESK, NEWSROOM))
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(addresses.url(parts | {"password": (source.home / "secrets" / DESK).read_text().strip()}))


def test_work_goes_on_where_it_was_left(restored: str) -> None:
    number = head().number
    publish_one()
    assert head().number == applied() == number + 2
    assert differences() == []


@pytest.fixture
def outside(unblocked: None) -> Iterator[str]:
    with outside_server() as host:
        yield host


def test_a_backup_fits_a_server_that_is_not_ours_to_run(backup: tuple[Path, Prints], outside: str) -> None:
    done = manage("restore", str(backup[0]))
    assert done.returncode == 0, done.stderr
    assert "The catalogue has caught up with 2 entries of the log." in done.stdout
    with as_owner():
        assert connections["default"].settings_dict["HOST"] == outside
        assert connections["default"].settings_dict["NAME"] == "of_the_newsroom"
        assert without_drawn(prints()) == without_drawn(backup[1])
        assert list(faults()) == []
        publish_one()
        assert applied() == head().number
        assert differences() == []


def test_what_is_published_while_a_backup_is_made_is_in_it_whole_or_not_at_all(
    source: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def publish_first(*given: Any, **options: Any) -> None:
        publish_one()
        whole(*given, **options)

    whole = dumps.dump
    monkeypatch.setattr(dumps, "dump", publish_first)
    with present(source.home), as_owner():
        before = head().number
        made = backing_up.back_up(tmp_path / "backup")
        assert (made.log_number, head().number) == (before + 2, before + 4)
    with another_installation(is_set_up=False) as cluster:
        call_command("restore", str(tmp_path / "backup"))
        postgres.start(cluster)
        with as_owner():
            assert applied() == head().number == before + 2
            assert differences() == []


def flip(folder: Path) -> None:
    content = bytearray((folder / "newsroom.dump").read_bytes())
    content[len(content) // 2] ^= 1
    (folder / "newsroom.dump").write_bytes(content)


def cut(folder: Path) -> None:
    content = (folder / "catalogue.dump").read_bytes()
    (folder / "catalogue.dump").write_bytes(content[:-100])


def note(**changed: Any) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        path = folder / "manifest.json"
        path.write_text(json.dumps(json.loads(path.read_text()) | changed))

    return change


def come_from_the_future(folder: Path) -> None:
    path = folder / "manifest.json"
    given = json.loads(path.read_text())
    given["databases"]["newsroom"]["migrations"].append("people.0999_later")
    path.write_text(json.dumps(given))


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (flip, "newsroom.dump is damaged .* take another copy"),
        (cut, "catalogue.dump is damaged"),
        (lambda folder: (folder / "newsroom.dump").unlink(), "newsroom.dump is missing"),
        (lambda folder: (folder / "lists" / LIST).unlink(), f"{LIST} is missing"),
        (lambda folder: (folder / "lists" / LIST).write_bytes(b"a lisp"), f"{LIST} is damaged"),
        (lambda folder: (folder / "manifest.json").unlink(), "is no backup: there is no manifest.json in it"),
        (lambda folder: (folder / "manifest.json").write_text("{"), "manifest.json cannot be read"),
        (note(format=3, product="9.9"), r"has format 3, this version reads up to 2: .* that made it \(9.9\)"),
        (note(databases=7), "manifest.json cannot be read"),
        (come_from_the_future, "made by a newer version .* people.0999_later"),
    ],
    ids=[
        "flipped",
        "cut",
        "missing",
        "no file",
        "other file",
        "no manifest",
        "half a manifest",
        "other format",
        "no databases",
        "newer",
    ],
)
def test_what_is_no_whole_backup_is_refused_and_nothing_is_made(
    backup: tuple[Path, Prints], nowhere: Cluster, tmp_path: Path, damage: Callable[[Path], Any], said: str
) -> None:
    folder = copied(backup, tmp_path / "copy")
    damage(folder)
    with pytest.raises(CommandError, match=said):
        call_command("restore", str(folder))


def test_a_folder_that_does_not_exist_is_no_backup(nowhere: Cluster, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="is no backup"):
        call_command("restore", str(tmp_path / "nowhere"))


def test_rows_that_are_not_those_noted_are_told_by_table(backup: tuple[Path, Prints], tmp_path: Path) -> None:
    folder = copied(backup, tmp_path / "copy")
    path = folder / "manifest.json"
    given = json.loads(path.read_text())
    given["databases"]["newsroom"]["tables"]["public.people_person"][1] = "0" * 64
    path.write_text(json.dumps(given))
    with (
        another_installation(is_set_up=False),
        pytest.raises(CommandError, match=r"these tables differ: public.people_person\. Do not use it"),
    ):
        call_command("restore", str(folder))


def test_a_place_with_something_in_it_is_refused_and_keeps_it(backup: tuple[Path, Prints], source: Cluster) -> None:
    with present(source.home), as_owner():
        before = prints()
        with pytest.raises(CommandError, match=r"tracker_catalogue is not empty \(\d+ tables\): nothing was changed"):
            call_command("restore", str(backup[0]))
        assert prints() == before


def test_a_backup_overwrites_nothing(source: Cluster, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    with pytest.raises(CommandError, match="is not empty: name a new folder"):
        call_command("back_up", str(tmp_path))
    with pytest.raises(CommandError, match=r"Cannot write to .*mine/below: Not a directory"):
        call_command("back_up", str(tmp_path / "mine" / "below"))
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def test_no_program_for_dumps_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NoPostgres, match=r"for PostgreSQL 99 were found \(only \d+ is here\): install .*-client-99"):
        for_dumps(99)
    monkeypatch.setattr("tracker.config.postgresql.binaries._candidates", lambda: iter(()))
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(NoPostgres, match="No pg_dump and pg_restore for PostgreSQL 18 were found: install the Debian"):
        for_dumps(18)
