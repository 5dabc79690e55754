"""Files kept under their SHA-256 in a folder of the newsroom: readable by its account alone, each kept once."""

import hashlib
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import NamedTuple


class KeptByChecksum(NamedTuple):
    """Where a file lies, its SHA-256 in hexadecimal, and how many bytes it has."""

    path: Path
    sha256: str
    size: int


def keep_by_checksum(
    chunks: Iterable[bytes], folder: Path, *, look: Callable[[Path], object] = lambda _path: None
) -> KeptByChecksum:
    """Write the file under its checksum, whole on the disk before it has its name.

    `look` is called with it before; where that, or a chunk, raises something, nothing is kept.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    digest, size = hashlib.sha256(), 0
    with NamedTemporaryFile(dir=folder, delete=False) as file:
        path = Path(file.name)
        try:
            for chunk in chunks:
                digest.update(chunk)
                size += file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
            look(path)
            path.chmod(0o600)
            kept = path.replace(folder / digest.hexdigest())
        except BaseException:
            path.unlink(missing_ok=True)
            raise
    return KeptByChecksum(kept, digest.hexdigest(), size)
