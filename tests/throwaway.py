"""A pytest plugin: the tests run on a PostgreSQL of their own, made for the run and thrown away after it.

It starts before Django reads its settings and points both addresses at the owner's login. Its two databases are made by
`set_up`, and Django copies them into its `test_…` databases. Migrating takes longer than most runs, so the files of a
server that is set up are kept in `var/`, under a name that follows from everything that shaped them.
A run that is killed leaves a folder behind; the next one clears it away.

In a parallel run (`pytest -n`) each worker has a server of its own: a copy of the kept files, started in half a
second. Roles are one of a kind on a server, and so are the databases that all copies are made of: tests of grants and
tests that commit would meet on a shared one.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Generator
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest

if TYPE_CHECKING:
    from tracker.config.postgresql.cluster import Cluster

CHECKOUT = Path(__file__).resolve().parents[1]
PREFIX = "fft-tests-"
# Found by the next run, which may then clear away a folder that nobody locks.
LOCK = "run.lock"
# What the databases are made of: a change in any of these makes them anew.
SHAPED_BY = ("tracker/*/migrations/*.py", "tracker/lib/*.py", "tracker/config/*.py", "tracker/*/roles.py", "*.txt")
KEPT = ("postgres", "secrets")
GIVEN = ("DATABASE_URL", "CATALOGUE_URL")
# In tests the owner makes databases and may become each of the other logins (SET LOCAL ROLE tracker_public).
FOR_TESTS = (
    "ALTER ROLE tracker_owner CREATEDB",
    "GRANT tracker_desk, tracker_publisher, tracker_public TO tracker_owner",
    "GRANT CONNECT ON DATABASE postgres TO tracker_owner",
)
_running = ExitStack()


def further_folder(*, is_set_up: bool) -> Path:
    """A folder for a second installation, with a server that is set up or with nothing; it goes when the run ends."""
    folder = _new_folder()
    if is_set_up:
        _fill(folder)
    from tracker.config.postgresql.cluster import Cluster
    from tracker.config.postgresql.unprivileged import server_account

    _running.callback(_remove, Cluster(folder, server_account()))
    return folder


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(args: list[str]) -> Generator[None, None, None]:
    """Comes before pytest-django's own hook, which reads the settings."""
    try:
        if not {"--help", "-h", "--version", "-V"} & set(args):
            _start(is_worker="PYTEST_XDIST_WORKER" in os.environ)
        return (yield)
    except BaseException:
        _running.close()
        raise


def pytest_unconfigure() -> None:
    """Stop the server and remove its folder."""
    _running.close()


def _start(*, is_worker: bool) -> None:
    folder = _new_folder()
    for name in (*GIVEN, "TRACKER_SITE", "TRACKER_HTTPS", "TRACKER_DEBUG", "TRACKER_HOSTS"):
        os.environ.pop(name, None)
    os.environ.update(TRACKER_VAR=str(folder), TRACKER_PLAIN_STATIC="1", SECRET_KEY="for the tests only")
    for site in ("newsroom", "public"):
        # WhiteNoise warns where nothing was collected.
        (folder / "static" / site).mkdir(parents=True)
    if not is_worker:
        # Before there are workers, which make their folders all at once: one that is not locked yet is no leftover.
        _clear_away_leftovers()
    _fill(folder)
    # Only now: where things lie is read from the environment at import.
    from tracker.config.databases import addresses
    from tracker.config.logins import NEWSROOM, OWNER
    from tracker.config.postgresql import postgres
    from tracker.config.postgresql.cluster import embedded

    cluster = embedded()
    _running.callback(_remove, cluster)
    postgres.start(cluster, throwaway=True)
    with psycopg.connect(addresses.administrator(NEWSROOM)) as connection:
        for statement in FOR_TESTS:
            connection.execute(statement)
    os.environ.update({variable: addresses.of(OWNER, side) for side, variable in addresses.VARIABLES.items()})


def _new_folder() -> Path:
    # Root's own temporary folder may be closed to the account that runs the server.
    parent = Path("/tmp") if os.geteuid() == 0 else Path(tempfile.gettempdir())
    folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=parent))
    _running.callback(shutil.rmtree, folder, ignore_errors=True)
    lock = _running.enter_context((folder / LOCK).open("w"))
    fcntl.flock(lock, fcntl.LOCK_EX)
    return folder


def _fill(folder: Path) -> None:
    """Put a server that is set up there, copied from an earlier run where nothing has changed since."""
    kept = CHECKOUT / "var" / f"tests-{_fingerprint()}"
    if kept.is_dir():
        _copy(kept, folder)
        return
    given = {name: value for name, value in os.environ.items() if name not in GIVEN} | {"TRACKER_VAR": str(folder)}
    made = subprocess.run(
        [sys.executable, "manage.py", "set_up"], cwd=CHECKOUT, env=given, capture_output=True, text=True, check=False
    )
    if made.returncode:
        raise pytest.UsageError(f"manage.py set_up failed:\n{made.stdout}{made.stderr}")
    # A checkout that cannot be written to is set up anew each time.
    with suppress(OSError, subprocess.CalledProcessError):
        kept.parent.mkdir(exist_ok=True)
        for old in sorted(kept.parent.glob("tests-*"), key=lambda path: path.stat().st_mtime)[:-2]:
            shutil.rmtree(old, ignore_errors=True)
        draft = kept.with_name(f"{kept.name}.{os.getpid()}")
        draft.mkdir(mode=0o700)
        _copy(folder, draft)
        draft.rename(kept)


def _fingerprint() -> str:
    digest = hashlib.sha256(f"{os.geteuid()} {sys.version}".encode())
    for pattern in (*SHAPED_BY, "tests/throwaway.py"):
        for path in sorted(CHECKOUT.glob(pattern)):
            digest.update(f"{path.relative_to(CHECKOUT)}\0".encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def _copy(source: Path, target: Path) -> None:
    # `cp -a`: as root, the files keep the account that runs the server as their owner.
    subprocess.run(["cp", "-a", *(source / name for name in KEPT), target], check=True)


def _clear_away_leftovers() -> None:
    """Remove what runs that were killed have left: those whose lock nobody holds."""
    from tracker.config.postgresql.cluster import Cluster
    from tracker.config.postgresql.unprivileged import server_account

    for lock in Path(os.environ["TRACKER_VAR"]).parent.glob(f"{PREFIX}*/{LOCK}"):
        if lock.stat().st_uid != os.geteuid():
            continue
        with lock.open() as file, suppress(BlockingIOError):
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            _remove(Cluster(lock.parent, server_account()))
            shutil.rmtree(lock.parent, ignore_errors=True)


def _remove(cluster: "Cluster") -> None:
    from tracker.config.postgresql import postgres

    postgres.stop(cluster)
    if folder := cluster.socket_folder:
        shutil.rmtree(folder, ignore_errors=True)
