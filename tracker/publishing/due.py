"""Publishing what was approved under an embargo, once its moment has come."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tracker.accounts.models import User
from tracker.publishing.actions import (
    NotAllowed,
    catch_up,
    entries_of,
    refuse_missing_or_misleading,
    refuse_unpublishable,
)
from tracker.publishing.crossings.people import PERSON
from tracker.publishing.crossings.register import KINDS
from tracker.publishing.embargoes import due
from tracker.publishing.log import append
from tracker.publishing.models import LogHead
from tracker.publishing.small_groups.unnamed import entries_of_levels
from tracker.publishing.withdrawals.publishing_again import off_in_words, taken_off_among
from tracker.review.actions import lock_records
from tracker.review.content import content_hash, record_kind
from tracker.review.models import Decision, Outcome, Submission


@dataclass
class Outcomes:
    """References that were published now; sentences on what was not, each with what to do."""

    published: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)


def publish_due() -> Outcomes:
    """Publish everything whose embargo is over, exactly as it was approved; keep what must not be, with the reason.

    Safe at any time and from several processes: what is due is read again under the lock of the log's head.
    """
    outcomes = Outcomes()
    waiting = list(due(timezone.now()).select_related("submitted_by"))
    # Persons behind all that others rest on.
    waiting.sort(key=lambda row: (row.kind == PERSON.kind, KINDS.index(row.kind), row.pk))
    objections = {row.pk: _objection(row) for row in waiting}
    outcomes.kept += filter(None, objections.values())
    fit = [row for row in waiting if not objections[row.pk]]
    try:
        outcomes.published += _publish(fit)
    except NotAllowed:
        # One of them is at fault: the others are not to wait for it.
        for row in fit:
            try:
                outcomes.published += _publish([row])
            except NotAllowed as refusal:
                outcomes.kept.append(str(refusal))
    return outcomes


def _objection(row: Submission) -> str:
    """Why the submission may not be published any more; empty where it may."""
    if closed := record_kind(row.kind).closed([row.reference]).get(row.reference):
        return closed
    now = record_kind(row.kind).contents([row.reference]).get(row.reference)
    if now is None or content_hash(now) != row.content_hash:
        return (
            f"{row.reference} was changed after it was approved: submit it again, and let a second reader approve it."
        )
    approver, _note = _approvals([row])[row.pk]
    try:
        refuse_unpublishable([row], by=approver)
    except NotAllowed as refusal:
        return str(refusal)
    return _taken_off_texts(row)


def _taken_off_texts(row: Submission) -> str:
    """Why a record whose texts were redacted meanwhile is not published by itself; empty where none was.

    A record that is withdrawn is no reason: an embargo on a public record withdraws it until its moment.
    """
    off = taken_off_among([row]).get(row.pk)
    if off is None or off.is_whole:
        return ""
    again = _("Submit it again: publishing them again is a new decision.")
    return f"{off_in_words(row.reference, off)} {again}"


@transaction.atomic
def _publish(rows: Sequence[Submission]) -> list[str]:
    for kind in sorted({row.kind for row in rows}):
        lock_records(record_kind(kind), [row.reference for row in rows if row.kind == kind])
    LogHead.objects.select_for_update().get(pk=1)
    still = set(due(timezone.now()).values_list("pk", flat=True))
    mine = [row for row in rows if row.pk in still]
    if not mine:
        return []
    refuse_missing_or_misleading(mine)
    approved_by = _approvals(mine)
    entries = entries_of(mine, approved_by=approved_by)
    append([*entries_of_levels(mine, approved_by=approved_by), *entries])
    transaction.on_commit(catch_up)
    return [entry.reference for entry in entries]


def _approvals(rows: Sequence[Submission]) -> dict[int, tuple[User, str]]:
    """Who approved each of the submissions, with which note for readers."""
    found = Decision.objects.filter(submission__in=rows, outcome=Outcome.APPROVED).select_related("decided_by")
    return {each.submission_id: (each.decided_by, each.note) for each in found}
