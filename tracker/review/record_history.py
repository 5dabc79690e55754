"""The history of a record as steps: who did what to it when, what it said before and after, and why."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from tracker.review.changes import Change, changes
from tracker.review.content import RecordKind
from tracker.review.models import Decision, Outcome, Submission


@dataclass(frozen=True)
class Column:
    """One column before and after; `is_changed` is false where a row was added, and there is no before."""

    label: str
    value: str
    old: str
    is_changed: bool


@dataclass(frozen=True)
class Step:
    """One thing that somebody did: to a row, with its columns, or to the whole record, with a note or reason."""

    at: datetime
    who: str
    did: str
    why: str = ""
    columns: Sequence[Column] = ()
    order: int = 0
    """What comes later of things done in one moment has the higher one."""


WRITTEN, SUBMITTED, DECIDED, PUBLISHED = range(4)
"""The order of what one person does in one moment."""


def record_history(
    registered: RecordKind, pk: int, *, hidden: Iterable[tuple[str, Any]] = (), further: Iterable[Step] = ()
) -> list[Step]:
    """Everything that was done to a record, newest first; `further` are steps that only other rooms know of.

    `hidden` are (column, value) pairs of rows that are left out, see `versions`.
    """
    written = _written(changes(registered, pk, hidden=hidden))
    return sorted([*written, *further], key=lambda step: (step.at, step.order), reverse=True)


def review_steps(kind: str, reference: str) -> Iterator[Step]:
    """When a record was handed in, and what was decided on it; two queries."""
    submitted = Submission.objects.filter(kind=kind, reference=reference).select_related("submitted_by")
    for row in submitted.defer("content").order_by("pk"):
        yield Step(row.submitted_at, str(row.submitted_by), "submitted it for review", row.note, order=SUBMITTED)
    decided = Decision.objects.filter(submission__kind=kind, submission__reference=reference)
    for each in decided.select_related("decided_by").order_by("pk"):
        did = _DECIDED[Outcome(each.outcome)]
        yield Step(each.decided_at, str(each.decided_by), did, each.note, order=DECIDED)


_DECIDED = {
    Outcome.APPROVED: "approved it for publication",
    Outcome.SENT_BACK: "sent it back",
    Outcome.WITHHELD: "decided that it is not to be published",
}
_DID = {"insert": "added", "update": "changed", "delete": "deleted"}


def _written(found: Iterable[Change]) -> Iterator[Step]:
    """One step for each row that was written, with all columns that changed in it."""
    for (at, who, did, why, _), columns in groupby(found, key=_deed):
        lines = [Column(each.column, each.new, each.old, each.what != "insert") for each in columns]
        yield Step(at, who, did, why, lines, order=WRITTEN)


def _deed(change: Change) -> tuple[datetime, str, str, str, int]:
    row = f" “{change.row}”" if change.row else ""
    return change.at, change.who, f"{_DID[change.what]} the {change.table}{row}", change.why, change.key
