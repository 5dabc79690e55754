"""Workers and servers killed in the middle: all or nothing, what was acknowledged is there, the next start catches up.

On a server of their own, with the logins and settings of production.
"""

import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.db import OperationalError, connections

from tests.publishing_workers import PERSONS, Ended, Worker, hand_in
from tracker.catalogue import models as public_side
from tracker.config import places
from tracker.config.logins import DESK, PUBLISHER
from tracker.config.postgresql import postgres
from tracker.config.postgresql.cluster import Cluster
from tracker.config.serving import children
from tracker.intake.actions import load_starting_data
from tracker.intake.models import LoadedRow
from tracker.people.models import Person
from tracker.publishing.log import faults, head
from tracker.publishing.models import LogEntry
from tracker.publishing.rebuilding.rebuild import differences
from tracker.publishing.rows.application import applied
from tracker.review.models import Decision, Submission
from tracker.sources.models import Source

pytestmark = pytest.mark.whole

WORKER_KILLS, LOADER_KILLS, LOADER_STEP = 24, 3, 1200


@dataclass(frozen=True)
class Point:
    """A moment of a publication: at which exchange, before it or after its statement was sent."""

    at: int
    is_sent: bool = False


@pytest.fixture(scope="module")
def undisturbed(worker: Worker) -> Ended:
    """A publication that nobody disturbs; the second one, because the first finds an empty catalogue."""
    for _ in range(2):
        ended = worker.do("publish", batch=hand_in(), by="ben")
        assert ended.code == 0
    assert len(ended.commits) == 2
    assert ended.acknowledged("newsroom")
    assert ended.acknowledged("catalogue")
    return ended


@pytest.fixture(scope="module")
def points(undisturbed: Ended) -> list[Point]:
    """Before and after each commit, in the middle of it, and all over the rest, half of them after the sending."""
    at_commits = [
        Point(at, is_sent)
        for commit in undisturbed.commits
        for at, is_sent in ((commit, False), (commit, True), (commit + 1, False))
        if at < undisturbed.exchanges
    ]
    others = sorted(set(range(undisturbed.exchanges - 1)) - {point.at for point in at_commits})
    drawn = sorted(random.Random(17).sample(others, WORKER_KILLS - len(at_commits)))
    return [*at_commits, *(Point(at, bool(number % 2)) for number, at in enumerate(drawn))]


def is_in_the_log(batch: list[int]) -> bool:
    """Whether the batch was written: all of it, with its decisions and an unbroken chain, or nothing at all."""
    written = LogEntry.objects.filter(submission__in=batch).count()
    assert written in {0, len(batch)}
    assert Decision.objects.filter(submission__in=batch).count() == written
    assert head().number == LogEntry.objects.count()
    assert list(faults()) == []
    return written > 0


def is_in_the_catalogue(batch: list[int]) -> bool:
    """Whether readers see the batch: all of it with its claims, or nothing at all."""
    references = Submission.objects.filter(pk__in=batch, kind="person").values_list("reference", flat=True)
    sources = Submission.objects.filter(pk__in=batch, kind="source").values_list("reference", flat=True)
    shown = public_side.Person.objects.filter(pk__in=list(references)).count()
    assert shown in {0, PERSONS}
    assert public_side.Name.objects.filter(person__in=list(references)).count() == shown
    assert public_side.Source.objects.filter(pk__in=list(sources)).exists() == (shown > 0)
    return shown > 0


def wait_until(condition: Callable[[], bool]) -> None:
    until = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.02)


def is_at_rest() -> bool:
    """Whether nothing of a killed worker is left in PostgreSQL, which finishes a COMMIT that it has received."""
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE usename = ANY(%s)", [[DESK, PUBLISHER]])
        return bool(cursor.fetchone() == (0,))


def assert_recovers(worker: Worker, batch: list[int], ended: Ended) -> bool:
    """Whatever was acknowledged is there; the next start shows what the log holds; a second attempt does the rest.

    Gives whether the first attempt had reached the log.
    """
    wait_until(is_at_rest)
    is_written = is_in_the_log(batch)
    assert is_written or not ended.acknowledged("newsroom")
    assert is_in_the_catalogue(batch) or not ended.acknowledged("catalogue")
    assert worker.do("catch up").code == 0
    assert is_in_the_catalogue(batch) == is_written
    if not is_written:
        again = worker.do("publish", batch=batch, by="ben")
        assert again.acknowledged("newsroom"), again.said
        assert is_in_the_catalogue(batch)
    assert applied() == head().number
    return is_written


@pytest.mark.parametrize("number", range(WORKER_KILLS))
def test_a_worker_killed_while_it_publishes_leaves_all_or_nothing(
    worker: Worker, undisturbed: Ended, points: list[Point], number: int
) -> None:
    point, batch = points[number], hand_in()
    ended = worker.do("publish", batch=batch, by="ben", at=point.at, is_sent=point.is_sent)
    assert ended.code == -signal.SIGKILL
    commit = undisturbed.commits[0]
    assert assert_recovers(worker, batch, ended) == (point.at > commit or point == Point(commit, is_sent=True))
    # Nothing touches the rows of an earlier batch again: looking now and then misses none.
    if number % 4 == 3:
        assert differences() == []


def test_the_kills_fall_on_both_databases_and_on_all_sides_of_their_commits(
    points: list[Point], undisturbed: Ended
) -> None:
    first, second = undisturbed.commits
    assert len(set(points)) == WORKER_KILLS >= 20
    assert {Point(first), Point(first, is_sent=True), Point(first + 1)} <= set(points)
    assert {Point(second), Point(second, is_sent=True)} <= set(points)
    assert sum(point.at < first for point in points) >= 5
    assert sum(first < point.at < second for point in points) >= 5


@pytest.mark.parametrize(
    ("who", "place"),
    [
        ("backend", "before the log is committed"),
        ("backend", "at the commit of the log"),
        ("backend", "in the catalogue"),
        ("postmaster", "at the commit of the log"),
        ("everything", "before the log is committed"),
        ("everything", "at the commit of the log"),
        ("everything", "in the catalogue"),
    ],
)
def test_postgresql_killed_under_a_publication_leaves_all_or_nothing(
    newsroom: Cluster, worker: Worker, undisturbed: Ended, who: str, place: str
) -> None:
    first, second = undisturbed.commits
    at = {"before the log is committed": first // 2, "at the commit of the log": first}.get(
        place, (first + second) // 2
    )
    batch = hand_in()
    ended = worker.do("publish", batch=batch, by="ben", at=at, is_sent=True, kill=who, postmaster=postmaster(newsroom))
    assert ended.code == 0
    assert any(line.startswith("failed OperationalError") for line in ended.said), ended.said
    wait_until(has_lost_us)
    postgres.start(newsroom)
    assert_recovers(worker, batch, ended)
    if place == "in the catalogue":
        assert differences() == []


def postmaster(newsroom: Cluster) -> int:
    return int((newsroom.data / "postmaster.pid").read_text().split("\n", 1)[0])


def has_lost_us() -> bool:
    """Whether the connections of this process have gone with the server; they are made anew when next needed."""
    try:
        with connections["default"].cursor() as cursor:
            cursor.execute("SELECT 1")
    except OperationalError:
        connections.close_all()
        return True
    return False


def test_two_processes_that_catch_up_together_apply_each_entry_once(worker: Worker, undisturbed: Ended) -> None:
    batch = hand_in()
    worker.do("publish", batch=batch, by="ben", at=undisturbed.commits[0] + 1)
    assert not is_in_the_catalogue(batch)
    both = [start_catching_up(), start_catching_up()]
    assert sorted(finished(each) for each in both) == [(0, "0"), (0, str(len(batch)))]
    assert is_in_the_catalogue(batch)


def start_catching_up() -> "subprocess.Popen[str]":
    code = "import django; django.setup(); from tracker.publishing.actions import catch_up; print(catch_up())"
    return subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=places.CHECKOUT,
        env=children.environment("newsroom"),
        stdout=subprocess.PIPE,
        text=True,
    )


def finished(process: "subprocess.Popen[str]") -> tuple[int, str]:
    """The exit code of a process and what it printed."""
    said, _ = process.communicate(timeout=120)
    return process.returncode, said.strip()


@pytest.mark.parametrize("part", range(1, LOADER_KILLS + 1))
def test_a_loader_killed_in_the_middle_leaves_nothing(worker: Worker, part: int) -> None:
    before = Person.objects.count(), Source.objects.count()
    ended = worker.do("load", at=part * LOADER_STEP)
    assert ended.code == -signal.SIGKILL
    wait_until(is_at_rest)
    assert not LoadedRow.objects.exists()
    assert (Person.objects.count(), Source.objects.count()) == before


def test_the_next_loading_is_complete_and_the_one_after_adds_nothing(worker: Worker) -> None:
    ended = worker.do("load")
    assert ended.exchanges > LOADER_KILLS * LOADER_STEP
    rows = LoadedRow.objects.count()
    assert rows > 300
    assert sum(load_starting_data().loaded.values()) == 0
    assert LoadedRow.objects.count() == rows
