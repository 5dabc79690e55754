"""The sizes of the smallest groups were raised: apply them to all that is public, without approving it again.

`LOOK_THE_SAME` and `LOOK_THE_SAME_PROTECTED` count when somebody is approved. What is public already keeps the number
that it was approved with, until this is run.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db import transaction

from tracker.accounts.access import ActionPermission
from tracker.accounts.models import User
from tracker.publishing.disclosure.anonymous import needed
from tracker.publishing.log import append, lock_head
from tracker.publishing.models import Anonymous, Counted, LogEntry
from tracker.publishing.rows.application import catch_up
from tracker.publishing.small_groups.counted import publish_counted, remove_small_groups
from tracker.publishing.small_groups.unnamed import too_few_entries
from tracker.review.actions import NotAllowed
from tracker.review.models import Outcome, Submission

_AT_ONCE = 500


@dataclass(frozen=True)
class Applied:
    """How many rows without a name came off, how many people left the tables, and the entry of the new tables."""

    rows: int
    people: int
    tables: LogEntry | None


def apply_smallest_groups(*, by: User) -> Applied:
    """Take off what is one of too few by now, and publish the tables anew where people left them.

    One publisher decides, as on every publication of the tables; raises `NotAllowed` for whoever is none. A number that
    was lowered changes nothing here: what appeared among more stays among more.
    """
    if not by.has_perm(ActionPermission.PUBLISH_COUNTED):
        raise NotAllowed("What is shown without a name is for a publisher to decide: ask one.")
    with transaction.atomic():
        lock_head()
        for model in (Anonymous, Counted):
            _raise_needs(model)
        entries = append(too_few_entries(by=by))
        people = remove_small_groups()
        tables = publish_counted(by=by) if people else None
        transaction.on_commit(catch_up)
    return Applied(len(entries), people, tables)


def _raise_needs(model: type[Anonymous] | type[Counted]) -> None:
    """Note how many others each needs by the numbers of now, where that is more."""
    persons = list(model.objects.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(persons), _AT_ONCE):
        for submission in last_approved(persons[start : start + _AT_ONCE]):
            needs = needed(submission.content)
            model.objects.filter(pk=submission.reference, needs__lt=needs).update(needs=needs)


def last_approved(references: Sequence[str]) -> Iterator[Submission]:
    """What was last approved of each person."""
    approved = Submission.objects.filter(kind="person", reference__in=references, decisions__outcome=Outcome.APPROVED)
    yield from approved.order_by("reference", "-pk").distinct("reference")
