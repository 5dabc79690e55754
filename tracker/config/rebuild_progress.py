"""How far a rebuild of the catalogue is, and how long it will take, as a sentence every few seconds."""

from collections.abc import Callable
from time import perf_counter

from django.utils.translation import ngettext

PAUSE = 5.0
"""Seconds between two sentences."""


class RebuildProgress:
    """Told how many people are made, it says how many are left and for how long."""

    def __init__(self, write: Callable[[str], object]) -> None:
        self._write, self._begun = write, perf_counter()
        self._said = self._begun

    def __call__(self, made: int, people: int) -> None:
        """Say it, unless it was said just now."""
        now = perf_counter()
        if now - self._said < PAUSE:
            return
        self._said = now
        seconds = round((now - self._begun) * (people - made) / made)
        self._write(
            "  "
            + ngettext(
                "%(made)s of %(people)s people are made anew; about %(seconds)s second more.",
                "%(made)s of %(people)s people are made anew; about %(seconds)s seconds more.",
                seconds,
            )
            % {"made": f"{made:,}", "people": f"{people:,}", "seconds": f"{seconds:,}"}
        )
