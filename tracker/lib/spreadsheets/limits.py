"""How much of a file is read, and the sentence that says why a file is not."""

from dataclasses import dataclass
from typing import NamedTuple

Values = dict[str, str | int]


def gettext_noop(sentence: str) -> str:
    """The sentence, marked for translation. Django's own asks for settings, and the child process has none."""
    return sentence


@dataclass(frozen=True)
class Limits:
    """What a file may hold. It is counted while reading: what the file declares is not believed.

    Memory and CPU time are limited by the system; where it has no such limits (macOS has none on memory), the others
    hold.
    """

    file_bytes: int = 64 * 1024**2
    unpacked_bytes: int = 400 * 1024**2
    parts: int = 2_000
    """Files inside a zip file."""
    sheets: int = 500
    rows: int = 200_000
    """Rows of one sheet that hold anything."""
    columns: int = 200
    cells: int = 4_000_000
    """Cells that hold anything, all sheets together."""
    characters: int = 32_767
    """Of one cell."""
    depth: int = 50
    """Elements of XML inside each other."""
    merged_areas: int = 100_000
    """Of one sheet."""
    memory_bytes: int = 1024**3
    cpu_seconds: int = 300
    wait_seconds: int = 600
    """How long the child may let us wait, all waiting together."""


STANDARD = Limits()


class Spent(NamedTuple):
    """What reading cost the child process."""

    cpu_seconds: float
    peak_bytes: int
    """Of memory; 0 where the system does not say."""


class Refused(Exception):
    """Why a file is not read: a whole sentence that says what, where, and what to do.

    The sentence is kept untranslated, with its values beside it: it is made in the child process, which knows nothing
    of the reader's language. `str()` translates it. `spent` is what reading cost up to there, None where the child
    could not say.
    """

    def __init__(self, sentence: str, **values: str | int) -> None:
        super().__init__(sentence)
        self.sentence, self.values = sentence, values
        self.spent: Spent | None = None

    def __str__(self) -> str:
        from django.utils.translation import gettext

        return gettext(self.sentence) % self.values


TOO_LARGE = gettext_noop(
    "The file is larger than %(most)s MB: split it into several files, or take pictures and other sheets out of it."
)
NO_MEMORY = gettext_noop(
    "Reading the file would take more than %(most)s MB of memory: split it into several files, or save it as .csv."
)
