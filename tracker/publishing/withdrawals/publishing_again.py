"""Publishing again what was withdrawn, or whose texts were taken off: a new decision, by a publisher, with reasons."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tracker.accounts.access import PUBLISHER
from tracker.accounts.models import User
from tracker.publishing.crossings.document_versions import read_document
from tracker.publishing.crossings.register import public_document
from tracker.publishing.models import ANONYMOUS, AUTOMATIC, Action, LogEntry, Standing
from tracker.publishing.small_groups.unnamed import is_unnamed
from tracker.review.actions import NotAllowed
from tracker.review.models import Submission
from tracker.vocabulary.publication import WithdrawalReason

NEEDS_GROUND = (WithdrawalReason.SAFETY, WithdrawalReason.REQUEST, WithdrawalReason.LEGAL)
"""Reasons after which somebody may be harmed, or a law broken, by publishing again."""


@dataclass(frozen=True)
class TakenOff:
    """Who took a record, or texts of it, off the public side, when and why."""

    by: str
    at: datetime
    reason_class: str
    reason: str
    is_whole: bool
    """Whether the record was withdrawn; else texts of it were taken off."""

    @property
    def needs_ground(self) -> bool:
        """Whether it takes a recorded ground to publish it again."""
        return self.reason_class in NEEDS_GROUND

    @property
    def reason_in_words(self) -> str:
        """The reason's class as the desk reads it."""
        return str(WithdrawalReason(self.reason_class).label) if self.reason_class else ""


def taken_off_among(submissions: Sequence[Submission]) -> dict[int, TakenOff]:
    """The withdrawals that publishing the submissions would undo, by the submission's key; few queries, however many.

    A record lowered to a level without a name is published at that level as ever: only where it was withdrawn for
    safety, a request or the law is that a new decision.
    """
    last = _last_entries(submissions)
    return {
        row.pk: _as_taken_off(entry)
        for row in submissions
        if (entry := last.get((row.kind, row.reference))) is not None and _is_undone_by(row, entry)
    }


def _is_undone_by(submission: Submission, entry: LogEntry) -> bool:
    if entry.internal_reason in AUTOMATIC:
        return False
    if entry.action == Action.REDACT:
        return _brings_back(submission, entry)
    return not is_unnamed(submission) or entry.reason_class in NEEDS_GROUND


def refuse_again(
    submissions: Sequence[Submission], *, by: User, note: str, ground: str, not_before: datetime | None
) -> None:
    """Refuse to publish again what was withdrawn, unless a publisher decides it and gives the reasons.

    Readers are told in the note; nobody is told of persons without a name, so theirs needs none.
    """
    found = taken_off_among(submissions)
    for row in submissions:
        if row.pk in found:
            missing = list(_missing(row, found[row.pk], by=by, note=note, ground=ground, not_before=not_before))
            if missing:
                raise NotAllowed(" ".join([off_in_words(row.reference, found[row.pk]), *missing]))


def off_in_words(reference: str, off: TakenOff) -> str:
    """Who took the record off, when, for which reason and why, in a sentence."""
    values = {
        "reference": reference,
        "by": off.by,
        "day": date_format(off.at, "j F Y"),
        "reason": off.reason_in_words,
        "why": off.reason,
    }
    if off.is_whole:
        return _("%(reference)s was withdrawn by %(by)s on %(day)s. %(reason)s. “%(why)s”") % values
    return (
        _("Texts of %(reference)s that named somebody were taken off by %(by)s on %(day)s. %(reason)s. “%(why)s”")
        % values
    )


def _missing(
    submission: Submission, off: TakenOff, *, by: User, note: str, ground: str, not_before: datetime | None
) -> Iterator[str]:
    """What is missing before it may be published again, a sentence each."""
    if not by.groups.filter(name=PUBLISHER).exists():
        yield _("Publishing it again is a new decision: a publisher must approve it.")
    if not note.strip() and not is_unnamed(submission):
        yield _("Write a note for readers: they read that it is published again, and why.")
    if off.needs_ground and not ground.strip():
        yield _("Write on what ground it may be shown again: it stays in the newsroom, in the log.")
    if not_before is not None:
        yield _("It cannot wait for a moment: publish it now, or leave it unapproved until then.")


def _last_entries(submissions: Sequence[Submission]) -> dict[tuple[str, str], LogEntry]:
    """The last entry of the log about each of the records, where it took something off."""
    rows = Standing.objects.filter(reference__in=[row.reference for row in submissions])
    off = rows.filter(last_entry__action__in=(Action.WITHDRAW, Action.REDACT)).select_related("last_entry")
    found = {(row.kind, row.reference): row.last_entry for row in off}
    for person, entry in _rows_without_a_name(submissions):
        if ("person", person) not in found or found["person", person].number < entry.number:
            found["person", person] = entry
    return found


def _rows_without_a_name(submissions: Sequence[Submission]) -> Iterator[tuple[str, LogEntry]]:
    """Withdrawals, for a reason that needs a ground, of rows without a name that stood for one of the persons.

    Those after which the person was shown again are left out: that was decided.
    """
    persons = [row.reference for row in submissions if row.kind == "person"]
    shown = LogEntry.objects.filter(action=Action.PUBLISH, submission__kind="person", submission__reference__in=persons)
    whose: dict[str, str] = {}
    last: dict[str, int] = {}
    for number, kind, reference, person in shown.order_by("number").values_list(
        "number", "kind", "reference", "submission__reference"
    ):
        last[person] = number
        if kind == ANONYMOUS:
            whose[reference] = person
    gone = LogEntry.objects.filter(action=Action.WITHDRAW, reason_class__in=NEEDS_GROUND, reference__in=list(whose))
    for entry in gone.order_by("number"):
        if entry.number > last[whose[entry.reference]]:
            yield whose[entry.reference], entry


def _as_taken_off(entry: LogEntry) -> TakenOff:
    return TakenOff(
        by=entry.decided_by,
        at=entry.at,
        reason_class=entry.reason_class,
        reason=entry.internal_reason,
        is_whole=entry.action == Action.WITHDRAW,
    )


def _brings_back(submission: Submission, redaction: LogEntry) -> bool:
    """Whether the submission says something that was taken off; yes where what it was is not known any more."""
    before = (
        LogEntry.objects.filter(kind=redaction.kind, reference=redaction.reference, number__lt=redaction.number)
        .order_by("-number")
        .select_related("payload")
        .first()
    )
    texts = [entry.payload.document for entry in (before, redaction) if entry is not None]
    if len(texts) < 2 or not all(texts):
        return True
    was, left = (set(_values(read_document(redaction.kind, text))) for text in texts)
    now = set(_values(public_document(submission.kind, submission.content)))
    return bool((was - left) & now)


def _values(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _values(part)
    elif isinstance(value, list):
        for part in value:
            yield from _values(part)
