"""The life of the embedded PostgreSQL: started when needed, adopted when it runs, stopped by its last user."""

import ctypes
import fcntl
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, BinaryIO

import psycopg

from tracker.config import secret_files
from tracker.config.logins import SUPERUSER
from tracker.config.postgresql.binaries import NoPostgres
from tracker.config.postgresql.cluster import ENVIRONMENT, Cluster
from tracker.config.postgresql.unprivileged import run_as

# Recovery after a crash can take a while; a healthy start takes a tenth of a second.
PATIENCE = 90.0
STOP_PATIENCE = 2.0
LONGEST_LOG = 10_000_000
SOCKET_LOCK = ".s.PGSQL.5432.lock"
# What PostgreSQL says while backends of a postmaster that was killed still live: they end by themselves, one that
# computes only after its statement. Two servers on the same data would destroy it.
STILL_IN_USE = "pre-existing shared memory block"

SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    # Two processes of 64 threads; the newsroom's hold a connection to each database.
    "max_connections": "250",
    "password_encryption": "scram-sha-256",
    # Taken as it is used. A table larger than a quarter of it would be read from the system's cache every time.
    "shared_buffers": "512MB",
    "work_mem": "16MB",
    # The log never repeats a statement or a row: both hold what must not be published.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}
# For data that nobody will miss after a power cut. What autovacuum counts while a test's rows are not committed (none)
# makes the planner choose for an empty table: then queries of milliseconds take minutes, some days and not others.
THROWAWAY = {
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "autovacuum": "off",
    "statement_timeout": "5min",
}
# Servers that this very process started, by process number: it has to ask for them when they end.
_started: dict[int, subprocess.Popen[bytes]] = {}


@contextmanager
def in_use(cluster: Cluster) -> Iterator[None]:
    """PostgreSQL runs while the block does. The last of several users (a site, a command beside it) stops it."""
    cluster.prepare()
    with (cluster.home / "postgres.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)
        while not is_running(cluster):
            # One starts it while others wait. Somebody whose server was killed under them holds on to the lock: then
            # PostgreSQL's own lock file sees to it that there is one server.
            _wait(lambda: is_running(cluster) or _is_locked_for_one(lock), patience=STOP_PATIENCE)
            start(cluster)
            fcntl.flock(lock, fcntl.LOCK_SH)
        try:
            yield
        finally:
            with suppress(BlockingIOError):
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                stop(cluster)


def _is_locked_for_one(lock: IO[str]) -> bool:
    with suppress(BlockingIOError):
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    return False


def start(cluster: Cluster, *, throwaway: bool = False) -> None:
    """Start the server, or adopt the one that runs on this data. Returns when it answers; raises NoPostgres."""
    cluster.create()
    if _is_adopted(cluster):
        return
    settings = SETTINGS | (THROWAWAY if throwaway else {})
    settings["unix_socket_directories"] = str(cluster.socket_folder)
    command: list[str | Path] = [cluster.binaries / "postgres", "-D", cluster.data]
    for name, value in settings.items():
        command += ["-c", f"{name}={value}"]
    until = time.monotonic() + PATIENCE
    while not _answers(server := _launch(cluster, command, throwaway=throwaway), cluster):
        complaint = complaint_of(server.pid, cluster.log)
        if STILL_IN_USE not in complaint or time.monotonic() > until:
            raise NoPostgres(f"PostgreSQL did not start: {complaint} (the whole log is {cluster.log}).")
        time.sleep(0.1)


def _launch(cluster: Cluster, command: list[str | Path], *, throwaway: bool) -> subprocess.Popen[bytes]:
    with _open_log(cluster.log) as log:
        # A session of its own: Ctrl+C in the terminal reaches us, and we stop it in order.
        server = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd="/",
            env=ENVIRONMENT,
            start_new_session=True,
            preexec_fn=stop_with_parent if throwaway else None,  # noqa: PLW1509 - tests start it before any thread
            **run_as(cluster.account),
        )
    _started[server.pid] = server
    return server


def _answers(server: subprocess.Popen[bytes], cluster: Cluster) -> bool:
    """Wait until the server answers or has ended."""
    return _wait(lambda: is_running(cluster) or server.poll() is not None) and server.poll() is None


def stop(cluster: Cluster) -> None:
    """Stop the server: politely (open transactions are rolled back), and after two seconds at once. Loses nothing."""
    for how in (signal.SIGINT, signal.SIGQUIT):
        pid = _pid(cluster)
        if pid is None or not _is_ours(pid, cluster):
            return
        os.kill(pid, how)
        if _wait(lambda pid=pid: _is_gone(pid), patience=STOP_PATIENCE):  # type: ignore[misc]
            return


def is_running(cluster: Cluster) -> bool:
    """Whether a server answers at our socket, accepts our password and works on our data."""
    folder = cluster.socket_folder
    if folder is None:
        return False
    try:
        with psycopg.connect(
            host=str(folder), user=SUPERUSER, password=secret_files.read(SUPERUSER), dbname="postgres"
        ) as connection:
            found = connection.execute("SHOW data_directory").fetchone()
    except psycopg.OperationalError:
        return False
    return found is not None and Path(found[0]) == cluster.data.resolve()


def stop_with_parent() -> None:
    """Called in a new process: let the system stop it when its parent dies, however that happens (Linux)."""
    if sys.platform == "linux":
        # PR_SET_PDEATHSIG is 1. SIGINT is a fast shutdown for PostgreSQL and an ordinary stop for granian.
        ctypes.CDLL(None, use_errno=True).prctl(1, signal.SIGINT)


def _is_adopted(cluster: Cluster) -> bool:
    """Whether a server already works on this data; clears away the traces of one that died."""
    pid = _pid(cluster)
    if pid is None:
        return False
    if _is_gone(pid) or (pid not in _started and not _is_ours(pid, cluster)):
        _disown(cluster)
        return False
    # It may still be starting, recovering or stopping.
    _wait(lambda: is_running(cluster) or _is_gone(pid))
    if is_running(cluster):
        return True
    if _is_gone(pid):
        _disown(cluster)
        return False
    raise NoPostgres(f"PostgreSQL (process {pid}) on {cluster.data} does not answer: stop it and try again.")


def _disown(cluster: Cluster) -> None:
    """Free a dead server's lock files of its number, which may be somebody else's by now, or that of a process that has
    ended and was not asked yet how: PostgreSQL would refuse to start.

    Our own number is one that PostgreSQL takes for left behind: it is its parent's. The rest of the file must stay: it
    names the memory by which PostgreSQL finds backends that outlived their postmaster.
    """
    path = cluster.data / "postmaster.pid"
    with suppress(FileNotFoundError):
        _, *others = path.read_text(encoding="utf-8", errors="replace").split("\n")
        with path.open("r+", encoding="utf-8") as file:
            file.write("\n".join([str(os.getpid()), *others]))
            file.truncate()
    if cluster.socket_folder:
        (cluster.socket_folder / SOCKET_LOCK).unlink(missing_ok=True)


def _pid(cluster: Cluster) -> int | None:
    try:
        first = (cluster.data / "postmaster.pid").read_text(encoding="utf-8", errors="replace").split("\n", 1)[0]
        return int(first)
    except (FileNotFoundError, ValueError):
        return None


def _is_ours(pid: int, cluster: Cluster) -> bool:
    """Whether that process is a PostgreSQL on our data: it works in its data folder."""
    try:
        return Path(f"/proc/{pid}/cwd").readlink() == cluster.data.resolve()
    except FileNotFoundError:
        if Path("/proc/self").exists():
            return False
    except PermissionError:
        return False
    # No /proc (macOS): the name has to do.
    listed = subprocess.run(["ps", "-o", "comm=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return "postgres" in listed.stdout


def _is_gone(pid: int) -> bool:
    if pid in _started:
        return _started[pid].poll() is not None
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def _wait(condition: Callable[[], bool], *, patience: float = PATIENCE) -> bool:
    until = time.monotonic() + patience
    while not condition():
        if time.monotonic() > until:
            return False
        time.sleep(0.03)
    return True


def _open_log(path: Path) -> BinaryIO:
    if path.exists() and path.stat().st_size > LONGEST_LOG:
        path.replace(path.with_suffix(".log.old"))
    return path.open("ab")


def complaint_of(pid: int, log: Path) -> str:
    """What that server said last: why it gave up rather than that it did.

    Others write to the same log: what is left of a server that was killed says why it ends at just that moment.
    """
    text = log.read_text(encoding="utf-8", errors="replace")
    lines = [line for line in text.splitlines() if f"[{pid}]" in line]
    return next((line for line in reversed(lines) if "FATAL" in line), lines[-1] if lines else "no message")
