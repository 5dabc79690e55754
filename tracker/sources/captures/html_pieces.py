"""A web page cut at its tags, in time that grows with its length alone: the library's own parser has no such bound."""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

_TAG = re.compile(r"(/?)([a-zA-Z][a-zA-Z0-9]{0,20})")
_ATTRIBUTE = re.compile(r"""([\w:-]{1,40})\s{0,9}=\s{0,9}(?:"([^"]{0,2000})"|'([^']{0,2000})'|([^\s"'>]{1,500}))""")
_MOST_OF_TAG = 5_000
_RAW = {"script", "style", "textarea", "title", "template", "noscript"}
"""Elements whose content is taken as it stands until they are closed."""


class Piece(NamedTuple):
    """A tag (`p`, `/p`, or empty before the first), its attributes as written, and the text behind it."""

    tag: str
    written: str
    text: str

    def attributes(self) -> dict[str, str]:
        """Names in lower case, and values; the first of each name."""
        found: dict[str, str] = {}
        for name, *values in _ATTRIBUTE.findall(self.written):
            found.setdefault(name.lower(), unescape("".join(values)))
        return found


def pieces(html: str) -> Iterator[Piece]:
    """The page's tags in order, each with the text behind it; comments left out."""
    first, *others = html.split("<")
    yield Piece("", "", unescape(first))
    raw, is_comment = "", False
    for part in others:
        if is_comment:
            is_comment = "-->" not in part
            continue
        if raw and not part.lower().startswith(f"/{raw}"):
            yield Piece("", "", f"<{part}")
            continue
        if part.startswith("!--"):
            is_comment = "-->" not in part
            continue
        if not (found := _TAG.match(part)):
            continue
        tag = "".join(found.groups()).lower()
        raw = tag if tag in _RAW else ""
        written, text = _cut(part[found.end() :])
        yield Piece(tag, written, text if raw == "script" else unescape(text))


def _cut(rest: str) -> tuple[str, str]:
    """What is written inside of the tag, and the text behind it; a `>` in quotes does not end the tag."""
    written = rest[:_MOST_OF_TAG]
    at = end = 0
    for found in _ATTRIBUTE.finditer(written):
        end = written.find(">", at, found.start())
        if end >= 0:
            break
        at = found.end()
    else:
        end = rest.find(">", at)
    return (rest[:end][:_MOST_OF_TAG], rest[end + 1 :]) if end >= 0 else (written, "")
