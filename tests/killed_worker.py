"""A process of the newsroom that kills itself, or PostgreSQL, at a given exchange with a database.

Run as a program it reads orders from its input, one JSON object a line, and answers each with a line. Every order is
carried out by a process of its own (forked from this one, which has loaded the code and never opens a connection), and
the kill is `kill -9`: nothing of it can tidy up.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import psycopg

KILLS = ("worker", "backend", "postmaster", "everything")
"""Who is killed; `everything` is PostgreSQL and all its processes at once."""


@dataclass
class Exchanges:
    """Counts what goes to both databases and back, COMMITs included, and kills at one of them.

    `at` counts from 0; `is_sent`: the statement is on its way and its answer is not yet read.
    """

    report: Callable[[str], None]
    kill: Callable[[psycopg.Connection[Any]], None]
    at: int = -1
    is_sent: bool = False
    number: int = 0
    committing: list[str] = field(default_factory=list)

    def wait(self, connection: Any, gen: Generator[Any, Any, Any], *args: Any, **options: Any) -> Any:
        """In the place of psycopg's own, through which every exchange goes."""
        if self.number == self.at:
            gen = _sent(gen) if self.is_sent else gen
            self.kill(connection)
        if self.committing:
            self.report(f"commit {self.number}")
        self.number += 1
        return _WAIT(connection, gen, *args, **options)

    def commit(self, connection: Any) -> None:
        """In the place of psycopg's own: tell what was acknowledged."""
        before, is_open = self.number, connection.info.transaction_status != psycopg.pq.TransactionStatus.IDLE
        self.committing.append(connection.info.dbname)
        try:
            _COMMIT(connection)
        finally:
            self.committing.pop()
        if is_open and self.number > before:
            self.report(f"acknowledged {connection.info.dbname}")


_WAIT = psycopg.Connection.wait
_COMMIT = psycopg.Connection.commit


def _sent(gen: Generator[Any, Any, Any]) -> Generator[Any, Any, Any]:
    """The same generator after its first step, which sends."""
    try:
        first = next(gen)
    except StopIteration as end:
        return _ended(end.value)
    return _resumed(gen, first)


def _resumed(gen: Generator[Any, Any, Any], wanted: Any) -> Generator[Any, Any, Any]:
    while True:
        ready = yield wanted
        try:
            wanted = gen.send(ready)
        except StopIteration as end:
            return end.value


def _ended(value: Any) -> Generator[Any, Any, Any]:
    yield from ()
    return value


def _kill(who: str, postmaster: int, connection: psycopg.Connection[Any]) -> None:
    for pid in _victims(who, postmaster, connection):
        os.kill(pid, signal.SIGKILL)


def _victims(who: str, postmaster: int, connection: psycopg.Connection[Any]) -> list[int]:
    match who:
        case "worker":
            return [os.getpid()]
        case "backend":
            return [connection.info.backend_pid]
        case "postmaster":
            return [postmaster]
    listed = subprocess.run(["pgrep", "-P", str(postmaster)], capture_output=True, text=True, check=True)
    return [postmaster, *map(int, listed.stdout.split())]


def _carry_out(order: Mapping[str, Any], report: Callable[[str], None]) -> None:
    kill = partial(_kill, order.get("kill", "worker"), order.get("postmaster", 0))
    exchanges = Exchanges(report, kill, at=order.get("at", -1), is_sent=order.get("is_sent", False))
    psycopg.Connection.wait = _as_method(exchanges.wait)  # type: ignore[method-assign]
    psycopg.Connection.commit = _as_method(exchanges.commit)  # type: ignore[method-assign]
    try:
        _JOBS[order["job"]](order)
    except Exception as error:  # noqa: BLE001 - PostgreSQL was killed: told, like anything else
        report(f"failed {type(error).__name__}: {error}")
    report(f"exchanges {exchanges.number}")


def _as_method(function: Callable[..., Any]) -> Callable[..., Any]:
    """A plain function of the connection: only those become methods of a class."""

    def method(connection: Any, *args: Any, **options: Any) -> Any:
        return function(connection, *args, **options)

    return method


def _publish(order: Mapping[str, Any]) -> None:
    from tracker.accounts.models import User
    from tracker.publishing.actions import publish
    from tracker.review.models import Submission

    batch = Submission.objects.filter(pk__in=order["batch"]).order_by("pk")
    publish(list(batch), by=User.objects.get(username=order["by"]))


def _catch_up(order: Mapping[str, Any]) -> None:
    from tracker.publishing.actions import catch_up

    catch_up()


def _load(order: Mapping[str, Any]) -> None:
    from tracker.intake.actions import load_starting_data

    load_starting_data()


def _work_on_lists(order: Mapping[str, Any]) -> None:
    from tracker.intake.sheets.jobs import work_on_next
    from tracker.publishing.accepting_lists import JOBS

    work_on_next(JOBS)


_JOBS: Mapping[str, Callable[[Mapping[str, Any]], None]] = {
    "publish": _publish,
    "catch up": _catch_up,
    "load": _load,
    "work on lists": _work_on_lists,
}


def main() -> None:
    """Carry out orders until there are no more."""
    import django

    django.setup()
    from tracker.lib.names import romanisation

    # Several seconds that every child would need anew.
    romanisation.load()
    for line in sys.stdin:
        read, write = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(read)
            _carry_out(json.loads(line), partial(_tell, write))
            os._exit(0)
        os.close(write)
        with os.fdopen(read, encoding="utf-8") as told:
            said = told.read().splitlines()
        _, status = os.waitpid(child, 0)
        answer = {"code": os.waitstatus_to_exitcode(status), "said": said}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def _tell(pipe: int, text: str) -> None:
    os.write(pipe, f"{' '.join(text.split())}\n".encode())


if __name__ == "__main__":
    main()
