"""A file of an archive as it is written: counted, and its digest taken."""

from hashlib import sha256
from typing import IO, Any


class Member:
    """Passes on what is written; knows afterwards how much it was and its SHA-256."""

    def __init__(self, name: str, file: IO[bytes]) -> None:
        self.name = name
        self._file, self._digest, self.size = file, sha256(), 0

    def write(self, data: Any) -> int:
        """Write on."""
        self._digest.update(data)
        self.size += len(data)
        return self._file.write(data)

    @property
    def sha256(self) -> str:
        """In hexadecimal digits."""
        return self._digest.hexdigest()
