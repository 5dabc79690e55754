"""Lists that archiving programs write beside their files: which file is a copy of which page.

auto-archiver writes a row or an object a page with `metadata` (url, title, …) and `media` (files); in its CSV both are
written as Python writes them. Browsertrix describes a crawl by `seeds` or `firstSeed` and `resources`.
"""

import ast
import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

_MOST_BYTES = 32 * 1024**2
_LONGEST_CELL = 4 * 1024**2
_HASHES = ("sha-256:", "sha256:")


@dataclass(frozen=True)
class ListedFile:
    """A file, the page that it is a copy of, and what the list says of it; no checksum where the list has none."""

    path: Path
    url: str
    title: str
    taken_at: datetime | None
    sha256: str
    method: str


def listed_files(path: Path, files: Sequence[Path]) -> Iterator[ListedFile]:
    """The files that the list names, as far as they are among these."""
    if path.stat().st_size > _MOST_BYTES:
        return
    for row in _rows(path):
        if isinstance(row.get("resources"), list):
            yield from _of_crawl(row, files)
        else:
            yield from _of_page(row, files)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    text = path.read_text("utf-8-sig", errors="replace")
    if path.suffix.lower() == ".csv":
        csv.field_size_limit(_LONGEST_CELL)
        for row in csv.DictReader(text.replace("\0", "").splitlines(keepends=True)):
            yield {
                name: _as_python(value or "") if name in {"metadata", "media"} else value for name, value in row.items()
            }
        return
    for piece in text.splitlines() if path.suffix.lower() == ".jsonl" else [text]:
        try:
            found = json.loads(piece)
        except (ValueError, RecursionError):
            continue
        yield from (row for row in (found if isinstance(found, list) else [found]) if isinstance(row, dict))


def _of_page(row: dict[str, Any], files: Sequence[Path]) -> Iterator[ListedFile]:
    metadata, media = row.get("metadata"), row.get("media")
    if not isinstance(metadata, dict) or not isinstance(media, list):
        return
    url, title = metadata.get("url"), metadata.get("title")
    for each in media:
        if not isinstance(each, dict) or not isinstance(url, str):
            continue
        urls = each.get("urls") if isinstance(each.get("urls"), list) else []
        names = [each.get("_key"), each.get("key"), each.get("filename"), *(urls or ())]
        if (found := _among(names, files)) is None:
            continue
        properties = each.get("properties")
        hashed = str(properties.get("hash", "")).lower() if isinstance(properties, dict) else ""
        sha256 = next((hashed.removeprefix(mark) for mark in _HASHES if hashed.startswith(mark)), "")
        taken = _moment(metadata.get("_processed_at"))
        yield ListedFile(
            found, url, title if isinstance(title, str) else "", taken, sha256, _("auto-archiver, brought in")
        )


def _of_crawl(row: dict[str, Any], files: Sequence[Path]) -> Iterator[ListedFile]:
    seeds = [seed.get("url") if isinstance(seed, dict) else seed for seed in row.get("seeds") or ()]
    urls = [url for url in (*seeds, row.get("firstSeed")) if isinstance(url, str)]
    for resource in row["resources"]:
        if not isinstance(resource, dict):
            continue
        if (found := _among([resource.get("name"), resource.get("path")], files)) is None:
            continue
        hashed = str(resource.get("hash", "")).lower()
        sha256 = hashed.removeprefix("sha256:") if len(hashed.removeprefix("sha256:")) == 64 else ""
        for url in dict.fromkeys(urls):
            yield ListedFile(found, url, "", _moment(row.get("finished")), sha256, _("browsertrix, brought in"))


def _among(names: Sequence[Any], files: Sequence[Path]) -> Path | None:
    """The file that one of the names means: the one whose path ends as the name does, if there is but one."""
    for name in names:
        if not isinstance(name, str) or not name:
            continue
        parts = [part for part in name.partition("?")[0].replace("\\", "/").split("/") if part not in {"", ".", ".."}]
        found = [file for file in files if parts and file.name == parts[-1]]
        for count in range(2, len(parts) + 1):
            if len(found) <= 1:
                break
            found = [file for file in found if list(file.parts[-count:]) == parts[-count:]]
        if len(found) == 1:
            return found[0]
    return None


def _moment(value: Any) -> datetime | None:
    try:
        found = parse_datetime(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return timezone.make_aware(found) if found is not None and timezone.is_naive(found) else found


def _as_python(text: str) -> Any:
    """Lists, dicts, texts and numbers as Python writes them; nothing is run, and what else is written becomes None."""
    try:
        return _plain(ast.parse(text.strip(), mode="eval").body)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _plain(node: ast.expr) -> Any:
    if isinstance(node, ast.Constant):
        return node.value
    if isinstance(node, ast.List | ast.Tuple | ast.Set):
        return [_plain(each) for each in node.elts]
    if isinstance(node, ast.Dict):
        keys = [_plain(key) if key is not None else None for key in node.keys]
        return {str(key): _plain(value) for key, value in zip(keys, node.values, strict=True)}
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "datetime.datetime":
        numbers = [_plain(each) for each in node.args]
        if 3 <= len(numbers) <= 7 and all(isinstance(each, int) for each in numbers):
            return datetime(*numbers).isoformat()  # noqa: DTZ001 (in UTC, as that program writes them)
    return None
