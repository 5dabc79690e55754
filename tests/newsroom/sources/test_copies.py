"""Files put on a source: kept by their content, opened by its readers alone, in a frame without scripts."""

import hashlib
import re
import stat
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from tests import factories, files_of_sources
from tests.admin_forms import fields_of, with_row
from tests.conftest import Publish
from tracker.accounts.models import User
from tracker.newsroom.admin_addresses import copy_address
from tracker.newsroom.review.stages import with_stage
from tracker.sources.captures import kept_files
from tracker.sources.captures.web_archives import MOST_PAGES
from tracker.sources.content import source_contents
from tracker.sources.models import Capture, Source

pytestmark = [
    pytest.mark.django_db(databases=["default", "catalogue"]),
    pytest.mark.filterwarnings("ignore:No directory at"),
]


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.CAPTURES = tmp_path / "captures"
    return tmp_path / "captures"


@pytest.fixture
def source(client: Client, researcher: User) -> Source:
    client.force_login(researcher)
    return factories.source(url="https://post.example/one")


def put(client: Client, source: Source, content: bytes, name: str = "file.bin", **columns: str) -> Capture | None:
    """The copy that the source's page makes of the file, if it takes it."""
    page = f"/sources/source/{source.pk}/change/"
    sent = with_row(fields_of(client.get(page).content), "captures", **({"url": ""} | columns))
    number = int(sent["captures-TOTAL_FORMS"][0]) - 1
    client.post(page, sent | {f"captures-{number}-file": SimpleUploadedFile(name, content)})
    return Capture.objects.filter(source=source).exclude(file_kind="").last()


@pytest.mark.parametrize("kind", files_of_sources.ALL)
def test_a_file_put_on_a_source_is_kept_with_what_it_is_by_its_content(
    client: Client, source: Source, folder: Path, kind: str
) -> None:
    content = files_of_sources.ALL[kind]
    copy = put(client, source, content, name="holiday.txt")
    assert copy is not None
    assert (copy.file_kind, copy.size, copy.file_name) == (kind, len(content), "holiday.txt")
    assert copy.sha256 == hashlib.sha256(content).hexdigest()
    assert copy.captured_at is not None
    kept = folder / copy.sha256
    assert kept.read_bytes() == content
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert client.get(f"/sources/source/{source.pk}/change/").status_code == 200


@pytest.mark.parametrize(
    "content",
    [
        b"MZ\x90\x00 a program",
        b"PK\x03\x04 no archive",
        b"just words",
        b"<svg xmlns='x'></svg>",
        b"\0<html>",
        b"GIF89a",
    ],
)
def test_a_file_of_another_kind_is_refused_whatever_its_name(
    client: Client, source: Source, folder: Path, content: bytes
) -> None:
    assert put(client, source, content, name="page.pdf") is None
    assert list(folder.iterdir()) == []


def test_a_file_too_large_is_refused_and_not_left_behind(
    client: Client, source: Source, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_files, "MOST_BYTES", 100)
    assert put(client, source, files_of_sources.PDF + b" " * 100) is None
    assert list(folder.iterdir()) == []


def test_a_typed_checksum_of_another_file_is_refused(client: Client, source: Source) -> None:
    assert put(client, source, files_of_sources.PDF, sha256="0" * 64) is None


def test_a_source_keeps_the_same_file_once(client: Client, source: Source) -> None:
    put(client, source, files_of_sources.PDF)
    put(client, source, files_of_sources.PDF)
    assert source.captures.count() == 1


def test_a_form_that_is_refused_keeps_the_file(client: Client, source: Source) -> None:
    page = f"/sources/source/{source.pk}/change/"
    sent = with_row(fields_of(client.get(page).content), "captures", url="") | {"publisher": [""]}
    refused = client.post(page, sent | {"captures-0-file": SimpleUploadedFile("a.pdf", files_of_sources.PDF)})
    assert "it is here, and kept once you save" in refused.content.decode()
    assert not Capture.objects.exists()
    client.post(page, fields_of(refused.content) | {"publisher": ["The Valley Post"]})
    assert Capture.objects.get().file_kind == "pdf"


def test_a_row_with_neither_address_nor_file_is_refused(client: Client, source: Source) -> None:
    page = f"/sources/source/{source.pk}/change/"
    answer = client.post(page, with_row(fields_of(client.get(page).content), "captures", url="", method="by hand"))
    assert "Give the address of the copy, or choose a file." in answer.content.decode()


@pytest.mark.parametrize(
    ("kind", "content_type"),
    [
        ("pdf", "application/pdf"),
        ("html", "text/html"),
        ("png", "image/png"),
        ("jpeg", "image/jpeg"),
        ("webp", "image/webp"),
        ("mhtml", "text/plain; charset=utf-8"),
    ],
)
def test_the_file_opens_from_an_address_of_its_own_without_scripts(
    client: Client, source: Source, kind: str, content_type: str
) -> None:
    copy = put(client, source, files_of_sources.ALL[kind])
    assert copy is not None
    page = client.get(copy_address(copy))
    address = f"/sources/source/copies/{copy.pk}/content/"
    assert f'src="{address}"' in page.content.decode()
    # Chromium opens no PDF in a sandbox; its viewer stands apart from the site by itself.
    sandbox = set() if kind == "pdf" else {"sandbox"}
    assert (re.search(r"<iframe[^>]*\ssandbox\s", page.content.decode()) is None) is (kind == "pdf")
    answer = client.get(address)
    assert answer.headers["Content-Type"] == content_type
    rules = answer.headers["Content-Security-Policy"].split("; ")
    assert {"default-src 'none'", "script-src 'none'", "frame-ancestors 'self'"} | sandbox <= set(rules)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    content = answer.getvalue()
    if kind == "mhtml":
        assert content.decode() == "Killed near Bakhmut"
    else:
        assert content == files_of_sources.ALL[kind]


def test_of_a_web_archive_the_pages_are_listed_and_the_file_is_downloaded(client: Client, source: Source) -> None:
    copy = put(client, source, files_of_sources.WACZ)
    assert copy is not None
    page = client.get(copy_address(copy)).content.decode()
    assert page.index("https://post.example/one") < page.index("https://post.example/two")
    assert "<iframe" not in page
    assert client.get(f"/sources/source/copies/{copy.pk}/content/").status_code == 404
    answer = client.get(f"/sources/source/copies/{copy.pk}/download/")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.getvalue() == files_of_sources.WACZ


def test_a_web_archive_that_unpacks_to_very_much_lists_what_is_within_limits(client: Client, source: Source) -> None:
    pages = [{"url": f"https://post.example/{number}", "title": "x" * 400} for number in range(MOST_PAGES * 3)]
    copy = put(client, source, files_of_sources.wacz(*pages))
    assert copy is not None
    assert client.get(copy_address(copy)).content.decode().count("<code>https://post.example/") == MOST_PAGES
    bomb = files_of_sources.wacz(beside={"pages/extraPages.jsonl": b"\0" * 64 * 1024**2})
    other = put(client, factories.source(), bomb)
    assert other is not None
    assert "The archive lists no pages." in client.get(copy_address(other)).content.decode()


@pytest.mark.parametrize("end", ["", "content/", "download/", "time-stamp/"])
def test_who_may_not_read_the_source_finds_no_copy(
    client: Client, source: Source, researcher: User, reviewer: User, end: str
) -> None:
    copy = put(client, source, files_of_sources.PDF)
    assert copy is not None
    Source.objects.filter(pk=source.pk).update(access="restricted", public_label="a label")
    source.readers.add(researcher)
    address = f"/sources/source/copies/{copy.pk}/{end}"
    answer = client.get(address)
    answer.getvalue()
    assert answer.status_code == (404 if end == "time-stamp/" else 200)
    client.force_login(reviewer)
    assert client.get(address).status_code == 404
    client.force_login(factories.user("kim", "administrator"))
    assert client.get(address).status_code == 404
    client.logout()
    assert client.get(address).status_code == 302


def test_a_file_is_not_handed_in_and_changes_nothing_that_is_public(
    client: Client, source: Source, published: Publish, researcher: User
) -> None:
    Capture.objects.create(source=source, url="https://archive.example/a")
    before = source_contents([source.reference])
    assert set(before[source.reference]["captures"][0]) == {"url", "sha256", "captured_at", "method"}
    published(factories.person("Ram Thapa", source_of_all=source))
    assert stage_of(source) == "public"
    copy = put(client, source, files_of_sources.PDF)
    assert copy is not None
    assert source_contents([source.reference]) == before
    assert stage_of(source) == "public"
    Capture.objects.filter(pk=copy.pk).update(url="https://archive.example/b")
    assert stage_of(source) == "changed"


def stage_of(source: Source) -> str:
    return str(with_stage(Source.objects.filter(pk=source.pk)).get().stage)
