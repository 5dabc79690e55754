"""A pytest plugin: the tests run on a PostgreSQL of their own, made for the run and thrown away after it.

It starts before Django reads its settings, points both addresses at the owner's login, and leaves two empty databases
(extensions, schemas, closed system functions) that Django copies into its `test_…` databases. A run that is killed
leaves a folder behind; the next one clears it away.
"""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Generator
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest

if TYPE_CHECKING:
    from tracker.config.cluster import Cluster

PREFIX = "fft-tests-"
# Found by the next run, which may then clear away a folder that nobody locks.
LOCK = "run.lock"
# In tests the owner makes databases and may become each of the other logins (SET LOCAL ROLE tracker_public).
FOR_TESTS = (
    "ALTER ROLE tracker_owner CREATEDB",
    "GRANT tracker_desk, tracker_publisher, tracker_public TO tracker_owner",
    "GRANT CONNECT ON DATABASE postgres TO tracker_owner",
)
_running = ExitStack()


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(args: list[str]) -> Generator[None, None, None]:
    """Comes before pytest-django's own hook, which reads the settings."""
    if not {"--help", "-h", "--version", "-V"} & set(args):
        _start()
    try:
        return (yield)
    except BaseException:
        _running.close()
        raise


def pytest_unconfigure() -> None:
    """Stop the server and remove its folder."""
    _running.close()


def _start() -> None:
    folder = _new_folder()
    for name in ("DATABASE_URL", "CATALOGUE_URL", "TRACKER_SITE", "TRACKER_HTTPS", "TRACKER_DEBUG", "TRACKER_HOSTS"):
        os.environ.pop(name, None)
    os.environ.update(TRACKER_VAR=str(folder), TRACKER_PLAIN_STATIC="1", SECRET_KEY="for the tests only")
    # Only now: where things lie is read from the environment at import.
    from tracker.config import addresses, databases, granting, postgres
    from tracker.config.cluster import embedded
    from tracker.config.logins import ALIASES, DATABASES, NEWSROOM, OWNER

    _clear_away_leftovers()
    cluster = embedded()
    _running.callback(_remove, cluster)
    postgres.start(cluster, throwaway=True)
    databases.make_all()
    for side in ALIASES:
        with psycopg.connect(addresses.administrator(side)) as connection, connection.cursor() as cursor:
            granting.apply(cursor, side)
            granting.close_other_databases(cursor, list(DATABASES.values()))
            if side == NEWSROOM:
                for statement in FOR_TESTS:
                    cursor.execute(statement)
    os.environ.update({variable: addresses.of(OWNER, side) for side, variable in addresses.VARIABLES.items()})


def _new_folder() -> Path:
    # Root's own temporary folder may be closed to the account that runs the server.
    parent = Path("/tmp") if os.geteuid() == 0 else Path(tempfile.gettempdir())
    folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=parent))
    _running.callback(shutil.rmtree, folder, ignore_errors=True)
    lock = _running.enter_context((folder / LOCK).open("w"))
    fcntl.flock(lock, fcntl.LOCK_EX)
    return folder


def _clear_away_leftovers() -> None:
    """Remove what runs that were killed have left: those whose lock nobody holds."""
    from tracker.config.cluster import Cluster
    from tracker.config.unprivileged import server_account

    for lock in Path(os.environ["TRACKER_VAR"]).parent.glob(f"{PREFIX}*/{LOCK}"):
        if lock.stat().st_uid != os.geteuid():
            continue
        with lock.open() as file, suppress(BlockingIOError):
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            _remove(Cluster(lock.parent, server_account()))
            shutil.rmtree(lock.parent, ignore_errors=True)


def _remove(cluster: "Cluster") -> None:
    from tracker.config import postgres

    postgres.stop(cluster)
    if folder := cluster.socket_folder:
        shutil.rmtree(folder, ignore_errors=True)
