"""What a web page says of itself: its title and who publishes it. Proposed to researchers, never taken over."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tracker.sources.captures.html_pieces import pieces

_MOST_BYTES = 2 * 1024**2
_MOST_JSON = 256 * 1024
_MOST_BLOCKS = 20
_MOST_NODES = 2_000
_LONGEST_TITLE, _LONGEST_PUBLISHER = 500, 200
_BYTE_ORDER = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.IGNORECASE)


@dataclass(frozen=True)
class PageFacts:
    """Title and publisher as the page itself gives them; empty where it does not."""

    title: str = ""
    publisher: str = ""


def facts_of_file(path: Path, encoding: str = "") -> PageFacts:
    """What the page in the file says of itself; `encoding` is what its server said."""
    with path.open("rb") as file:
        return facts_of_page(_decoded(file.read(_MOST_BYTES), encoding))


def facts_of_page(html: str) -> PageFacts:
    """What the page says of itself: in Open Graph's words first, then in schema.org's, then in its title."""
    named, title, linked = _read(html)
    nodes = [node for text in linked for node in _nodes(text)]
    titles = (named.get("og:title"), *(node.get("headline") for node in nodes), title)
    publishers = (
        named.get("og:site_name"),
        *(_name(node.get("publisher")) for node in nodes),
        named.get("application-name"),
    )
    return PageFacts(_first(titles, _LONGEST_TITLE), _first(publishers, _LONGEST_PUBLISHER))


def _read(html: str) -> tuple[dict[str, str], str, list[str]]:
    """What `meta` names, the first title, and the blocks of JSON-LD."""
    named: dict[str, str] = {}
    titles: list[list[str]] = []
    linked: list[list[str]] = []
    inside: list[str] | None = None
    for piece in pieces(html):
        if piece.tag == "meta":
            given = piece.attributes()
            named.setdefault((given.get("property") or given.get("name") or "").lower(), given.get("content", ""))
        elif piece.tag == "title":
            inside = []
            titles.append(inside)
        elif piece.tag == "script" and piece.attributes().get("type", "").lower() == "application/ld+json":
            inside = []
            linked.append(inside)
        elif piece.tag:
            inside = None
        if inside is not None:
            inside.append(piece.text)
    return named, "".join(titles[0]) if titles else "", ["".join(each)[:_MOST_JSON] for each in linked[:_MOST_BLOCKS]]


def _decoded(content: bytes, encoding: str) -> str:
    for mark, by_mark in _BYTE_ORDER.items():
        if content.startswith(mark):
            return content[len(mark) :].decode(by_mark, "replace")
    said = _CHARSET.search(content[:4096])
    for name in (encoding, said[1].decode() if said else "", "utf-8"):
        try:
            return content.decode(name, "replace") if name else _nothing()
        except LookupError:
            continue
    return ""


def _nothing() -> str:
    raise LookupError


def _first(texts: tuple[Any, ...], longest: int) -> str:
    clean = (" ".join(text.split()) for text in texts if isinstance(text, str))
    return next((text[:longest] for text in clean if text), "")


def _name(publisher: Any) -> Any:
    if isinstance(publisher, list):
        publisher = next(iter(publisher), None)
    return publisher.get("name") if isinstance(publisher, dict) else publisher


def _nodes(text: str) -> Iterator[dict[str, Any]]:
    """The objects of a block of JSON-LD, however they are nested in lists and `@graph`."""
    try:
        left = [json.loads(text)]
    except (ValueError, RecursionError):
        return
    for _count in range(_MOST_NODES):
        if not left:
            return
        node = left.pop(0)
        if isinstance(node, list):
            left += node[:_MOST_NODES]
        elif isinstance(node, dict):
            yield node
            left.append(node.get("@graph"))
