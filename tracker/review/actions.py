"""Handing in and deciding: each a row that is only ever added."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from django.db import DEFAULT_DB_ALIAS, connection, models, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from tracker.accounts.models import User
from tracker.lib.clean_text import clean_paragraphs
from tracker.lib.database.copying import copy_in, drawn_keys
from tracker.lib.database.picking import picked
from tracker.review.change_counts import change_counts, record_approval, start_counting
from tracker.review.content import Content, RecordKind, content_hash, record_kind
from tracker.review.editors import editors_since_publication
from tracker.review.models import Decision, Outcome, Submission
from tracker.review.queues import who_may_decide
from tracker.review.row_digests import row_digests


class NotAllowed(Exception):
    """A step of review that the rules forbid; the message says which rule and what to do."""


@transaction.atomic
def submit(
    *, kind: str, references: Sequence[str], by: User, note: str = "", unclaimed_are_mine: bool = False
) -> list[Submission]:
    """Hand in records as they stand now, each with its content, hash and editors.

    A record whose rows were changed by no known user is refused, unless `by` claims those changes with
    `unclaimed_are_mine` and so counts as their editor.
    """
    registered = record_kind(kind)
    joined = registered.joined(references)
    _refuse_closed(registered, joined)
    start_counting(registered, references)
    # Before the rows are read: what changes them in between is then noticed.
    digests = row_digests(registered, references)
    contents = registered.contents(list(references))
    missing = [reference for reference in references if reference not in contents]
    if missing:
        raise NotAllowed(f"There is no {kind} {', '.join(missing)}. Open the list again and choose anew.")
    _refuse_contradictory(registered, contents)
    editors = editors_since_publication(registered, list(references), joined=joined)
    keys = drawn_keys(Submission, len(references), using=DEFAULT_DB_ALIAS)
    rows = [
        Submission(
            pk=key,
            kind=kind,
            reference=reference,
            content=contents[reference],
            content_hash=content_hash(contents[reference]),
            rows_digest=digests.get(reference, ""),
            editors=_known(editors[reference], by=by, reference=reference, claimed=unclaimed_are_mine),
            submitted_by=by,
            note=clean_paragraphs(note),
        )
        for key, reference in zip(keys, references, strict=True)
    ]
    copy_in(rows, using=DEFAULT_DB_ALIAS)
    return rows


def _refuse_closed(registered: RecordKind, joined: Collection[str]) -> None:
    for why in registered.closed(sorted(joined)).values() if joined else ():
        raise NotAllowed(why)


def _refuse_contradictory(registered: RecordKind, contents: Mapping[str, Content]) -> None:
    """Refuse records that say what cannot be true together, naming all of it at once."""
    found = {reference: registered.contradictions(content) for reference, content in contents.items()}
    if said := [f"{reference}: {'; '.join(sentences)}." for reference, sentences in found.items() if sentences]:
        raise NotAllowed(_("Not submitted, for it cannot be true: %(what)s") % {"what": " ".join(said)})


def _known(editors: set[int | None], *, by: User, reference: str, claimed: bool) -> list[int]:
    if None in editors and not claimed:
        raise NotAllowed(
            _(
                "%(reference)s holds changes whose author is not known. Look through its history, choose it in the "
                "list, and submit it with the action that takes responsibility for such changes."
            )
            % {"reference": reference}
        )
    known = {editor for editor in editors if editor is not None}
    return sorted(known | ({by.pk} if None in editors else set()))


def approve(submissions: Sequence[Submission], *, by: User, note: str = "") -> dict[int, Content]:
    """Decide that each submission may be published; give the approved content by submission.

    Inside the caller's transaction. Refused: content that changed since, editors and submitters, a
    submission that was decided already. The database refuses the same by constraint.
    """
    for kind in sorted({submission.kind for submission in submissions}):
        _refuse_stale([row for row in submissions if row.kind == kind], by=by)
    _refuse_decided(submissions)
    copy_in(
        [
            Decision(submission=row, outcome=Outcome.APPROVED, decided_by=by, note=clean_paragraphs(note))
            for row in submissions
        ],
        using=DEFAULT_DB_ALIAS,
    )
    return {row.pk: row.content for row in submissions}


def _refuse_stale(submissions: Sequence[Submission], *, by: User) -> None:
    """Refuse what is not as it was handed in, or is theirs; note what is approved as unchanged since."""
    registered = record_kind(submissions[0].kind)
    references = [row.reference for row in submissions]
    changes = change_counts(registered.kind, lock_records(registered, references))
    joined = registered.joined(references)
    _refuse_closed(registered, joined)
    unmoved = _certainly_unmoved(registered, submissions, joined=joined)
    again = [row.reference for row in submissions if row.pk not in unmoved]
    contents = registered.contents(again) if again else {}
    editors = editors_since_publication(registered, again, joined=joined) if again else {}
    for row in submissions:
        now = contents.get(row.reference)
        if row.pk not in unmoved and (now is None or content_hash(now) != row.content_hash):
            raise NotAllowed(f"{row.reference} was changed after it was submitted. Submit it again, then approve that.")
        touched = editors.get(row.reference, set(row.editors))
        if by.pk == row.submitted_by_id or by.pk in {*row.editors, *touched}:
            able = ", ".join(who_may_decide(row, touched=touched))
            who = (
                _("Who may decide: %(names)s.") % {"names": able}
                if able
                else _("Nobody else in the newsroom may decide it.")
            )
            raise NotAllowed(
                f"{row.reference}: you submitted or edited it since it was last published. "
                f"Somebody who changed nothing in it must approve it. {who}"
            )
    record_approval(registered.kind, changes)


def _certainly_unmoved(
    registered: RecordKind, submissions: Sequence[Submission], *, joined: Collection[str]
) -> set[int]:
    """Keys of those of which content and editors are as they were handed in, and need not be read again."""
    is_of_own_rows = registered.is_of_own_rows
    if is_of_own_rows is None:
        return set()
    alone = [row for row in submissions if row.rows_digest and row.reference not in joined]
    digests = row_digests(registered, [row.reference for row in alone])
    return {row.pk for row in alone if row.rows_digest == digests.get(row.reference) and is_of_own_rows(row.content)}


def lock_records(registered: RecordKind, references: list[str]) -> list[int]:
    """Let no claim be added to the records until the decision is committed; give their keys."""
    table = registered.model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT id FROM "{table}" WHERE reference = ANY(%s) ORDER BY id FOR UPDATE', [references])  # noqa: S608
        return [key for (key,) in cursor.fetchall()]


def _refuse_decided(submissions: Sequence[Submission]) -> None:
    decided = picked(Decision, "submission_id", [row.pk for row in submissions], ["pk"])
    if not decided:
        return
    last = Decision.objects.select_related("submission", "decided_by").get(pk=max(decided)[0])
    raise NotAllowed(
        f"{last.submission.reference}: this submission was {_DECIDED[Outcome(last.outcome)]} already, by "
        f"{last.decided_by}. Open the list again for what still waits."
    )


_DECIDED = {Outcome.APPROVED: "approved", Outcome.SENT_BACK: "sent back", Outcome.WITHHELD: "withheld"}


def _refuse_if_decided(submission: Submission) -> None:
    """Under the record's lock, so that of two reviewers at once the second is told."""
    lock_records(record_kind(submission.kind), [submission.reference])
    _refuse_decided([submission])


@transaction.atomic
def send_back(submission: Submission, *, by: User, note: str) -> Decision:
    """Return a submission to its author with a note that says what is missing."""
    if not note.strip():
        raise NotAllowed("Say in the note what is missing: the author will read it.")
    _refuse_if_decided(submission)
    return Decision.objects.create(
        submission=submission, outcome=Outcome.SENT_BACK, decided_by=by, note=clean_paragraphs(note)
    )


@transaction.atomic
def withhold(submission: Submission, *, by: User, note: str) -> Decision:
    """Decide that a submission is not to be published; one person decides, at once."""
    if not note.strip():
        raise NotAllowed("Say in the note why it is not to be published: the author will read it.")
    _refuse_if_decided(submission)
    return Decision.objects.create(
        submission=submission, outcome=Outcome.WITHHELD, decided_by=by, note=clean_paragraphs(note)
    )


def waiting(kind: str) -> models.QuerySet[Submission]:
    """The latest submission of each record of the kind, where nothing is decided on it yet."""
    latest = Submission.objects.filter(kind=kind).order_by("reference", "-pk").distinct("reference").values("pk")
    undecided = ~Q(pk__in=Decision.objects.values("submission"))
    return Submission.objects.filter(undecided, pk__in=latest)


def set_constraints_immediate() -> None:
    """Check deferred constraints now, so that an error names the step that caused it."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        # Whatever the same transaction does next may again be half done for a moment.
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def approved_references(kind: str, references: Iterable[str]) -> set[str]:
    """Those of the records that were ever approved, and so ever public."""
    approved = Decision.objects.filter(
        outcome=Outcome.APPROVED, submission__kind=kind, submission__reference__in=list(references)
    )
    return set(approved.values_list("submission__reference", flat=True))
