"""Persons who are public and could not be published as they are by the rules of today.

A rule that was sharpened (who may be a minor, what cannot be true together) stops what is handed in from then on; what
is public already stays as it was approved, until somebody lowers or withdraws it. This names it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tracker.publishing.disclosure.levels import objections
from tracker.publishing.small_groups.smallest_groups import last_approved
from tracker.publishing.small_groups.unnamed import public_levels
from tracker.review.models import Outcome, Submission
from tracker.vocabulary.levels import Level

_AT_ONCE = 500


@dataclass(frozen=True)
class RefusedToday:
    """A public person: at which level it is shown, and why it would be refused."""

    reference: str
    level: Level
    why: list[str]


def refused_today() -> Iterator[RefusedToday]:
    """Each of them, in the order of their references; read in parts, however many are public."""
    approved = Submission.objects.filter(kind="person", decisions__outcome=Outcome.APPROVED)
    references = list(approved.order_by("reference").distinct("reference").values_list("reference", flat=True))
    for start in range(0, len(references), _AT_ONCE):
        part = references[start : start + _AT_ONCE]
        shown = public_levels(part)
        for submission in last_approved([each for each in part if each in shown]):
            if why := objections(submission.content):
                yield RefusedToday(submission.reference, shown[submission.reference], why)
