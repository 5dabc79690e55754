"""Files written whole before they are sent: a broken-off download is visibly broken, a stalled one holds nothing."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore
from typing import IO, Any

from django.conf import settings

MAX_BYTES = 2 * 2**30
MAX_AT_ONCE = 4
_places = BoundedSemaphore(MAX_AT_ONCE)


class TooBusy(Exception):
    """All places for writing files are taken, or the file grew too large; try later, or filter more."""


class _Limited:
    """Counts what is written and stops at the limit."""

    def __init__(self, file: IO[bytes], limit: int) -> None:
        self._file, self._left = file, limit

    def write(self, data: Any) -> int:
        """Write on, or raise `TooBusy` where the file would grow past its limit."""
        self._left -= len(data)
        if self._left < 0:
            raise TooBusy("The file is larger than this server prepares. Filter more.")
        return self._file.write(data)

    def flush(self) -> None:
        """For writers that insist on it; the file is read by the same process."""


@contextmanager
def _place() -> Iterator[None]:
    if not _places.acquire(timeout=5):
        raise TooBusy("Too many files are being prepared. Try again in a minute.")
    try:
        yield
    finally:
        _places.release()


def spooled(write: Callable[[Any], None]) -> IO[bytes]:
    """Let `write` fill an unlinked temporary file; give it rewound. Raises `TooBusy`."""
    limit = getattr(settings, "SPOOL_MAX_BYTES", MAX_BYTES)
    with _place():
        # The caller closes it, after it was sent.
        file = tempfile.TemporaryFile()  # noqa: SIM115
        try:
            write(_Limited(file, limit))
        except BaseException:
            file.close()
            raise
    file.seek(0)
    return file
