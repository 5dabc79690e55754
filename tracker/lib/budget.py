"""So many at once: dear work that would otherwise take every thread, and the few that may wait for it."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from django.utils.functional import Promise


class TooBusy(Exception):
    """There is no room now; the message is a sentence for a person, `retry_seconds` when to try again."""

    def __init__(self, message: str | Promise, *, retry_seconds: int) -> None:
        super().__init__(message)
        self.retry_seconds = retry_seconds


class Budget:
    """Room for `at_once` pieces of work in this process; `waiting` more may wait, each `patience` seconds at most.

    Whoever waits holds a thread. So the sum of both, over all budgets, must leave threads free for what is answered
    from memory, and for `/healthz`.
    """

    def __init__(
        self, *, at_once: int, waiting: int, patience: float, message: str | Promise, retry_seconds: int
    ) -> None:
        self.most = at_once + waiting
        self._room = BoundedSemaphore(at_once)
        self._admitted = BoundedSemaphore(self.most)
        self._patience = patience
        self._message, self._retry_seconds = message, retry_seconds

    @contextmanager
    def room(self) -> Iterator[None]:
        """Room for one piece of work. Raises `TooBusy`: at once where enough wait already, else after the patience."""
        if not self._admitted.acquire(blocking=False):
            raise self._busy()
        try:
            if not self._room.acquire(timeout=self._patience):
                raise self._busy()
            try:
                yield
            finally:
                self._room.release()
        finally:
            self._admitted.release()

    def _busy(self) -> TooBusy:
        return TooBusy(self._message, retry_seconds=self._retry_seconds)
