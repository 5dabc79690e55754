"""Who asks more a minute than the settings allow hears when to come again, and nobody else is held up by it."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from tracker.catalogue.responses import throttle
from tracker.catalogue.responses.throttle import Counted, Throttle

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])
ONE, OTHER = "192.0.2.1", "198.51.100.7"
ROWS, FILE = "/api/v1/units/", "/units.csv"


class Clock:
    """Stands still until it is set."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> Clock:
    """Three answers of the API a minute, and two files, by a clock that stands still."""
    settings.REQUESTS_A_MINUTE = {"rows": 3, "files": 2}
    clock = Clock()
    monkeypatch.setattr(throttle, "_throttles", {counted: Throttle(clock=clock) for counted in Counted})
    return clock


def ask(client: Client, path: str, *, at: str = ONE, **headers: str) -> Any:
    return client.get(path, headers=headers, REMOTE_ADDR=at)


def statuses(client: Client, path: str, times: int, **said: str) -> list[int]:
    return [ask(client, path, **said).status_code for _ in range(times)]


@pytest.mark.parametrize(
    "path", [ROWS, "/api/v1/people/counts/?by=side", "/api/v1/changes/?since=0", "/api/v1/schema/"]
)
def test_the_api_says_when_to_come_again_and_keeps_its_word(public: Client, clock: Clock, path: str) -> None:
    assert statuses(public, path, 3) == [200] * 3
    refused = ask(public, path)
    assert refused.status_code == 429
    assert refused.headers["Retry-After"] == "20"
    assert refused.headers["Access-Control-Allow-Origin"] == "*"
    assert refused.headers["Cache-Control"] == "no-store"
    said = "Too many requests: 3 a minute are answered here. Ask again in 20 seconds."
    assert refused.json() == {"error": said}
    clock.now = 19.5
    assert ask(public, path).headers["Retry-After"] == "1"
    clock.now = 20
    assert statuses(public, path, 2) == [200, 429]
    clock.now = 1000
    assert statuses(public, path, 4) == [200] * 3 + [429]


def test_files_are_counted_apart_and_answered_in_text(public: Client, clock: Clock) -> None:
    assert statuses(public, FILE, 3) == [200, 200, 429]
    refused = ask(public, "/people.zip")
    assert refused.status_code == 429
    assert refused.headers["Retry-After"] == "30"
    assert refused.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert refused.content.decode().endswith("Ask again in 30 seconds.\n")
    assert ask(public, ROWS).status_code == 200


def test_what_is_answered_with_304_is_counted_too(public: Client, clock: Clock) -> None:
    tag = ask(public, ROWS).headers["ETag"]
    again = [ask(public, ROWS, **{"If-None-Match": tag}).status_code for _ in range(3)]
    assert again == [304, 304, 429]


def test_one_client_does_not_hold_up_another(public: Client, clock: Clock) -> None:
    assert statuses(public, ROWS, 4) == [200] * 3 + [429]
    assert ask(public, ROWS, at=OTHER).status_code == 200


@pytest.mark.parametrize("path", ["/units/", "/", "/healthz", "/robots.txt"])
def test_pages_are_not_counted(public: Client, clock: Clock, path: str) -> None:
    assert statuses(public, path, 8) == [200] * 8


def test_nought_switches_it_off_and_this_machine_is_not_counted(
    public: Client, clock: Clock, settings: Settings
) -> None:
    assert statuses(public, ROWS, 8, at="127.0.0.1") == [200] * 8
    settings.REQUESTS_A_MINUTE = {"rows": 0, "files": 0}
    assert statuses(public, ROWS, 8) == [200] * 8


def test_without_a_proxy_no_header_makes_another_client(public: Client, clock: Clock) -> None:
    found = [ask(public, ROWS, **{"X-Forwarded-For": f"198.51.100.{n}"}).status_code for n in range(4)]
    assert found == [200] * 3 + [429]


@pytest.mark.parametrize(("proxies", "added"), [(1, ONE), (2, f"{ONE}, 10.0.0.1")])
def test_behind_proxies_only_what_they_added_tells_clients_apart(
    public: Client, clock: Clock, settings: Settings, proxies: int, added: str
) -> None:
    settings.PROXIES = proxies
    at = "127.0.0.1"
    spoofed = [ask(public, ROWS, at=at, **{"X-Forwarded-For": f"198.51.100.{n}, {added}"}) for n in range(4)]
    assert [each.status_code for each in spoofed] == [200] * 3 + [429]
    # Nobody is held up whose address was only written into the header.
    other = added.replace(ONE, "198.51.100.1")
    assert ask(public, ROWS, at=at, **{"X-Forwarded-For": other}).status_code == 200


def test_no_more_addresses_are_remembered_than_fit() -> None:
    kept = Throttle(most_addresses=100)
    assert not any(kept.wait(f"192.0.2.{n}", limit=1) for n in range(1000))
    assert len(kept._free_at) == 100
    assert kept.wait("192.0.2.999", limit=1) > 0


def test_of_requests_at_the_same_moment_none_is_lost() -> None:
    together = Throttle(clock=Clock())
    with ThreadPoolExecutor(16) as threads:
        waits = list(threads.map(lambda _: together.wait(ONE, limit=500), range(2000)))
    assert waits.count(0) == 500
