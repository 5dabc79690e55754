"""The files that records name by their checksum (of lists, of sources): copied into a backup and out of it."""

import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from tracker.config import places
from tracker.config.backups import manifest

# Whole ones alone: what is just being written has another name until it is.
NAME = re.compile(r"[0-9a-f]{64}(\.tsr)?")


def copy_into(folder: Path) -> dict[str, str]:
    """Copy those of this installation below a backup's folder; each path below it with the SHA-256 of the copy."""
    return {str(path): _copied(places.VAR / path, folder / path) for path in sorted(_kept())}


def put_back(folder: Path, files: Mapping[str, str]) -> None:
    """Copy those of a backup, seen to be undamaged, to where this installation keeps them."""
    for path in files:
        _copied(folder / path, places.VAR / path)


def _kept() -> Iterator[Path]:
    for name in places.FILES_OF_RECORDS:
        of_records = places.VAR / name
        found = of_records.iterdir() if of_records.is_dir() else ()
        yield from (path.relative_to(places.VAR) for path in found if NAME.fullmatch(path.name))


def _copied(path: Path, to: Path) -> str:
    to.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    to.touch(mode=0o600)
    shutil.copyfile(path, to)
    return manifest.sha256(to)
