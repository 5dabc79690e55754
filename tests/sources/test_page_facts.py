"""What pages say of themselves, in the notations in use, hostile ones included."""

import time
from pathlib import Path

import pytest

from tracker.sources.captures.page_facts import PageFacts, facts_of_file, facts_of_page
from tracker.sources.captures.page_texts import text_of_html

LD = '<script type="application/ld+json">{}</script>'


@pytest.mark.parametrize(
    ("html", "title", "publisher"),
    [
        ("<title> Three\n men </title>", "Three men", ""),
        ('<title>x</title><meta property="og:title" content="Three &amp; more">', "Three & more", ""),
        ('<meta name="og:site_name" content="Post">', "", "Post"),
        (LD.format('{"@type": "NewsArticle", "headline": "Three", "publisher": {"name": "Post"}}'), "Three", "Post"),
        (
            LD.format('{"@graph": [{"@type": "WebPage"}, {"headline": "Three", "publisher": [{"name": "P"}]}]}'),
            "Three",
            "P",
        ),
        (LD.format('[{"headline": ["no text"], "publisher": 7}, {"headline": "Three"}]'), "Three", ""),
        (LD.format("{not json"), "", ""),
        (LD.format("[" * 100_000), "", ""),
        ("<title>" + "x" * 9_000, "x" * 500, ""),
        ("<svg><title>A drawing</title></svg>", "A drawing", ""),
        ("", "", ""),
    ],
)
def test_title_and_publisher_are_found(html: str, title: str, publisher: str) -> None:
    assert facts_of_page(html) == PageFacts(title, publisher)


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("<title>Убит</title>".encode("cp1251"), "windows-1251"),
        ('<meta charset="windows-1251"><title>Убит</title>'.encode("cp1251"), ""),
        ("<title>Убит</title>".encode("utf-8-sig"), "windows-1251"),
        ("<title>Убит</title>".encode("utf-16"), ""),
        ("<title>Убит</title>".encode(), "no-such-encoding"),
    ],
)
def test_the_encoding_follows_the_file_then_its_server_then_the_page(
    tmp_path: Path, content: bytes, encoding: str
) -> None:
    (tmp_path / "page").write_bytes(content)
    assert facts_of_file(tmp_path / "page", encoding).title == "Убит"


@pytest.mark.parametrize(
    "repeated", ["<meta ", "<title>", "<!--", "<meta a=", '<meta "', "</", "<a b='", "<script>", "<meta >" + "&amp" * 3]
)
def test_a_page_made_to_take_long_does_not(tmp_path: Path, repeated: str) -> None:
    (tmp_path / "page").write_text(repeated * (2_000_000 // len(repeated)))
    began = time.process_time()
    facts_of_file(tmp_path / "page")
    text_of_html((tmp_path / "page").read_text())
    assert time.process_time() - began < 20
