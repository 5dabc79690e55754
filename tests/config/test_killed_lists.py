"""A worker killed in the middle of committing a list: nothing of it is there, and the next worker does all of it."""

import random
from io import StringIO
from typing import Any

import pytest

from tests import factories
from tests.publishing_workers import Worker
from tracker.accounts.models import User
from tracker.config import places
from tracker.config.management.commands.serve import Command
from tracker.config.postgresql.cluster import Cluster
from tracker.intake.models import Batch, BatchProgress
from tracker.intake.sheets import jobs
from tracker.intake.sheets.bringing.list_files import bring_list
from tracker.lib.history import events_of
from tracker.people.models import Name, Person, PersonCitation
from tracker.vocabulary.intake import BatchJob

pytestmark = pytest.mark.whole

HEADS = "Name;Date of birth;Nationality;Passport;Contract date;Status"
PEOPLE = 40
KILLS = 20
SEED = 20


@pytest.fixture(autouse=True)
def _folder_of_the_installation(newsroom: Cluster, settings: Any) -> None:
    settings.LISTS = places.VAR / "lists"


def _list() -> bytes:
    rows = (
        f"Somebody Number{chr(65 + n % 26) * (n // 26 + 1)};13.08.{1970 + n % 30};Kenya;AB{n:07};25.09.2023;killed"
        for n in range(PEOPLE)
    )
    return "\n".join((HEADS, *rows, "")).encode()


def test_a_commit_killed_at_twenty_points_leaves_nothing_each_time(newsroom: Cluster, worker: Worker) -> None:
    ada = User.objects.get(username="ada")
    batch = bring_list([_list()], name="list.csv", source=factories.source(kind="leak"), by=ada, side="RU")
    jobs.ask_for(batch, BatchJob.READ, by=ada)
    worker.do("work on lists")
    batch.refresh_from_db()
    assert batch.rows.filter(outcome="ready").count() == PEOPLE
    before = Person.objects.count(), Name.objects.count(), PersonCitation.objects.count()

    jobs.ask_for(batch, BatchJob.COMMIT, by=ada)
    numbers = random.Random(SEED)
    killed = 0
    # How many exchanges a commit takes is not known before; most of these numbers lie within.
    for at in [numbers.randrange(3, 60) for _ in range(KILLS)]:
        BatchProgress.objects.filter(batch=batch).update(attempts=0)
        ended = worker.do("work on lists", at=at, is_sent=numbers.random() < 0.5)
        batch.refresh_from_db()
        if not batch.job:
            break
        killed += ended.code != 0
        assert (Person.objects.count(), Name.objects.count(), PersonCitation.objects.count()) == before
        assert not batch.rows.filter(outcome="made").exists()
    while Batch.objects.get(pk=batch.pk).job:
        BatchProgress.objects.filter(batch=batch).update(attempts=0)
        worker.do("work on lists")
    batch.refresh_from_db()
    assert killed >= KILLS // 4
    assert batch.account["made"] == PEOPLE
    assert Person.objects.count() == before[0] + PEOPLE


def test_a_job_that_never_ends_is_given_up_after_a_few_tries(newsroom: Cluster, worker: Worker) -> None:
    ada = User.objects.get(username="ada")
    batch = bring_list(
        [_list().replace(b"Kenya", b"Nepal")], name="b.csv", source=factories.source(), by=ada, side="RU"
    )
    jobs.ask_for(batch, BatchJob.READ, by=ada)
    for _ in range(jobs.MOST_TRIES):
        assert worker.do("work on lists", at=8).code != 0
    worker.do("work on lists")
    batch.refresh_from_db()
    assert "never finished" in batch.job_error
    assert not batch.job


def test_the_history_of_an_undone_list_goes_with_what_is_done_each_minute(newsroom: Cluster, worker: Worker) -> None:
    """By the logins of a running newsroom: that of the desk may take no history away."""
    ada = User.objects.get(username="ada")
    list_ = _list().replace(b"Somebody", b"Mistaken").replace(b";AB0", b";CD0")
    batch = bring_list([list_], name="c.csv", source=factories.source(), by=ada, side="RU")
    for job in (BatchJob.READ, BatchJob.COMMIT, BatchJob.UNDO):
        jobs.ask_for(Batch.objects.get(pk=batch.pk), job, by=ada)
        worker.do("work on lists")
    batch.refresh_from_db()
    assert (batch.state, batch.job_error) == ("undone", "")
    events = events_of(Name)._default_manager.filter(text__startswith="Mistaken")
    assert events.exists()
    complaints = StringIO()
    Command(stdout=StringIO(), stderr=complaints)._every_minute()
    assert complaints.getvalue() == ""
    assert not events.exists()
