"""The state of the catalogue that a request reads: asked first, in the request's own transaction."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from tracker.catalogue.models import Generation


@dataclass(frozen=True)
class State:
    """Number of the last applied log entry (0: nothing is published yet), when it was written, and the rows' shape.

    While `made` is the same, people keep their numbers: what changed from one state to the next can be followed.
    """

    number: int
    at: datetime | None
    shape: int = 0
    made: UUID | None = None

    def is_followed_by(self, other: "State") -> bool:
        """Whether the changes from this state to the other one can be followed."""
        return (self.shape, self.made) == (other.shape, other.made) and self.number < other.number


def current_state() -> State:
    """The state that the present transaction reads."""
    row = Generation.objects.filter(pk=1).first()
    return State(row.number, row.applied_at, row.shape, row.made) if row and row.number else State(0, None)
