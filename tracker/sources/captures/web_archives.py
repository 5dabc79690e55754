"""Web archives (WACZ): the list of the pages inside, read from the zip within limits."""

import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from django.utils import timezone
from django.utils.dateparse import parse_datetime

MOST_PARTS = 5_000
MOST_PAGES = 1_000
_MOST_BYTES = 8 * 1024**2
"""Of a list of pages, unpacked; what the file declares is not believed."""
_LONGEST_LINE = 256 * 1024
_LISTS = ("pages/pages.jsonl", "pages/extraPages.jsonl")
_PIECE = 1024**2
_ENTRY = b"PK\x01\x02"
_FAULTS = (BadZipFile, EOFError, zlib.error, NotImplementedError, RuntimeError, OSError, ValueError, KeyError)
"""What `zipfile` raises for files that are cut off, damaged or made by hand."""


@dataclass(frozen=True)
class ArchivedPage:
    """A page inside a web archive, as the archive lists it."""

    url: str
    title: str
    taken_at: datetime | None
    is_seed: bool


def is_web_archive(path: Path) -> bool:
    """Whether the zip file is packed as the WACZ format says: with its description, and pages or archives."""
    with path.open("rb") as file:
        names = set(_names(file))
    return "datapackage.json" in names and any(name.startswith(("pages/", "archive/")) for name in names)


def pages_of(path: Path) -> list[ArchivedPage]:
    """The pages that the archive lists, at most a thousand; those that were asked for first. None where damaged."""
    found: list[ArchivedPage] = []
    with path.open("rb") as file:
        names = set(_names(file))
        for name in _LISTS:
            if name in names and len(found) < MOST_PAGES:
                found += _pages(file, name)
    return sorted(found[:MOST_PAGES], key=lambda page: not page.is_seed)


def _names(file: BinaryIO) -> list[str]:
    """Names of the parts; none where the zip is damaged or has too many: each becomes an object."""
    count, tail = 0, b""
    file.seek(0)
    while piece := file.read(_PIECE):
        count += (tail + piece).count(_ENTRY)
        tail = piece[-len(_ENTRY) + 1 :]
    if count > MOST_PARTS:
        return []
    try:
        return ZipFile(file).namelist()
    except _FAULTS:
        return []


def _pages(file: BinaryIO, name: str) -> Iterator[ArchivedPage]:
    for number, line in enumerate(_lines(file, name)):
        if number > MOST_PAGES:
            return
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(row, dict) and isinstance(row.get("url"), str):
            yield _page(row)


def _lines(file: BinaryIO, name: str) -> Iterator[bytes]:
    try:
        archive = ZipFile(file)
        if archive.getinfo(name).compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
            return
        with archive.open(name) as part:
            left = _MOST_BYTES
            while left > 0 and (line := part.readline(_LONGEST_LINE)):
                left -= len(line)
                yield line
    except _FAULTS:
        return


def _page(row: dict[str, Any]) -> ArchivedPage:
    title, taken = row.get("title"), row.get("ts")
    try:
        at = parse_datetime(taken) if isinstance(taken, str) else None
    except ValueError:
        at = None
    if at is not None and timezone.is_naive(at):
        at = timezone.make_aware(at)
    return ArchivedPage(
        url=row["url"][:2000],
        title=title[:500] if isinstance(title, str) else "",
        taken_at=at,
        is_seed=row.get("seed") is True,
    )
