"""Who may be the same person, looked for a little at a time beside everything else that `serve` does."""

from collections.abc import Callable, Iterator
from time import monotonic

from tracker.people.matching.similar_pairs import compare_all

A_LITTLE = 2.0
"""Seconds of each minute."""
AT_ONCE = 10
"""Persons of one transaction: short enough for Ctrl+C."""


class LikelyPairs:
    """Compares persons who are known otherwise by now for two seconds at most; the next call goes on from there."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._round: Iterator[object] = iter(())

    def __call__(self) -> None:
        until = self._clock() + A_LITTLE
        for _ in self._round:
            if self._clock() > until:
                return
        self._round = compare_all(batch=AT_ONCE)
        for _ in self._round:
            if self._clock() > until:
                return
