"""Copies that the desk asks for: put into a queue by the source's page, fetched by the command alone."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import Settings

from tests import factories
from tests.files_of_sources import HTML, PDF
from tests.sources.local_server import Serve, network, page, redirect
from tracker.accounts.models import User
from tracker.lib.history import events_of
from tracker.newsroom.admin_addresses import copy_address
from tracker.sources.captures import fetching
from tracker.sources.captures.asking import ask_for_copy
from tracker.sources.captures.capturing import fetch_next
from tracker.sources.models import Capture, CaptureJob, Source
from tracker.vocabulary.sources import CaptureJobState

pytestmark = [
    pytest.mark.django_db(databases=["default", "catalogue"]),
    pytest.mark.filterwarnings("ignore:No directory at"),
]
URL = "http://post.example/one"
Fetch = Callable[[Serve], CaptureJob]


@pytest.fixture
def source(settings: Settings) -> Source:
    settings.CAPTURE_HOSTS = ["*.example"]
    return factories.source(url=URL, title="Three", publisher="Post")


@pytest.fixture
def fetched(source: Source, researcher: User) -> Fetch:
    """Ask for a copy, and let the command's work be done on a network of the test."""

    def fetch(serve: Serve) -> CaptureJob:
        assert ask_for_copy(source, by=researcher)
        with network(serve) as (there, _asked):
            job = fetch_next(network=there)
        assert job is not None
        return job

    return fetch


def test_a_copy_asked_for_on_the_page_waits_until_the_command_fetches_it(
    client: Client, source: Source, researcher: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    client.force_login(researcher)
    assert "Ask for a copy of the page" in client.get(f"/sources/source/{source.pk}/change/").content.decode()
    ask = {"action": "ask_for_copies", "_selected_action": source.pk}
    assert "1 copy is asked for" in client.post("/sources/source/", ask, follow=True).content.decode()
    assert "1 source is left out" in client.post("/sources/source/", ask, follow=True).content.decode()
    assert not Capture.objects.exists()
    with network(page(HTML)) as (there, _asked):
        monkeypatch.setattr(fetching, "IN_LIFE", there)
        call_command("capture_sources")
    copy = Capture.objects.get()
    assert (copy.source, copy.file_kind, copy.fetched_from) == (source, "html", URL)
    assert (copy.sha256, copy.method) == (hashlib.sha256(HTML).hexdigest(), "fetched by the newsroom")
    assert copy.captured_at is not None
    shown = client.get(f"/sources/source/{source.pk}/change/").content.decode()
    assert "asked for by ada" in shown
    assert copy_address(copy) in shown


def test_without_a_host_that_may_be_asked_nothing_is_fetched(
    client: Client, source: Source, researcher: User, settings: Settings
) -> None:
    settings.CAPTURE_HOSTS = []
    client.force_login(researcher)
    assert "Ask for a copy of the page" not in client.get(f"/sources/source/{source.pk}/change/").content.decode()
    client.post("/sources/source/", {"action": "ask_for_copies", "_selected_action": source.pk})
    assert not CaptureJob.objects.exists()
    with pytest.raises(CommandError, match="TRACKER_CAPTURE_HOSTS"):
        call_command("capture_sources")


def test_a_source_at_a_host_that_may_not_be_asked_is_not_queued(researcher: User, settings: Settings) -> None:
    settings.CAPTURE_HOSTS = ["post.example"]
    assert not ask_for_copy(factories.source(url="http://127.0.0.1/"), by=researcher)
    assert not ask_for_copy(factories.source(), by=researcher)


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "169.254.169.254"])
def test_a_host_that_is_allowed_by_name_is_refused_where_its_address_is_private(
    researcher: User, settings: Settings, host: str
) -> None:
    settings.CAPTURE_HOSTS = [host.strip("[]"), "*"]
    assert ask_for_copy(factories.source(url=f"http://{host}/"), by=researcher)
    job = fetch_next()
    assert job is not None
    assert job.state == CaptureJobState.FAILED
    assert "not public" in job.remark


def test_a_page_that_is_not_kept_says_why_on_the_source(
    client: Client, source: Source, researcher: User, fetched: Fetch, folder: Path
) -> None:
    job = fetched(redirect("http://169.254.169.254/latest/"))
    assert job.state == CaptureJobState.FAILED
    assert not Capture.objects.exists()
    client.force_login(researcher)
    shown = client.get(f"/sources/source/{source.pk}/change/").content.decode()
    assert "is not among the hosts that may be asked" in shown


def test_a_page_whose_content_is_of_no_kind_is_not_kept(fetched: Fetch, folder: Path) -> None:
    assert fetched(page(b"MZ a program", "text/html")).state == CaptureJobState.FAILED
    assert list(folder.iterdir()) == []


def test_the_kind_follows_from_the_content_whatever_the_server_says(fetched: Fetch) -> None:
    fetched(page(PDF, "text/html"))
    assert Capture.objects.get().file_kind == "pdf"


def test_an_unchanged_page_is_not_kept_twice(fetched: Fetch) -> None:
    fetched(page(HTML))
    assert "as it was" in fetched(page(HTML)).remark
    fetched(page(HTML + b"<p>more</p>"))
    assert Capture.objects.count() == 2


def test_the_history_says_who_asked_for_the_copy(fetched: Fetch, researcher: User) -> None:
    fetched(page(HTML))
    written = events_of(Capture)._default_manager.get()
    assert written.pgh_context["user"] == researcher.pk  # type: ignore[attr-defined]


def test_who_may_not_read_the_source_any_more_gets_no_copy(source: Source, fetched: Fetch) -> None:
    Source.objects.filter(pk=source.pk).update(access="restricted", public_label="a label")
    assert "may not read" in fetched(page(HTML)).remark


def test_title_and_publisher_of_the_page_are_proposed_and_never_taken(
    client: Client, source: Source, researcher: User, fetched: Fetch
) -> None:
    fetched(page(HTML))
    source.refresh_from_db()
    assert (source.title, source.publisher) == ("Three", "Post")
    client.force_login(researcher)
    shown = client.get(f"/sources/source/{source.pk}/change/").content.decode()
    assert 'data-into="id_title"' in shown
    assert 'data-value="Three men named by their village"' in shown
    assert 'data-value="The Valley Post"' in shown
    Source.objects.filter(pk=source.pk).update(publisher="The Valley Post")
    assert 'data-into="id_publisher"' not in client.get(f"/sources/source/{source.pk}/change/").content.decode()
