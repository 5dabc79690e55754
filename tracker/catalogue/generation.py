"""The state of the catalogue that a request reads: asked first, in the request's own transaction."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connections, router

from tracker.catalogue.models import Generation

_READ = f"SELECT number, applied_at, shape, made FROM {Generation._meta.db_table} WHERE id = 1"  # noqa: S608 - ours


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
    # Every answer begins with it, and takes a fifth of the time where Django need not write the statement anew.
    with connections[router.db_for_read(Generation)].cursor() as cursor:
        cursor.execute(_READ)
        row = cursor.fetchone()
    return State(*row) if row and row[0] else State(0, None)
