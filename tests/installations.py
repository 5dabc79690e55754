"""A second installation beside the one that all tests share: for tests that end its server, or begin with nothing."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg
import pytest

from tests import throwaway
from tracker.config import places
from tracker.config.databases import addresses, setting_up
from tracker.config.logins import ALIASES, OWNER, SUPERUSER
from tracker.config.postgresql import postgres
from tracker.config.postgresql.cluster import Cluster, embedded
from tracker.config.serving import children
from tracker.config.serving.children import Site


@contextmanager
def another_installation(*, is_set_up: bool = True) -> Iterator[Cluster]:
    """Inside the block everything here, and every process started here, belongs to an installation of its own.

    Its server keeps what it has acknowledged, as in production; it is not running yet.
    """
    with present(throwaway.further_folder(is_set_up=is_set_up)):
        cluster = embedded()
        try:
            yield cluster
        finally:
            postgres.stop(cluster)


@contextmanager
def present(folder: Path) -> Iterator[None]:
    """Inside the block the installation in that folder is the present one."""
    with pytest.MonkeyPatch.context() as patch:
        for name in throwaway.GIVEN:
            patch.delenv(name, raising=False)
        patch.setenv("TRACKER_VAR", str(folder))
        for name, path in (("VAR", folder), ("SECRETS", folder / "secrets"), ("STATIC", folder / "static")):
            patch.setattr(places, name, path)
        yield


@contextmanager
def outside_server() -> Iterator[str]:
    """Inside the block our databases are to be on a server that is not ours to run: gives its host.

    It is known by the addresses of a login that may make roles and databases, and no more; nothing is on it yet.
    """
    with another_installation(is_set_up=False) as host:
        postgres.start(host)
        administrator = host.address(SUPERUSER, "postgres")
        with psycopg.connect(administrator, autocommit=True) as connection:
            connection.execute("CREATE ROLE keeper LOGIN CREATEROLE CREATEDB PASSWORD 'kept'")
        parts = addresses.parts_of(administrator) | {"user": "keeper", "password": "kept"}
        with another_installation(is_set_up=False) as ours, pytest.MonkeyPatch.context() as patch:
            for side, variable in addresses.VARIABLES.items():
                patch.setenv(variable, addresses.url(parts | {"dbname": f"of_the_{side}"}))
            yield parts["host"]
            assert not ours.is_created


@contextmanager
def as_owner() -> Iterator[None]:
    """Django's connections in this process are those of the owner of the present installation."""
    with setting_up.logged_in({side: addresses.of(OWNER, side) for side in ALIASES}):
        yield


@contextmanager
def public_process(log: Path) -> Iterator[str]:
    """The real public site as a process of its own, as `serve` starts it: its address; `log` gets what it says."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    # Hashed names, as in production.
    given = {name: value for name, value in children.environment("public").items() if name != "TRACKER_PLAIN_STATIC"}
    command = [sys.executable, "-m", "tracker.config.serving.site", "127.0.0.1", str(port)]
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=places.CHECKOUT, env=given, start_new_session=True, stdout=output, stderr=output
        )
    try:
        _wait_for(Site("public", "127.0.0.1", port), process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(5)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _wait_for(site: Site, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + 60
    while not site.is_answering():
        if process.poll() is not None or time.monotonic() > until:
            pytest.fail("The public process does not answer.")
        time.sleep(0.1)


def manage(*command: str) -> "subprocess.CompletedProcess[str]":
    """What a command of the present installation says and gives."""
    return subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=places.CHECKOUT,
        env=dict(os.environ),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
