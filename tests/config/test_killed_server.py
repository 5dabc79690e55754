"""A PostgreSQL that was killed starts again: whatever its lock files say, and never beside what is left of it."""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest

from tests.installations import another_installation
from tracker.config.databases import making as databases
from tracker.config.postgresql import postgres
from tracker.config.postgresql.cluster import Cluster
from tracker.config.postgresql.unprivileged import run_as

pytestmark = pytest.mark.whole

COMPUTES = "SELECT count(*) FROM generate_series(1, 10000000) AS number WHERE sqrt(number) < 0"


@pytest.fixture(scope="module")
def server() -> Iterator[Cluster]:
    with another_installation() as cluster:
        yield cluster


@pytest.fixture
def number(server: Cluster) -> int:
    """The process number of its server, which runs."""
    postgres.start(server)
    return int((server.data / "postmaster.pid").read_text().split("\n", 1)[0])


def is_alive(number: int) -> bool:
    """Whether the process still works; one that has ended and waits to be asked how does not."""
    with suppress(FileNotFoundError):
        return Path(f"/proc/{number}/stat").read_text().rpartition(") ")[2][0] not in "ZX"
    return False


def wait_for_end(number: int) -> None:
    until = time.monotonic() + 30
    while is_alive(number):
        assert time.monotonic() < until
        time.sleep(0.01)


def test_one_that_nobody_has_asked_how_it_ended(server: Cluster, number: int) -> None:
    forgotten = postgres._started.pop(number)
    os.kill(number, signal.SIGKILL)
    wait_for_end(number)
    assert Path(f"/proc/{number}").exists()
    postgres.start(server)
    assert postgres.is_running(server)
    assert forgotten.wait() == -signal.SIGKILL


@pytest.mark.parametrize("pause", [0, 0.002, 0.01, 0.05, 0.2])
def test_one_that_is_just_dying(server: Cluster, number: int, pause: float) -> None:
    os.kill(number, signal.SIGKILL)
    time.sleep(pause)
    postgres.start(server)
    assert postgres.is_running(server)


def test_one_whose_number_is_somebody_elses_by_now(server: Cluster, number: int) -> None:
    assert server.socket_folder
    locks = [server.data / "postmaster.pid", server.socket_folder / ".s.PGSQL.5432.lock"]
    os.kill(number, signal.SIGKILL)
    assert postgres._started.pop(number).wait() == -signal.SIGKILL
    with subprocess.Popen(["sleep", "600"], cwd="/", **run_as(server.account)) as other:
        for lock in locks:
            lock.write_text(lock.read_text().replace(str(number), str(other.pid), 1))
        postgres.start(server)
        assert postgres.is_running(server)
        other.kill()


def test_it_waits_for_a_backend_that_has_outlived_its_postmaster(server: Cluster, number: int) -> None:
    with databases.connected(databases.as_owner("newsroom")) as connection:
        backend = connection.info.backend_pid

        def compute() -> None:
            with suppress(psycopg.OperationalError):
                connection.execute(COMPUTES)

        thread = threading.Thread(target=compute)
        thread.start()
        time.sleep(0.3)
        os.kill(number, signal.SIGKILL)
        wait_for_end(number)
        assert is_alive(backend)
        postgres.start(server)
        assert not is_alive(backend)
        thread.join()
    assert postgres.is_running(server)
