"""One file that many ask for: written once for each state of the catalogue, and given to all of them."""

import os
from collections.abc import Callable
from threading import Lock
from typing import Any

from tracker.catalogue.generation import State
from tracker.exports.spool import WRITING, SpooledFile, filled

_Key = tuple[State, str]


class KeptFile:
    """A spooled file of the present state; safe to use from many threads.

    It is never given for another state, and replaced by the file of the next one that is asked for: then nothing that
    was withdrawn can come back, because every request reads the state anew. It counts neither as being written nor as
    being sent.
    """

    def __init__(self) -> None:
        self._lock, self._making = Lock(), Lock()
        self._key: _Key | None = None
        self._descriptor = -1

    def of(self, state: State, write: Callable[[Any], None], *, site: str = "") -> SpooledFile:
        """The file of the state and the site's address, for the caller to close; `write` fills it if nobody did.

        Raises `TooBusy`.
        """
        key = (state, site)
        if known := self._known(key):
            return known
        with WRITING.room(), self._making:
            # Who waited finds it there.
            if known := self._known(key):
                return known
            file = filled(write)
            self._keep(key, file)
            return file

    def forget(self) -> None:
        """Give up the file; who is reading it reads on."""
        with self._lock:
            self._drop()

    def _known(self, key: _Key) -> SpooledFile | None:
        with self._lock:
            return SpooledFile(self._descriptor) if key == self._key else None

    def _keep(self, key: _Key, file: SpooledFile) -> None:
        with self._lock:
            self._drop()
            # Before anything is published the state has no number, and nothing is worth keeping.
            if key[0].number:
                self._key, self._descriptor = key, os.dup(file.fileno())

    def _drop(self) -> None:
        if self._key is not None:
            os.close(self._descriptor)
        self._key, self._descriptor = None, -1
