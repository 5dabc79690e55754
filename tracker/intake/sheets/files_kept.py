"""The files of lists as they came: in the newsroom's own folder, readable by its account alone."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings


def keep_file(chunks: Iterable[bytes]) -> tuple[Path, str]:
    """Write the file under its checksum; give where it lies and its SHA-256 in hexadecimal."""
    folder = Path(settings.LISTS)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    digest = hashlib.sha256()
    with NamedTemporaryFile(dir=folder, delete=False) as file:
        for chunk in chunks:
            digest.update(chunk)
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    path = kept_file(digest.hexdigest())
    Path(file.name).replace(path)
    path.chmod(0o600)
    return path, digest.hexdigest()


def kept_file(sha256: str) -> Path:
    """Where the file with that checksum lies, if it is there."""
    return Path(settings.LISTS) / sha256
