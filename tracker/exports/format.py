"""What a format is: one file of this folder each, and one line in the register (`formats`)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise

from tracker.catalogue.files import File
from tracker.exports.asked import Asked


@dataclass(frozen=True)
class Format:
    """How rows are written.

    `ending` is that of the address and of the file (`ftm.json`), `write` takes what is asked and a file open for
    writing bytes, `knows` says which files of the register have the format.
    """

    ending: str
    label: str
    content_type: str
    for_whom: str | Promise
    """What it is good for, as a sentence for readers."""
    write: Callable[[Asked, Any], None]
    knows: Callable[[File], bool] = lambda _file: True
    needs_records: bool = False
    """Whether the public records are needed beside the rows; then it cannot be made of the rows of a release."""
    options: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Parameters of its own with their values: how rows are written, never which."""

    @property
    def slug(self) -> str:
        """The last part of the names of its views: `people-ftm`."""
        return self.ending.partition(".")[0]


class TooLarge(Exception):
    """The rows do not fit into a file of this format; the message is a sentence that says what to do."""
