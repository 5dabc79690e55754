"""What sort of file it is, told by its content: the name may say anything."""

import re
from pathlib import Path

from django.utils.translation import gettext as _

from tracker.sources.captures.refused import Refused
from tracker.sources.captures.web_archives import is_web_archive
from tracker.vocabulary.sources import FileKind

_READ = 8192
_MARKS = {
    FileKind.PDF: re.compile(rb"%PDF-\d"),
    FileKind.PNG: re.compile(rb"\x89PNG\r\n\x1a\n"),
    FileKind.JPEG: re.compile(rb"\xff\xd8\xff"),
    FileKind.WEBP: re.compile(rb"RIFF....WEBP", re.DOTALL),
}
_ZIP = b"PK\x03\x04"
_BYTE_ORDER = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta)\b",
    re.IGNORECASE | re.DOTALL,
)
_HEADER = re.compile(r"[A-Za-z-]+:")
_RELATED = re.compile(r"^content-type:\s*multipart/related\b", re.IGNORECASE | re.MULTILINE)


def kind_of(path: Path) -> FileKind:
    """The kind of the file, or `Refused`."""
    with path.open("rb") as file:
        start = file.read(_READ)
    for kind, mark in _MARKS.items():
        if mark.match(start):
            return kind
    if start.startswith(_ZIP) and is_web_archive(path):
        return FileKind.WACZ
    text = _text(start)
    if _HEADER.match(text) and _RELATED.search(text.replace("\r\n", "\n").partition("\n\n")[0]):
        return FileKind.MHTML
    if "\0" not in text and _HTML.match(text):
        return FileKind.HTML
    raise Refused(
        _("The file is none of these: PDF, web page (HTML or MHTML), web archive (WACZ), picture (PNG, JPEG, WebP).")
    )


def _text(start: bytes) -> str:
    for mark, encoding in _BYTE_ORDER.items():
        if start.startswith(mark):
            return start[len(mark) :].decode(encoding, "replace")
    return start.decode("latin-1")
