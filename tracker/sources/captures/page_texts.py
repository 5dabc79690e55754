"""What web pages say: the text of one saved with its pictures (MHTML), without any of its code."""

import email
import email.policy
from html.parser import HTMLParser
from pathlib import Path

_MOST_BYTES = 24 * 1024**2
_MOST_LETTERS = 2_000_000
_UNREAD = {"script", "style", "template", "noscript", "svg"}
_LINES = {"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "title", "section", "article", "blockquote"}


def text_of_mhtml(path: Path) -> str:
    """The text of the page in the file; of its first 24 MB."""
    with path.open("rb") as file:
        message = email.message_from_bytes(file.read(_MOST_BYTES), policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() in {"text/html", "text/plain"}:
            payload = part.get_payload(decode=True)
            text = _decoded(payload if isinstance(payload, bytes) else b"", part.get_content_charset())
            return text_of_html(text) if part.get_content_type() == "text/html" else text[:_MOST_LETTERS]
    return ""


def text_of_html(html: str) -> str:
    """The words of a page, a line for each block; scripts and styles left out."""
    reader = _Words()
    reader.feed(html[:_MOST_LETTERS])
    reader.close()
    lines = ("".join(reader.pieces)).split("\n")
    return "\n".join(line for line in (" ".join(each.split()) for each in lines) if line)


def _decoded(payload: bytes, charset: str | None) -> str:
    try:
        return payload.decode(charset or "utf-8", "replace")
    except LookupError:
        return payload.decode("utf-8", "replace")


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNREAD:
            self._unread += 1
        if tag in _LINES:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNREAD:
            self._unread = max(0, self._unread - 1)
        if tag in _LINES:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self.pieces.append(data.replace("\n", " "))
