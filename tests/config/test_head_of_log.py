"""The head of the log: what `serve` prints at its start and once a day, and what it is good for."""

from datetime import datetime, timedelta
from io import StringIO
from itertools import pairwise

import pytest
from django.core.management import call_command

from tests import factories
from tests.conftest import Publish
from tracker.config.serving.head_of_log import DailyHead
from tracker.publishing.log import head, head_in_words
from tracker.publishing.models import LogEntry

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])
START = datetime.fromisoformat("2026-03-01T08:00:00+00:00")


def test_it_is_said_at_the_start_and_once_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    minutes = timedelta(minutes=7)
    clock = {"now": START}
    monkeypatch.setattr("tracker.config.serving.head_of_log.timezone.now", lambda: clock["now"])
    said_at: list[datetime] = []
    daily = DailyHead(lambda _: said_at.append(clock["now"]))
    while clock["now"] < START + timedelta(days=3, hours=2):
        daily()
        clock["now"] += minutes
    assert said_at[0] == START
    gaps = [later - before for before, later in pairwise(said_at)]
    assert len(gaps) == 3
    assert all(timedelta(days=1) <= gap < timedelta(days=1) + minutes for gap in gaps)


def test_number_moment_and_hash_are_said(published: Publish) -> None:
    assert head_in_words().startswith(f"The publication log ends with entry 0. Head {'0' * 64}.")
    published(factories.person())
    last = LogEntry.objects.latest("number")
    assert f"entry {last.number}, written on {last.at:%d %B %Y at %H:%M:%S} UTC. Head {head().hash}." in head_in_words()


def test_verify_log_says_the_same(published: Publish) -> None:
    published(factories.person())
    verified = StringIO()
    call_command("verify_log", stdout=verified)
    assert verified.getvalue() == f"Unbroken. {head_in_words()}\n"


def test_what_could_not_be_read_is_said_with_the_next_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    daily = DailyHead(said.append)
    with monkeypatch.context() as broken:
        broken.setattr("tracker.config.serving.head_of_log.head_in_words", lambda: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            daily()
    daily()
    assert len(said) == 1
