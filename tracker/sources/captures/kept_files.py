"""The files kept of sources: in the newsroom's own folder, by checksum, readable by its account alone."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings
from django.utils.translation import gettext as _

from tracker.sources.captures.file_kinds import kind_of
from tracker.sources.captures.refused import Refused
from tracker.vocabulary.sources import FileKind

MOST_BYTES = 256 * 1024**2


@dataclass(frozen=True)
class KeptFile:
    """A file that lies in the folder: what it is by its content, its SHA-256 in hexadecimal, its size in bytes."""

    kind: FileKind
    sha256: str
    size: int


def keep_file(chunks: Iterable[bytes]) -> KeptFile:
    """Write the file under its checksum. Raises `Refused`, and keeps nothing, where it is too large or of no kind."""
    folder = Path(settings.CAPTURES)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    digest, size = hashlib.sha256(), 0
    with NamedTemporaryFile(dir=folder, delete=False) as file:
        path = Path(file.name)
        try:
            for chunk in within(chunks, MOST_BYTES):
                digest.update(chunk)
                size += file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
            kind = kind_of(path)
            path.chmod(0o600)
            path.replace(path_of(digest.hexdigest()))
        except BaseException:
            path.unlink(missing_ok=True)
            raise
    return KeptFile(kind, digest.hexdigest(), size)


def within(chunks: Iterable[bytes], most: int) -> Iterator[bytes]:
    """The pieces of a file, or `Refused` once they are more bytes than that."""
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > most:
            raise Refused(_("The file is larger than %(most)s MB.") % {"most": most // 1024**2})
        yield chunk


def path_of(sha256: str) -> Path:
    """Where the file with that checksum lies, if it is there."""
    return Path(settings.CAPTURES) / sha256


def time_stamp_of(sha256: str) -> Path:
    """Where the answer of the time stamp authority lies, if one was asked about that file."""
    return Path(settings.CAPTURES) / f"{sha256}.tsr"
