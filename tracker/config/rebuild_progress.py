"""How far a rebuild of the catalogue is, and how long it will take, as a sentence every few seconds."""

from collections.abc import Callable
from time import perf_counter

from django.utils.translation import ngettext

PAUSE = 5.0
"""Seconds between two sentences."""


class RebuildProgress:
    """Told how many people are made, it says how many are left and for how long."""

    def __init__(self, write: Callable[[str], object]) -> None:
        self._write = write
        self._first: tuple[float, int] | None = None
        self._said = 0.0

    def __call__(self, made: int, people: int) -> None:
        """Say it, unless it was said just now. How long one takes is told from the first that were made on."""
        now = perf_counter()
        if self._first is None:
            self._first, self._said = (now, made), now
        if now - self._said < PAUSE:
            return
        self._said = now
        begun, before = self._first
        seconds = round((now - begun) * (people - made) / (made - before))
        self._write(
            "  "
            + ngettext(
                "%(made)s of %(people)s people are made anew; about %(seconds)s second more.",
                "%(made)s of %(people)s people are made anew; about %(seconds)s seconds more.",
                seconds,
            )
            % {"made": f"{made:,}", "people": f"{people:,}", "seconds": f"{seconds:,}"}
        )
