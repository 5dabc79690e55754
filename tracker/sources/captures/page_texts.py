"""What web pages say: the text of one saved with its pictures (MHTML), without any of its code."""

import email
import email.policy
from pathlib import Path

from tracker.sources.captures.html_pieces import pieces

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
    words: list[str] = []
    unread = ""
    for piece in pieces(html[:_MOST_LETTERS]):
        if piece.tag == f"/{unread}":
            unread = ""
        elif not unread and piece.tag in _UNREAD:
            unread = piece.tag
        if piece.tag.removeprefix("/") in _LINES:
            words.append("\n")
        if not unread:
            words.append(piece.text.replace("\n", " "))
    lines = (" ".join(each.split()) for each in "".join(words).split("\n"))
    return "\n".join(line for line in lines if line)


def _decoded(payload: bytes, charset: str | None) -> str:
    try:
        return payload.decode(charset or "utf-8", "replace")
    except LookupError:
        return payload.decode("utf-8", "replace")
