"""How far a long command is, and how long it will still take, as a sentence every few seconds."""

from collections.abc import Callable
from time import perf_counter

PAUSE = 5.0
"""Seconds between two sentences."""


class Progress:
    """Told how many are done and of how many, it writes `sentence` unless it wrote one just now.

    How long one takes is measured from the first that it was told of, so that what comes before does not count.
    """

    def __init__(self, write: Callable[[str], object], sentence: Callable[[int, int, int], str]) -> None:
        self._write, self._sentence = write, sentence
        self._first: tuple[float, int] | None = None
        self._said = 0.0

    def __call__(self, done: int, of: int) -> None:
        """Give the sentence how many are done, of how many, and for how many seconds more."""
        now = perf_counter()
        if self._first is None:
            self._first, self._said = (now, done), now
        begun, before = self._first
        if done == before or now - self._said < PAUSE:
            return
        self._said = now
        self._write("  " + self._sentence(done, of, round((now - begun) * (of - done) / (done - before))))
