"""Embargoes: approved by two, absent from every public answer until the moment, then published by a command."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pghistory
import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from tests import factories
from tests.conftest import Publish
from tracker.accounts.models import User
from tracker.people.models import Person
from tracker.publishing import due
from tracker.publishing.actions import catch_up, embargo, publish, withdraw
from tracker.publishing.embargoes import held, postpone
from tracker.publishing.log import faults
from tracker.publishing.models import Embargo, LogEntry
from tracker.review.actions import NotAllowed, submit
from tracker.review.models import Submission

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])
TOMORROW = timedelta(days=1)


@pytest.fixture
def handed_in(researcher: User) -> list[Submission]:
    """A person and its source, submitted."""
    made = factories.person("Adam Smith", by=researcher, nationalities=["GB"])
    sources = sorted({row.source.reference for row in made.citations.select_related("source")})
    return [
        *submit(kind="source", references=sources, by=researcher, unclaimed_are_mine=True),
        *submit(kind="person", references=[made.reference], by=researcher),
    ]


@pytest.fixture
def waiting(handed_in: list[Submission], reviewer: User) -> list[Submission]:
    """Both approved, not before tomorrow."""
    assert publish(handed_in, by=reviewer, not_before=timezone.now() + TOMORROW) == []
    return handed_in


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is the day after tomorrow, for what asks whether an embargo is over."""
    monkeypatch.setattr(due, "timezone", _Later)


class _Later:
    @staticmethod
    def now() -> datetime:
        return timezone.now() + 2 * TOMORROW


Run = Callable[[], due.Outcomes]


@pytest.fixture
def run(django_capture_on_commit_callbacks: Callable[..., Any]) -> Run:
    def publish_due() -> due.Outcomes:
        with django_capture_on_commit_callbacks(execute=True):
            return due.publish_due()

    return publish_due


def test_until_the_moment_every_public_answer_is_as_it_was(
    public: Client, published: Publish, researcher: User, reviewer: User, run: Run
) -> None:
    published(factories.person("Somebody Else"))
    paths = ("/", "/people/", "/people/?q=Adam", "/api/v1/people/", "/sources/", "/corrections/", "/withdrawals.json")
    before = {path: public.get(path).content for path in paths}
    made = factories.person("Adam Smith", by=researcher)
    sources = [row.source.reference for row in made.citations.select_related("source")]
    batch = submit(kind="source", references=sorted(set(sources)), by=researcher, unclaimed_are_mine=True)
    batch += submit(kind="person", references=[made.reference], by=researcher)
    publish(batch, by=reviewer, not_before=timezone.now() + TOMORROW)
    assert run() == due.Outcomes()
    assert {path: public.get(path).content for path in paths} == before
    assert public.get(f"/people/{made.reference}/").status_code == 404


def test_when_it_is_over_both_are_published_once(
    waiting: list[Submission], later: None, run: Run, public: Client
) -> None:
    assert run().published == [row.reference for row in waiting]
    assert public.get(f"/people/{waiting[1].reference}/").status_code == 200
    assert run() == due.Outcomes()
    assert LogEntry.objects.count() == 2
    assert {entry.decided_by for entry in LogEntry.objects.all()} == {"ben"}
    assert list(faults()) == []


def test_the_command_says_what_it_did(
    waiting: list[Submission], later: None, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("publish_due")
    assert f"2 records published: {waiting[0].reference}, {waiting[1].reference}." in capsys.readouterr().out


def test_what_was_edited_meanwhile_is_not_published_and_named(
    waiting: list[Submission], later: None, run: Run, researcher: User
) -> None:
    with pghistory.context(user=researcher.pk):
        Person.objects.update(sex="M")
    came = run()
    assert came.published == [waiting[0].reference]
    (sentence,) = came.kept
    assert sentence.startswith(f"{waiting[1].reference} was changed after it was approved: submit it again")


def test_one_at_fault_does_not_hold_up_the_others(
    waiting: list[Submission], later: None, run: Run, researcher: User, reviewer: User
) -> None:
    other = factories.person("Bela Kun", by=researcher)
    (alone,) = submit(kind="person", references=[other.reference], by=researcher)
    cited = other.citations.select_related("source").first()
    assert cited is not None
    (source,) = submit(kind="source", references=[cited.source.reference], by=researcher, unclaimed_are_mine=True)
    publish([source, alone], by=reviewer, not_before=timezone.now() + TOMORROW)
    withdraw(kind="source", references=[source.reference], by=reviewer, reason="It was forged.")
    came = run()
    assert came.published == [row.reference for row in waiting]
    assert "no source of its name is published" in came.kept[0]


def test_one_person_stops_it_at_once(waiting: list[Submission], later: None, run: Run, publisher: User) -> None:
    person = waiting[1]
    assert withdraw(kind="person", references=[person.reference], by=publisher, reason="Not now.") == []
    assert person.reference not in run().published
    assert person.decisions.filter(outcome="withheld", decided_by=publisher, note="Not now.").exists()


def test_an_embargo_can_be_made_longer_by_one_and_shorter_by_nobody(
    waiting: list[Submission], later: None, run: Run, publisher: User
) -> None:
    postpone(waiting, not_before=timezone.now() + 5 * TOMORROW, by=publisher)
    assert run() == due.Outcomes()
    assert Embargo.objects.count() == 4, "each step is a row"
    with pytest.raises(NotAllowed, match="can only be made longer"):
        postpone(waiting, not_before=timezone.now() + TOMORROW, by=publisher)


def test_a_newer_approved_version_overtakes_it(
    waiting: list[Submission], later: None, run: Run, researcher: User, reviewer: User
) -> None:
    with pghistory.context(user=researcher.pk):
        Person.objects.update(internal_notes="Newer.")
    source, person = waiting
    newer = submit(kind="person", references=[person.reference], by=researcher)
    again = submit(kind="source", references=[source.reference], by=researcher, unclaimed_are_mine=True)
    publish([*again, *newer], by=reviewer)
    assert not held().exists()
    assert run() == due.Outcomes()


def test_a_public_record_can_be_taken_back_until_a_moment(
    published: Publish, publisher: User, public: Client, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = factories.person("Adam Smith")
    published(made)
    embargo(
        kind="person",
        references=[made.reference],
        not_before=timezone.now() + TOMORROW,
        by=publisher,
        reason="The body is not home yet.",
    )
    catch_up()
    assert public.get(f"/people/{made.reference}/").status_code == 410
    monkeypatch.setattr(due, "timezone", _Later)
    assert run().published == [made.reference]
    assert public.get(f"/people/{made.reference}/").status_code == 200


def test_an_embargo_that_is_over_already_is_refused(handed_in: list[Submission], reviewer: User) -> None:
    with pytest.raises(NotAllowed, match="ends in the past"):
        publish(handed_in, by=reviewer, not_before=timezone.now())


def test_a_held_submission_is_approved_by_the_same_rules(handed_in: list[Submission], researcher: User) -> None:
    with pytest.raises(NotAllowed, match="you submitted or edited it"):
        publish(handed_in, by=researcher, not_before=timezone.now() + TOMORROW)
    assert not Embargo.objects.exists()
