"""What the desk does to the public side: publish, withdraw; each writes the log first, then the catalogue."""

from collections.abc import Sequence

from django.db import IntegrityError, transaction

from tracker.accounts.models import User
from tracker.lib.vocabulary import Access, ClaimStatus, Stance
from tracker.publishing.application import catch_up
from tracker.publishing.disclosure import is_above_default, objections
from tracker.publishing.figure_rules import refuse_unfounded
from tracker.publishing.log import NewEntry, append
from tracker.publishing.models import Action, LogEntry, Standing
from tracker.publishing.projection import public_document
from tracker.review.actions import NotAllowed, approve
from tracker.review.content import Content
from tracker.review.models import Submission

__all__ = ["NotAllowed", "catch_up", "publish", "withdraw"]

_NAMES = {"person": "name", "unit": "unitname"}


def publish(submissions: Sequence[Submission], *, by: User, note: str = "") -> list[LogEntry]:
    """Approve submissions and publish exactly their content: all of them, or none.

    Written to the log in one transaction with the approval, applied to the catalogue when that is committed;
    a crash in between is caught up later. Raises `NotAllowed` with the reason and what to do.
    """
    for submission in submissions:
        _refuse_harm(submission, by=by)
    try:
        with transaction.atomic():
            approve(submissions, by=by, note=note)
            _refuse_unseen(submissions)
            refuse_unfounded(submissions)
            entries = append([_entry(submission, by=by, note=note) for submission in submissions])
            transaction.on_commit(catch_up)
    except IntegrityError as error:
        raise NotAllowed(
            "The database refused this approval: it was decided by somebody else meanwhile, or you submitted "
            "or edited one of the records. Look at the list again."
        ) from error
    return entries


def _entry(submission: Submission, *, by: User, note: str) -> NewEntry:
    return NewEntry(
        action=Action.PUBLISH,
        kind=submission.kind,
        reference=submission.reference,
        submission_id=submission.pk,
        submitted_by=submission.submitted_by.get_username(),
        decided_by=by.get_username(),
        document=public_document(submission.kind, submission.content),
        public_note=note,
    )


def _refuse_harm(submission: Submission, *, by: User) -> None:
    """Refuse what may not be shown: levels above the default, confidential sources."""
    content = submission.content
    if submission.kind == "source" and content["access"] == Access.CONFIDENTIAL:
        raise NotAllowed(f"{submission.reference} is confidential: it is never published.")
    if submission.kind != "person":
        return
    if found := objections(content):
        raise NotAllowed(f"{submission.reference} cannot be published: {'; '.join(found)}.")
    if is_above_default(content) and not by.groups.filter(name="publisher").exists():
        raise NotAllowed(f"{submission.reference} shows more than the default allows; a publisher must approve that.")


def _refuse_unseen(submissions: Sequence[Submission]) -> None:
    """Refuse persons and units of whose accepted names no source is public: nothing of them would appear."""
    cited = {
        submission.reference: _sources_of_names(submission.kind, submission.content)
        for submission in submissions
        if submission.kind in _NAMES
    }
    together = {submission.reference for submission in submissions if submission.kind == "source"}
    wanted = {source for sources in cited.values() for source in sources}
    public = set(
        Standing.objects.filter(kind="source", is_public=True, reference__in=wanted).values_list("reference", flat=True)
    )
    for reference, sources in cited.items():
        if not sources & (public | together):
            raise NotAllowed(
                f"{reference}: no source of its name is published, so nothing of it could be shown. "
                f"Publish {', '.join(sorted(sources)) or 'a source of the name'} first, or in the same batch."
            )


def _sources_of_names(kind: str, content: Content) -> set[str]:
    names = {row["key"] for row in content["claims"].get(_NAMES[kind], ()) if row["status"] == ClaimStatus.ACCEPTED}
    return {row["source"] for row in content["citations"] if row["claim"] in names and row["stance"] == Stance.SUPPORTS}


def withdraw(*, kind: str, references: Sequence[str], by: User, reason: str, public_note: str = "") -> list[LogEntry]:
    """Take records off the public side at once; one person decides, with an internal reason.

    Gone from every page, count and file that starts after this returns.
    """
    if not reason.strip():
        raise NotAllowed("Say why it is withdrawn: the reason stays in the newsroom.")
    with transaction.atomic():
        standing = Standing.objects.filter(kind=kind, reference__in=references, is_public=True)
        public = set(standing.values_list("reference", flat=True))
        if missing := sorted(set(references) - public):
            raise NotAllowed(f"Not public, so not withdrawn: {', '.join(missing)}.")
        news = [
            NewEntry(
                action=Action.WITHDRAW,
                kind=kind,
                reference=reference,
                decided_by=by.get_username(),
                public_note=public_note,
                internal_reason=reason,
            )
            for reference in references
        ]
        entries = append(news)
        transaction.on_commit(catch_up)
    return entries
