"""Small files of each kind that is kept of sources."""

import io
import json
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZipFile

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
HTML = (
    '<!doctype html><html><head><meta charset="utf-8"><title>Three men named</title>'
    '<meta property="og:title" content="Three men named by their village">'
    '<meta property="og:site_name" content="The Valley Post"></head>'
    "<body><p>Убит под Бахмутом.</p><script>document.body.textContent = 'a script ran'</script></body></html>"
).encode()
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d494844520000000100000001080600000"
    "01f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9"
WEBP = b"RIFF\x1a\x00\x00\x00WEBPVP8L\x0d\x00\x00\x00\x2f\x00\x00\x00\x10\x07\x10\x11\x11\x88\x88\xfe\x07\x00"
MHTML = (
    b"From: <Saved by a browser>\r\nSubject: Three men\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/related; type="text/html"; boundary="x"\r\n\r\n'
    b"--x\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    b"<html><head><style>p { color: red }</style></head><body><p>Killed =\r\nnear Bakhmut</p>"
    b"<script>alert(1)</script></body></html>\r\n--x--\r\n"
)


def wacz(*pages: Mapping[str, object], beside: dict[str, bytes] | None = None) -> bytes:
    """A web archive with that list of pages."""
    file = io.BytesIO()
    lines = [{"format": "json-pages-1.0", "id": "pages"}, *pages]
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr("datapackage.json", '{"profile": "data-package"}')
        archive.writestr("pages/pages.jsonl", "\n".join(json.dumps(line) for line in lines))
        archive.writestr("archive/data.warc.gz", b"")
        for name, content in (beside or {}).items():
            archive.writestr(name, content)
    return file.getvalue()


WACZ = wacz(
    {"url": "https://post.example/two", "title": "Second", "ts": "2024-05-02T10:00:00Z"},
    {"url": "https://post.example/one", "title": "First", "ts": "2024-05-01T10:00:00Z", "seed": True},
)
ALL = {"pdf": PDF, "html": HTML, "png": PNG, "jpeg": JPEG, "webp": WEBP, "mhtml": MHTML, "wacz": WACZ}
