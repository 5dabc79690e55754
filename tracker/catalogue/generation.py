"""The state of the catalogue that a request reads: asked first, in the request's own transaction."""

from dataclasses import dataclass
from datetime import datetime

from tracker.catalogue.models import Generation


@dataclass(frozen=True)
class State:
    """Number of the last applied log entry (0: nothing is published yet), when it was written, and the rows' shape."""

    number: int
    at: datetime | None
    shape: int = 0


def current_state() -> State:
    """The state that the present transaction reads."""
    row = Generation.objects.filter(pk=1).first()
    return State(row.number, row.applied_at, row.shape) if row and row.number else State(0, None)
