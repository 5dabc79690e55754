"""Results of auto-archiver and browsertrix are taken in by a command, and accounted for to the file."""

import csv
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests import factories
from tests.files_of_sources import HTML, PNG, WACZ, wacz
from tracker.accounts.models import User
from tracker.lib.history import events_of
from tracker.sources.models import Capture, Source

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])
Take = Callable[[], str]


@pytest.fixture
def results(tmp_path: Path) -> Path:
    folder = tmp_path / "results"
    (folder / "files").mkdir(parents=True)
    return folder


@pytest.fixture
def take(results: Path, researcher: User, capsys: pytest.CaptureFixture[str]) -> Take:
    def run() -> str:
        call_command("take_captures", str(results), by="ada")
        return capsys.readouterr().out

    return run


@pytest.fixture
def source() -> Source:
    return factories.source(url="https://post.example/one")


def page(url: str, *media: dict[str, Any], processed: Any = "2024-05-01T10:00:00+00:00") -> dict[str, Any]:
    found = {"url": url, "title": "Three men", "_processed_at": processed}
    return {"status": "wayback: success", "metadata": found, "media": list(media)}


def test_a_web_archive_goes_to_the_source_of_the_page_it_was_asked_for(
    results: Path, take: Take, source: Source, researcher: User
) -> None:
    other = factories.source(url="https://post.example/two")
    (results / "crawl.wacz").write_bytes(WACZ)
    assert "Taken: 1" in take()
    copy = source.captures.get()
    assert (copy.file_kind, copy.page_title, str(copy.captured_at)[:10]) == ("wacz", "First", "2024-05-01")
    assert not other.captures.exists()
    assert events_of(Capture)._default_manager.get().pgh_context["user"] == researcher.pk  # type: ignore[attr-defined]
    again = take()
    assert "Taken: 0" in again
    assert "There already: 1" in again


def test_a_crawl_of_browsertrix_says_by_its_json_of_which_page_it_is(results: Path, take: Take, source: Source) -> None:
    archive = wacz()
    (results / "files" / "a.wacz").write_bytes(archive)
    resource = {"name": "a.wacz", "hash": "sha256:" + hashlib.sha256(archive).hexdigest()}
    (results / "crawl.json").write_text(
        json.dumps({"firstSeed": "http://www.post.example/one/", "resources": [resource]})
    )
    assert "Taken: 1" in take()
    assert source.captures.get().method == "browsertrix, brought in"


def test_files_of_auto_archiver_are_found_by_its_json(results: Path, take: Take, source: Source) -> None:
    (results / "files" / "page.html").write_bytes(HTML)
    (results / "files" / "shot.png").write_bytes(PNG)
    media: list[dict[str, Any]] = [
        {"filename": "tmp/x/page.html", "urls": ["/archive/files/page.html"]},
        {"filename": "tmp/x/shot.png", "properties": {"hash": "SHA-256:" + hashlib.sha256(PNG).hexdigest()}},
    ]
    (results / "metadata.json").write_text(json.dumps(page("https://post.example/one", *media)))
    assert "Taken: 2" in take()
    assert set(source.captures.values_list("file_kind", "page_publisher")) == {("html", "The Valley Post"), ("png", "")}


def test_files_of_auto_archiver_are_found_by_its_csv_and_nothing_of_it_is_run(
    results: Path, take: Take, source: Source, tmp_path: Path
) -> None:
    (results / "files" / "shot.png").write_bytes(PNG)
    metadata = (
        "{'url': 'https://post.example/one', 'title': 'Three', '_processed_at': datetime.datetime(2024, 5, 1, 10, 0, "
        f"tzinfo=datetime.timezone.utc), 'x': __import__('pathlib').Path({str(tmp_path / 'run')!r}).touch()}}"
    )
    with (results / "db.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, ["status", "metadata", "media"])
        writer.writeheader()
        writer.writerow({"status": "success", "metadata": metadata, "media": "[{'filename': 'tmp/shot.png'}]"})
    assert "Taken: 1" in take()
    copy = source.captures.get()
    assert (copy.file_kind, copy.page_title, str(copy.captured_at)[:10]) == ("png", "Three", "2024-05-01")
    assert not (tmp_path / "run").exists()


def test_what_is_left_out_is_said_with_its_reason(results: Path, take: Take, source: Source, tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(PNG)
    (results / "link.png").symlink_to(tmp_path / "secret.png")
    for name, content in (
        ("shot.png", PNG),
        ("film.mp4", b"\0\0\0\x18ftypmp42"),
        ("nobody.html", HTML),
        ("alone.png", PNG),
    ):
        (results / "files" / name).write_bytes(content)
    (results / "broken.wacz").write_bytes(WACZ[:100])
    rows = [
        page(
            "https://post.example/one",
            {"filename": "shot.png", "properties": {"hash": "SHA-256:" + "0" * 64}},
            {"filename": "film.mp4"},
            {"filename": "../../secret.png"},
            {"filename": "link.png"},
        ),
        page("https://nobody.example/", {"filename": "nobody.html"}),
    ]
    (results / "all.json").write_text(json.dumps(rows))
    told = take()
    assert "Taken: 0" in told
    assert "its checksum differs" in told
    assert "film.mp4: https://post.example/one: The file is none of these" in told
    assert "nobody.html: https://nobody.example/: no source has this address." in told
    assert "alone.png: no list says of which page it is a copy." in told
    assert "broken.wacz: it lists no pages." in told
    assert "secret" not in told
    assert not Capture.objects.exists()


def test_a_source_that_the_account_may_not_read_is_as_if_it_were_not_there(
    results: Path, take: Take, source: Source
) -> None:
    Source.objects.filter(pk=source.pk).update(access="confidential")
    (results / "crawl.wacz").write_bytes(WACZ)
    assert "no source has this address" in take()


@pytest.mark.parametrize(
    "content", ["", "{", "[" * 100_000, "[1, null]", '{"metadata": 1, "media": {}}', '{"resources": [1]}']
)
def test_a_list_that_says_nothing_ends_nothing(results: Path, take: Take, content: str) -> None:
    (results / "all.json").write_text(content)
    (results / "all.csv").write_text(f'status,metadata,media\nx,"{"(" * 5000}",{content[:10]}\n')
    assert "Left out: 0" in take()


def test_an_account_that_may_not_add_copies_is_refused(results: Path) -> None:
    factories.user("kim", "administrator")
    with pytest.raises(CommandError, match="no account that may add copies"):
        call_command("take_captures", str(results), by="kim")
