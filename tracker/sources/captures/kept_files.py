"""The files kept of sources: in the newsroom's own folder, by checksum, readable by its account alone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from tracker.lib.files_by_checksum import keep_by_checksum
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
    kinds: list[FileKind] = []
    kept = keep_by_checksum(
        within(chunks, MOST_BYTES), Path(settings.CAPTURES), look=lambda path: kinds.append(kind_of(path))
    )
    return KeptFile(kinds[0], kept.sha256, kept.size)


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
