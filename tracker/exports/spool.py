"""Files written whole before they are sent: a broken-off download is visibly broken, a stalled one holds nothing.

Nothing but a thread: the server sends a file piece by piece, and a reader who takes none holds its thread (tried with
100 of them: nothing else was answered for 40 s). So there is a limit to files being sent, too.
"""

import io
import tempfile
from collections.abc import Callable
from threading import BoundedSemaphore
from typing import IO, Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from tracker.lib.budget import Budget, TooBusy

MAX_BYTES = 2 * 2**30
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

    def __init__(self, file: IO[bytes], limit: int) -> None:
        self._file, self._left = file, limit

    def write(self, data: Any) -> int:
        """Write on, or raise `TooBusy` where the file would grow past its limit."""
        self._left -= len(data)
        if self._left < 0:
            raise TooBusy(_("The file is larger than this server prepares. Filter more."), retry_seconds=60)
        return self._file.write(data)

    def flush(self) -> None:
        """For writers that insist on it; the file is read by the same process."""


class SpooledFile(io.BufferedRandom):
    """A temporary file without a name; it counts as being sent until it is closed. Raises `TooBusy`."""

    def __init__(self) -> None:
        if not _sending.acquire(blocking=False):
            raise TooBusy(_("Too many files are being sent. Try again in a minute."), retry_seconds=60)
        super().__init__(tempfile.TemporaryFile(buffering=0))  # noqa: SIM115

    def close(self) -> None:
        """Give up the file, and its room with it."""
        if not self.closed:
            super().close()
            _sending.release()


def spooled(write: Callable[[Any], None]) -> SpooledFile:
    """Let `write` fill a temporary file; give it rewound, for the caller to close. Raises `TooBusy`."""
    limit = getattr(settings, "SPOOL_MAX_BYTES", MAX_BYTES)
    with WRITING.room():
        spool = SpooledFile()
        try:
            write(_Limited(spool, limit))
        except BaseException:
            spool.close()
            raise
    spool.seek(0)
    return spool
