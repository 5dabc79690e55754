"""Processes that publish and may be killed while they do: see `killed_worker`; and batches for them."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from tests import factories
from tracker.accounts.models import User
from tracker.config import places
from tracker.config.logins import DATABASES
from tracker.config.serving import children
from tracker.review.actions import submit

PERSONS = 6


@dataclass(frozen=True)
class Ended:
    """How a worker ended: its exit code, and what it had told until then."""

    code: int
    said: list[str]

    def acknowledged(self, side: str) -> bool:
        """Whether PostgreSQL had told it that the work on that side is committed."""
        return f"acknowledged {DATABASES[side]}" in self.said

    @property
    def exchanges(self) -> int:
        return int(self.said[-1].removeprefix("exchanges "))

    @property
    def commits(self) -> list[int]:
        return [int(line.split()[1]) for line in self.said if line.startswith("commit ")]


class Worker:
    """The process that carries out what it is told, in processes of its own."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def do(self, job: str, **order: Any) -> Ended:
        """Carry out one job; `at` and `is_sent` say when, `kill` says who is killed."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps({"job": job} | order) + "\n")
        self._process.stdin.flush()
        return Ended(**json.loads(self._process.stdout.readline()))


@contextmanager
def publishing_worker() -> Iterator[Worker]:
    """Such a process of the present installation."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.killed_worker"],
        cwd=places.CHECKOUT,
        env=children.environment("newsroom"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        yield Worker(process)
        process.kill()


def hand_in() -> list[int]:
    """Persons and their source, submitted by one and waiting for another; the keys of the submissions."""
    by = User.objects.get(username="ada")
    cited = factories.source()
    made = [factories.person(by=by, source_of_all=cited, nationalities=["NP"]) for _ in range(PERSONS)]
    sources = submit(kind="source", references=[cited.reference], by=by, unclaimed_are_mine=True)
    persons = submit(kind="person", references=[person.reference for person in made], by=by)
    return [row.pk for row in (*sources, *persons)]
