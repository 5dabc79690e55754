"""How far a rebuild of the catalogue is, and how long it will take, as a sentence every few seconds."""

from collections.abc import Callable

from django.utils.translation import ngettext

from tracker.lib.progress import Progress


class RebuildProgress(Progress):
    """Told how many people are made, it says how many are left and for how long."""

    def __init__(self, write: Callable[[str], object]) -> None:
        super().__init__(write, _sentence)


def _sentence(made: int, people: int, seconds: int) -> str:
    return ngettext(
        "%(made)s of %(people)s people are made anew; about %(seconds)s second more.",
        "%(made)s of %(people)s people are made anew; about %(seconds)s seconds more.",
        seconds,
    ) % {"made": f"{made:,}", "people": f"{people:,}", "seconds": f"{seconds:,}"}
