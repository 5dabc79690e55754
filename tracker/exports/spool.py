"""Files written whole before they are sent: a broken-off download is visibly broken, a stalled one holds nothing.

Nothing but a thread: the server sends a file piece by piece, and a reader who takes none holds its thread (tried with
100 of them: nothing else was answered for 40 s). So there is a limit to files being sent, too.
"""

import io
import os
import tempfile
from collections.abc import Callable
from threading import BoundedSemaphore
from typing import IO, Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from tracker.lib.budget import Budget, TooBusy

MAX_BYTES = 2 * 2**30
_BLOCK = 2**18
WRITING = Budget(
    at_once=4,
    waiting=8,
    patience=5,
    message=_("Too many files are being prepared. Try again in a minute."),
    retry_seconds=60,
)
MOST_SENT_AT_ONCE = 64
_sending = BoundedSemaphore(MOST_SENT_AT_ONCE)


class _Limited:
    """Counts what is written and stops at the limit."""

    closed = False

    def __init__(self, file: IO[bytes], limit: int) -> None:
        self._file, self._left = file, limit

    def tell(self) -> int:
        """How much was written."""
        return self._file.tell()

    def write(self, data: Any) -> int:
        """Write on, or raise `TooBusy` where the file would grow past its limit."""
        self._left -= len(data)
        if self._left < 0:
            raise TooBusy(_("The file is larger than this server prepares. Filter more."), retry_seconds=60)
        return self._file.write(data)

    def flush(self) -> None:
        """For writers that insist on it; the file is read by the same process."""


class SpooledFile(io.RawIOBase):
    """A temporary file without a name, read from its beginning; it counts as being sent until it is closed.

    Several may read one file, each at a place of its own. Raises `TooBusy`.
    """

    _descriptor = -1

    def __init__(self, descriptor: int) -> None:
        super().__init__()
        if not _sending.acquire(blocking=False):
            raise TooBusy(_("Too many files are being sent. Try again in a minute."), retry_seconds=60)
        self._place, self._release = 0, _sending.release
        self._descriptor = os.dup(descriptor)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._descriptor

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer from the place that was reached, whoever else reads the file."""
        data = os.pread(self._descriptor, len(buffer), self._place)
        buffer[: len(data)] = data
        self._place += len(data)
        return len(data)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        size = os.fstat(self._descriptor).st_size
        self._place = offset + {io.SEEK_SET: 0, io.SEEK_CUR: self._place, io.SEEK_END: size}[whence]
        return self._place

    def close(self) -> None:
        """Give up the file, and its room with it."""
        if not self.closed and self._descriptor >= 0:
            os.close(self._descriptor)
            self._release()
        super().close()


def largest_file() -> int:
    """Bytes that one file may have at most."""
    return getattr(settings, "SPOOL_MAX_BYTES", MAX_BYTES)


def spooled(write: Callable[[Any], None]) -> SpooledFile:
    """Let `write` fill a temporary file; give it for the caller to read and close. Raises `TooBusy`."""
    with WRITING.room():
        return filled(write)


def filled(write: Callable[[Any], None]) -> SpooledFile:
    """As `spooled`, for who has room for writing already."""
    with tempfile.TemporaryFile(buffering=_BLOCK) as file:
        spool = SpooledFile(file.fileno())
        try:
            write(_Limited(file, largest_file()))
            file.flush()
        except BaseException:
            spool.close()
            raise
    return spool
