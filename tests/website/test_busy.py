"""Where more is asked for than can be made at once, the rest hear when to come again; what is kept is given to all."""

from threading import BoundedSemaphore
from typing import Any

import pytest
from django.test import Client

from tests import factories
from tests.conftest import Publish
from tracker.catalogue.responses import frame
from tracker.catalogue.responses.page_cache import PageCache
from tracker.config.serving import site
from tracker.exports import spool

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> None:
    """All room for making answers and for sending files is taken."""
    for budget in (frame.MAKING, spool.WRITING):
        monkeypatch.setattr(budget, "_admitted", BoundedSemaphore(1))
        assert budget._admitted.acquire(blocking=False)


@pytest.mark.parametrize("address", ["/people/?sex=M", "/figures/", "/api/v1/people/", "/people.csv", "/people.zip"])
def test_what_cannot_be_made_now_says_when_to_come_again(
    public: Client, full: None, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setattr(frame, "_answers", PageCache())
    answer = public.get(address)
    assert answer.status_code == 503
    assert int(answer.headers["Retry-After"]) > 0
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.content.decode().startswith("Too many")
    assert "ETag" not in answer.headers


def test_what_is_kept_and_the_health_of_the_site_need_no_room(
    public: Client, published: Publish, request: pytest.FixtureRequest
) -> None:
    published(factories.person("Adam Smith"))
    kept = public.get("/people/")
    request.getfixturevalue("full")
    again = public.get("/people/")
    assert (again.status_code, again.content) == (200, kept.content)
    assert public.get("/people/", headers={"If-None-Match": kept.headers["ETag"]}).status_code == 304
    assert public.get("/healthz").status_code == 200


def test_a_file_counts_as_being_sent_until_it_is_closed(
    public: Client, published: Publish, monkeypatch: pytest.MonkeyPatch
) -> None:
    published(factories.person("Adam Smith"))
    monkeypatch.setattr(spool, "_sending", BoundedSemaphore(1))
    sent = public.get("/people.csv")
    assert public.get("/names.csv").status_code == 503
    assert b"Adam Smith" in b"".join(sent.streaming_content)  # type: ignore[attr-defined]
    again = public.get("/names.csv")
    assert again.status_code == 200
    assert b"".join(again.streaming_content)  # type: ignore[attr-defined]


def test_a_file_that_fails_gives_its_room_back(public: Client, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "_sending", BoundedSemaphore(1))
    settings.SPOOL_MAX_BYTES = 10
    for _ in range(2):
        answer = public.get("/people.csv")
        assert (answer.status_code, answer.content) == (
            503,
            b"The file is larger than this server prepares. Filter more.\n",
        )


def test_all_budgets_together_leave_threads_free() -> None:
    held = frame.MAKING.most + spool.WRITING.most + spool.MOST_SENT_AT_ONCE
    assert held <= site.THREADS - 8
