"""What a file is, by its first bytes and parts, never by its name."""

import io
from typing import BinaryIO

from tracker.lib.spreadsheets.cells import FileKind
from tracker.lib.spreadsheets.limits import TOO_LARGE, Limits, Refused, gettext_noop
from tracker.lib.spreadsheets.reading_others import Other
from tracker.lib.spreadsheets.reading_text import Text
from tracker.lib.spreadsheets.reading_xlsx import Xlsx
from tracker.lib.spreadsheets.zip_parts import ENCRYPTED, Parts

_ZIP, _COMPOUND = (b"PK\x03\x04", b"PK\x05\x06"), bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_NO_LISTS = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"%PDF-", b"%!PS", b"{\\rtf", b"\x1f\x8b", b"7z\xbc\xaf",
    b"Rar!\x1a", b"\xfd7zXZ", b"SQLite format 3", b"\x7fELF",
)  # fmt: skip
"""How pictures, documents, archives and programs begin."""
_NO_LISTS_WITH_ZEROS = (b"BM", b"MZ", b"RIFF", b"BZh")
"""As well, but a text may begin so: it has no zero bytes."""
Reader = Xlsx | Text | Other
_MARKUP = (b"<!doctype", b"<html", b"<table", b"<?xml", b"<head", b"<meta")


def opened_reader(file: BinaryIO, limits: Limits, *, encoding: str | None, separator: str | None) -> Reader:
    """What reads the file. Raises `Refused` where nothing does."""
    start = file.read(1024)
    file.seek(0)
    if start.startswith(_ZIP):
        return _of_zip(file, limits)
    if start.startswith(_COMPOUND):
        return _of_compound(file, limits)
    if start.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_MARKUP):
        raise Refused(
            gettext_noop(
                "The file is a page of the web or of XML, whatever its name says: open it in a spreadsheet program "
                "and save it as .xlsx."
            )
        )
    if start.startswith(_NO_LISTS) or (start.startswith(_NO_LISTS_WITH_ZEROS) and b"\0" in start):
        raise Refused(
            gettext_noop(
                "The file is a picture, a document, an archive or a program, whatever its name says, and no list of "
                "rows. If the list is in it, copy it into a sheet."
            )
        )
    data = file.read(limits.file_bytes + 1)
    if len(data) > limits.file_bytes:
        raise Refused(TOO_LARGE, most=limits.file_bytes // 1024**2)
    return Text(data, limits, encoding=encoding, separator=separator)


def _of_zip(file: BinaryIO, limits: Limits) -> Reader:
    parts = Parts(file, limits)
    is_ods = "mimetype" in parts and b"opendocument.spreadsheet" in b"".join(parts.pieces("mimetype"))
    if not is_ods and "xl/workbook.bin" not in parts:
        return Xlsx(parts, limits)
    # The library unpacks without counting, so that is done before.
    for name in parts.names():
        for _ in parts.pieces(name):
            pass
    file.seek(0)
    return Other(file, FileKind.ODS if is_ods else FileKind.XLSB, limits)


def _of_compound(file: BinaryIO, limits: Limits) -> Reader:
    data = file.read(limits.file_bytes)
    if _ENCRYPTED_STREAM in data:
        raise Refused(ENCRYPTED)
    return Other(io.BytesIO(data), FileKind.XLS, limits)
