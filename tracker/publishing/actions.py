"""What the desk does to the public side: publish, correct, withdraw; each writes the log first, then the catalogue."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from operator import attrgetter

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tracker.accounts.models import User
from tracker.lib.clean_text import clean_paragraphs
from tracker.publishing.corrections import corrections_among, public_among
from tracker.publishing.crossings.people import PERSON
from tracker.publishing.crossings.register import BY_KIND, named_by, public_document
from tracker.publishing.crossings.sources import SOURCE
from tracker.publishing.embargoes import held, hold, postpone, stop
from tracker.publishing.first_publications import are_first_publications
from tracker.publishing.log import NewEntry, append
from tracker.publishing.models import Action, LogEntry, Standing
from tracker.publishing.projection.figure_rules import refuse_unsupported
from tracker.publishing.rows.application import catch_up
from tracker.publishing.rows.merged import refuse_claims_held_elsewhere, stop_merged
from tracker.publishing.small_groups.unnamed import entries_of_levels, is_unnamed, refuse_embargo, withdrawals
from tracker.publishing.withdrawals.publishing_again import refuse_again
from tracker.publishing.withdrawals.redaction import redactions
from tracker.publishing.withdrawals.withdrawal_requests import answer
from tracker.review.actions import NotAllowed, approve, lock_records
from tracker.review.content import Content, record_kind
from tracker.review.models import Submission
from tracker.vocabulary.claims import ClaimStatus, Stance
from tracker.vocabulary.publication import WithdrawalReason

__all__ = ["NotAllowed", "catch_up", "embargo", "keep_back", "publish", "withdraw"]


def publish(
    submissions: Sequence[Submission],
    *,
    by: User,
    note: str = "",
    ground: str = "",
    not_before: datetime | None = None,
) -> list[LogEntry]:
    """Approve submissions and publish exactly their content: all of them, or none.

    Written to the log in one transaction with the approval, applied to the catalogue when that is committed;
    a crash in between is caught up later. `note` is for readers, and is needed where they saw something else
    before; `ground` stays in the log, and says why what was withdrawn may be shown again. With `not_before` they
    are approved now and published at that moment: no entry is given.
    Raises `NotAllowed` with the reason and what to do.
    """
    if not_before is not None and not_before <= timezone.now():
        raise NotAllowed("The embargo ends in the past: give a later moment (UTC), or none to publish now.")
    try:
        with transaction.atomic():
            _lock(submissions)
            are_first = are_first_publications(submissions)
            refuse_unpublishable(submissions, by=by)
            if not are_first:
                refuse_again(submissions, by=by, note=note, ground=ground, not_before=not_before)
            approve(submissions, by=by, note=note)
            stop_merged(submissions, by=by)
            refuse_missing_or_misleading(submissions, are_first=are_first)
            approved_by = dict.fromkeys([row.pk for row in submissions], (by, note))
            entries = entries_of(submissions, approved_by=approved_by, ground=ground, are_first=are_first)
            if not_before is not None:
                refuse_embargo(submissions)
                hold(submissions, not_before=not_before, by=by)
                return []
            of_levels = entries_of_levels(submissions, approved_by=approved_by, are_first=are_first)
            written = append([*of_levels, *entries])
            transaction.on_commit(catch_up)
    except IntegrityError as error:
        raise NotAllowed(
            "The database refused this approval: it was decided by somebody else meanwhile, or you submitted "
            "or edited one of the records. Look at the list again."
        ) from error
    return written


def _lock(submissions: Sequence[Submission]) -> None:
    for kind in sorted({row.kind for row in submissions}):
        lock_records(record_kind(kind), [row.reference for row in submissions if row.kind == kind])


def refuse_missing_or_misleading(submissions: Sequence[Submission], *, are_first: bool = False) -> None:
    """Refuse what would not appear among the records that are published now, or would say something else there."""
    _refuse_unsupported_names(submissions)
    refuse_unsupported(submissions)
    if not are_first:
        refuse_claims_held_elsewhere(submissions)


def entries_of(
    submissions: Sequence[Submission],
    *,
    approved_by: Mapping[int, tuple[User, str]],
    ground: str = "",
    are_first: bool = False,
) -> list[NewEntry]:
    """What is to be written to the log for approved submissions; `approved_by` gives approver and note of each.

    Persons without a name apart: see `entries_of_levels`. Refuses a correction without a note: readers who saw
    something else before must be told. `are_first` where it is known that they are `first_publications`.
    """
    submissions = [row for row in submissions if not is_unnamed(row)]
    public = set() if are_first else public_among(submissions)
    corrections = corrections_among(submissions) if public else set()
    entries = []
    for row in submissions:
        by, note = approved_by[row.pk]
        is_as_before = row.pk in public - corrections
        if row.pk in corrections and not note.strip():
            raise NotAllowed(
                f"{row.reference} is public and would say something else now: write a note for readers that says what "
                "was corrected. It is shown in the record's list of changes and on the page of corrections."
            )
        entries.append(
            NewEntry(
                action=Action.PUBLISH,
                kind=row.kind,
                reference=row.reference,
                submission_id=row.pk,
                submitted_by=row.submitted_by.get_username(),
                decided_by=by.get_username(),
                document=public_document(row.kind, row.content),
                public_note="" if is_as_before else clean_paragraphs(note),
                internal_reason=clean_paragraphs(ground),
            )
        )
    return entries


def refuse_unpublishable(submissions: Sequence[Submission], *, by: User) -> None:
    """Refuse what may not be shown: levels above the default, confidential sources."""
    for kind, rows in groupby(submissions, key=attrgetter("kind")):
        if kind in BY_KIND:
            BY_KIND[kind].refuse(list(rows), by)


def _refuse_unsupported_names(submissions: Sequence[Submission]) -> None:
    """Refuse persons and units of whose accepted names no source is public: nothing of them would appear."""
    cited = {
        submission.reference: _sources_of_names(submission.kind, submission.content)
        for submission in submissions
        if named_by(submission.kind) and not is_unnamed(submission)
    }
    together = {submission.reference for submission in submissions if submission.kind == SOURCE.kind}
    wanted = {source for sources in cited.values() for source in sources}
    rows = Standing.objects.filter(kind=SOURCE.kind, is_public=True, reference__in=wanted)
    public = set(rows.values_list("reference", flat=True))
    for reference, sources in cited.items():
        if not sources & (public | together):
            raise NotAllowed(
                f"{reference}: no source of its name is published, so nothing of it could be shown. "
                f"Publish {', '.join(sorted(sources)) or 'a source of the name'} first, or in the same batch."
            )


def _sources_of_names(kind: str, content: Content) -> set[str]:
    names = {row["key"] for row in content["claims"].get(named_by(kind), ()) if row["status"] == ClaimStatus.ACCEPTED}
    return {row["source"] for row in content["citations"] if row["claim"] in names and row["stance"] == Stance.SUPPORTS}


def withdraw(
    *,
    kind: str,
    references: Sequence[str],
    by: User,
    reason: str,
    reason_class: WithdrawalReason = WithdrawalReason.RULES,
    public_note: str = "",
    texts_of: Collection[str] = (),
    left: Collection[str] = (),
) -> list[LogEntry]:
    """Take records off the public side at once, and off what waits under an embargo; one person decides.

    `reason` stays in the newsroom; readers learn the public word for `reason_class` and, except of persons, the note.
    Gone from every page, count and file that starts after this returns.
    `texts_of` are references of other records whose texts name the persons: these are taken off in the same step (see
    `withdrawals`); `left` are those of which it was decided that they stay, which the log keeps with the reason.
    """
    if not reason.strip():
        raise NotAllowed("Say why it is withdrawn: the reason stays in the newsroom.")
    if kind == PERSON.kind and public_note.strip():
        raise NotAllowed("Readers learn the reference and the day of a withdrawn person: leave the public note empty.")
    with transaction.atomic():
        unnamed, shown_unnamed = (
            withdrawals(references, by=by, reason=reason, reason_class=reason_class)
            if kind == PERSON.kind
            else ([], set())
        )
        standing = Standing.objects.filter(kind=kind, reference__in=references, is_public=True)
        public = set(standing.values_list("reference", flat=True))
        stopped = stop(kind=kind, references=references, by=by, reason=reason)
        if missing := sorted(set(references) - public - stopped - shown_unnamed):
            raise NotAllowed(f"Not public, so not withdrawn: {', '.join(missing)}.")
        news = [
            NewEntry(
                action=Action.WITHDRAW,
                kind=kind,
                reference=reference,
                decided_by=by.get_username(),
                public_note=clean_paragraphs(public_note),
                internal_reason=reason + (f" Left public: {', '.join(sorted(left))}." if left else ""),
                reason_class=reason_class.value,
            )
            for reference in references
            if reference in public
        ]
        news += _texts_taken_off(references, texts_of=texts_of, by=by, reason=reason, reason_class=reason_class)
        entries = append([*news, *unnamed])
        answer(kind=kind, references=references, by=by, said=_("Withdrawn."))
        transaction.on_commit(catch_up)
    return entries


def _texts_taken_off(
    persons: Sequence[str], *, texts_of: Collection[str], by: User, reason: str, reason_class: WithdrawalReason
) -> list[NewEntry]:
    """The entries that take other records' texts about the persons off; what waits of these records is stopped."""
    if not texts_of:
        return []
    entries = redactions(persons, references=texts_of, by=by, reason=reason, reason_class=reason_class)
    for kind in sorted({entry.kind for entry in entries}):
        stop(kind=kind, references=[entry.reference for entry in entries if entry.kind == kind], by=by, reason=reason)
    return entries


@transaction.atomic
def embargo(
    *,
    kind: str,
    references: Sequence[str],
    not_before: datetime,
    by: User,
    reason: str,
    texts_of: Collection[str] = (),
    left: Collection[str] = (),
) -> list[LogEntry]:
    """Take public records back until a moment: withdrawn at once, and published again as they were approved.

    One person decides. What is edited meanwhile waits for a second reader instead. Texts of others (`texts_of`, as in
    `withdraw`) do not come back by themselves.
    """
    if not_before <= timezone.now():
        raise NotAllowed("The embargo ends in the past: give a later moment (UTC).")
    published = LogEntry.objects.filter(kind=kind, reference__in=references, action=Action.PUBLISH)
    last = published.order_by("reference", "-number").distinct("reference").select_related("submission")
    shown = [entry.submission for entry in last if entry.submission]
    entries = withdraw(kind=kind, references=references, by=by, reason=reason, texts_of=texts_of, left=left)
    hold(shown, not_before=not_before, by=by)
    return entries


@transaction.atomic
def keep_back(
    *,
    kind: str,
    references: Sequence[str],
    not_before: datetime,
    by: User,
    reason: str,
    texts_of: Collection[str] = (),
    left: Collection[str] = (),
) -> None:
    """Embargo what is public, and postpone what waits under an embargo already; texts of others as in `embargo`."""
    waiting = list(held().filter(kind=kind, reference__in=references))
    postpone(waiting, not_before=not_before, by=by)
    if rest := sorted(set(references) - {row.reference for row in waiting}):
        embargo(
            kind=kind,
            references=rest,
            not_before=not_before,
            by=by,
            reason=reason,
            texts_of=texts_of,
            left=left,
        )
