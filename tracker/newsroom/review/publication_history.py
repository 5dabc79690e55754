"""What the log and the embargoes say of one record, as steps of its history."""

from collections.abc import Iterator

from django.db.models import Q, QuerySet

from tracker.newsroom.records.desk_kinds import DESK_KINDS
from tracker.publishing.models import ANONYMOUS, Action, Embargo, LogEntry
from tracker.review.models import Decision
from tracker.review.record_history import PUBLISHED, Step
from tracker.vocabulary.publication import WithdrawalReason


def publication_steps(kind: str, reference: str, *, tells_reasons: bool) -> Iterator[Step]:
    """When a record was published, corrected, withdrawn or kept back, by whom and why.

    A row without a name is told of without the reference that it bore. A note that the approval bears already is not
    said again; the internal reason of a withdrawal is told with `tells_reasons` alone.
    """
    entries = list(entries_of(kind, reference))
    approvals = Decision.objects.filter(submission__in=[each.submission_id for each in entries], outcome="approved")
    noted: dict[int | None, str] = dict(approvals.values_list("submission", "note"))
    before: dict[str, str] = {}
    for entry in entries:
        did = _done(entry, before.get(entry.reference, ""))
        before[entry.reference] = entry.action
        why = "" if entry.public_note == noted.get(entry.submission_id) else entry.public_note
        yield Step(entry.at, entry.decided_by, did, _why(entry, tells_reasons=tells_reasons) or why, order=PUBLISHED)
    kept_back = Embargo.objects.filter(submission__kind=kind, submission__reference=reference)
    for each in kept_back.select_related("set_by"):
        did = f"kept it back until {each.not_before:%d %B %Y, %H:%M} UTC"
        yield Step(each.set_at, str(each.set_by), did, order=PUBLISHED)


def entries_of(kind: str, reference: str) -> QuerySet[LogEntry]:
    """The entries of the record and of the rows without a name that came from it, oldest first."""
    of_record = Q(kind=kind, reference=reference)
    if DESK_KINDS[kind].has_levels:
        unnamed = LogEntry.objects.filter(kind=ANONYMOUS, submission__kind=kind, submission__reference=reference)
        of_record |= Q(kind=ANONYMOUS, reference__in=unnamed.values("reference"))
    return LogEntry.objects.filter(of_record).order_by("number")


def _done(entry: LogEntry, before: str) -> str:
    unnamed = " without a name" if entry.kind == ANONYMOUS else ""
    if entry.action == Action.WITHDRAW:
        return f"withdrew what was shown{unnamed} (entry {entry.number} of the log)"
    if entry.action == Action.MERGE:
        return (
            f"took it off the public side: it stands in the record it was merged into (entry {entry.number} of the log)"
        )
    if entry.action == Action.ERASE:
        return f"erased it by order (entry {entry.number} of the log)"
    if before != Action.PUBLISH:
        again = " again" if before else ""
        return f"published it{again}{unnamed} (entry {entry.number} of the log)"
    told = "a correction" if entry.public_note else "a new version, in which readers see no difference"
    return f"published {told}{unnamed} (entry {entry.number} of the log)"


def _why(entry: LogEntry, *, tells_reasons: bool) -> str:
    """The reason of a withdrawal, and what readers were told of it."""
    if entry.action != Action.WITHDRAW:
        return ""
    reason = WithdrawalReason(entry.reason_class).label if entry.reason_class else ""
    told = f"Readers were told: {entry.public_note}" if entry.public_note else ""
    internal = entry.internal_reason if tells_reasons else ""
    return ". ".join(each.rstrip(".") for each in (reason, internal, told) if each)
