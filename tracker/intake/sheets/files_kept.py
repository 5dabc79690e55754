"""The files of lists as they came: in the newsroom's own folder, readable by its account alone."""

from collections.abc import Iterable
from pathlib import Path

from django.conf import settings

from tracker.lib.files_by_checksum import KeptByChecksum, keep_by_checksum


def keep_file(chunks: Iterable[bytes]) -> KeptByChecksum:
    """Keep the file of a list."""
    return keep_by_checksum(chunks, Path(settings.LISTS))


def kept_file(sha256: str) -> Path:
    """Where the file with that checksum lies, if it is there."""
    return Path(settings.LISTS) / sha256
