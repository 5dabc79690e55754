"""Publishing persons without a name: rows appear only with enough others that look the same, and are removed with them.

A row that appears alone tells that somebody was found just now, and a row that appears where a name went tells who it
is. So rows appear only together with enough others that look the same, and go when too few of those are left.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tracker.accounts.models import User
from tracker.publishing.crossings.document_versions import as_of_today, with_version
from tracker.publishing.disclosure.anonymous import (
    anonymous_document,
    distinguishing_columns,
    fresh_references,
    look,
    needed,
    with_keys,
)
from tracker.publishing.documents.people import AnonymousLook
from tracker.publishing.log import NewEntry, lock_head
from tracker.publishing.models import ANONYMOUS, TOO_FEW, Action, Anonymous, Counted, Standing
from tracker.publishing.rows.merged import all_merged_references, merge_entries
from tracker.publishing.small_groups.counted import add_to_waiting, remove_from_tables
from tracker.publishing.small_groups.unnamed_words import enough, too_few
from tracker.review.actions import NotAllowed, waiting
from tracker.review.models import Submission
from tracker.vocabulary.levels import Level
from tracker.vocabulary.publication import WithdrawalReason

_MOST_WAITING = 500


@dataclass(frozen=True)
class _Row:
    """One person to be shown without a name."""

    submission: Submission
    document: AnonymousLook
    needs: int


def _row(submission: Submission) -> _Row:
    content = submission.content
    return _Row(submission, with_version(ANONYMOUS, anonymous_document(content)), needed(content))


def _look_now(row: Anonymous) -> bytes:
    return look(as_of_today(ANONYMOUS, row.shown))


Approvals = Mapping[int, tuple[User, str]]
"""Who approved each submission, by its key, and with which note."""


def entries_of_levels(
    submissions: Sequence[Submission], *, approved_by: Approvals, are_first: bool = False
) -> list[NewEntry]:
    """The entries that the levels of approved persons need, besides the named ones' own.

    What of them is public at another level comes off first, with the rows that too few then look like. Raises
    `NotAllowed` where an anonymous row would look like too few others. Inside the caller's transaction. `are_first`
    where it is known that they are `first_publications`: named ones then need none.
    """
    persons = {row.reference: row for row in submissions if row.kind == "person"}
    if not persons or (are_first and not any(map(is_unnamed, persons.values()))):
        return []
    lock_head()
    levels = {reference: Level(row.content["level"]) for reference, row in persons.items()}
    by, _ = next(iter(approved_by.values()))
    kept, new = _rows(persons.values())
    _refuse_too_few(new)
    remove_from_tables([reference for reference, level in levels.items() if level is not Level.COUNTED])
    lowered = [name for name, level in levels.items() if level is not Level.NAMED]
    changed = [name for name in persons if name not in kept]
    gone = all_merged_references(persons.values())
    remove_from_tables(gone)
    # What went into a record with a name points there; all else goes without a word.
    merged = merge_entries(list(persons.values()), by={pk: who for pk, (who, _) in approved_by.items()})
    pointing = {entry.reference for entry in merged}
    lowered += [name for name in gone if name not in pointing]
    joining = [row.document for row in new]
    off = [*merged, *named_entries(lowered, by=by), *anonymous_entries([*changed, *gone], by=by, joining=joining)]
    add_to_waiting([row for name, row in persons.items() if levels[name] is Level.COUNTED])
    return [*off, *_publications(new, approved_by=approved_by)]


def refuse_embargo(submissions: Sequence[Submission]) -> None:
    """Refuse a moment for persons without a name: they appear together with others, or are counted with them."""
    for row in submissions:
        if is_unnamed(row):
            raise NotAllowed(
                _(
                    "%(reference)s is shown without a name, and only together with others that look the same: no "
                    "embargo can be set on it. Leave it unapproved until then."
                )
                % {"reference": row.reference}
            )


def _rows(persons: Iterable[Submission]) -> tuple[set[str], list[_Row]]:
    """Who stays under the row that is there already, because nothing of it changes; and the rows that are new."""
    wanted = {row.reference: _row(row) for row in persons if row.content["level"] == Level.ANONYMOUS}
    standing = Anonymous.objects.filter(pk__in=list(wanted))
    kept = {row.person for row in standing if _look_now(row) == look(wanted[row.person].document)}
    for row in standing:
        if row.person in kept:
            Anonymous.objects.filter(pk=row.pk).update(needs=max(row.needs, wanted[row.person].needs))
    return kept, [row for reference, row in wanted.items() if reference not in kept]


def _refuse_too_few(new: Sequence[_Row]) -> None:
    """Refuse rows that fewer than enough others of the same batch look like."""
    looks = Counter(look(row.document) for row in new)
    for row in new:
        if looks[look(row.document)] < row.needs:
            found = _why_too_few(row, [each.document for each in new])
            said = _("%(reference)s cannot be shown without a name: %(why)s")
            raise NotAllowed(said % {"reference": row.submission.reference, "why": found})


def _why_too_few(row: _Row, others: Sequence[AnonymousLook]) -> str:
    same = sum(look(each) == look(row.document) for each in others)
    apart = distinguishing_columns(row.document, others)
    return too_few(same, needs=row.needs, apart=apart)


def remarks_on_unnamed(submission: Submission) -> list[str]:
    """Sentences on a submission that bears no name: how many that wait look the same, what sets it apart."""
    if submission.content["level"] == Level.COUNTED:
        return [_("It is only counted in tables, when they are published next; nothing else of it is public.")]
    return list(filter(None, [_among_those_waiting(submission)]))


def _among_those_waiting(submission: Submission) -> str:
    row = _row(submission)
    if any(_look_now(each) == look(row.document) for each in Anonymous.objects.filter(pk=submission.reference)):
        return ""
    others = waiting("person").filter(content__level=Level.ANONYMOUS).exclude(reference=submission.reference)
    documents = [_row(each).document for each in others[:_MOST_WAITING]]
    same = sum(look(each) == look(row.document) for each in documents) + 1
    if same >= row.needs:
        return enough(same)
    return _("Among those that wait: %(why)s") % {"why": _why_too_few(row, [*documents, row.document])}


def named_entries(references: Sequence[str], *, by: User, reason: str = "Lowered.") -> list[NewEntry]:
    """Withdrawals of those of the persons that have a page of their own."""
    public = Standing.objects.filter(kind="person", reference__in=references, is_public=True)
    return [
        _withdrawal("person", reference, by=by, reason=reason)
        for reference in sorted(public.values_list("reference", flat=True))
    ]


def anonymous_entries(
    persons: Sequence[str],
    *,
    by: User,
    reason: str = "Changed or raised.",
    reason_class: WithdrawalReason = WithdrawalReason.RULES,
    joining: Sequence[AnonymousLook] = (),
) -> list[NewEntry]:
    """Withdrawals of the persons' rows without a name, and of the rows that too few others look like afterwards.

    `joining` are the documents of rows that appear at the same moment. Forgets whose rows they were.
    """
    going = list(Anonymous.objects.filter(pk__in=persons).order_by("reference"))
    entries = [_withdrawal(ANONYMOUS, row.reference, by=by, reason=reason, reason_class=reason_class) for row in going]
    left = _groups_left_too_small(going, joining)
    entries += [_withdrawal(ANONYMOUS, row.reference, by=by, reason=TOO_FEW) for row in left]
    Anonymous.objects.filter(pk__in=[row.pk for row in (*going, *left)]).delete()
    return entries


def _groups_left_too_small(going: Sequence[Anonymous], joining: Sequence[AnonymousLook]) -> list[Anonymous]:
    """The rows that remain in groups too small for them once others go, those that need most first."""
    touched = {_look_now(row) for row in going}
    gone = {row.pk for row in going}
    groups: dict[bytes, list[Anonymous]] = defaultdict(list)
    for row in Anonymous.objects.exclude(pk__in=gone).order_by("reference") if touched else ():
        if _look_now(row) in touched:
            groups[_look_now(row)].append(row)
    return _too_few(groups, more=Counter(look(document) for document in joining))


def too_few_entries(*, by: User) -> list[NewEntry]:
    """Withdrawals of all rows that fewer look like than they need by now; forgets whose rows they were."""
    groups: dict[bytes, list[Anonymous]] = defaultdict(list)
    for row in Anonymous.objects.order_by("reference"):
        groups[_look_now(row)].append(row)
    found = _too_few(groups, more=Counter())
    Anonymous.objects.filter(pk__in=[row.pk for row in found]).delete()
    return [
        _withdrawal(ANONYMOUS, row.reference, by=by, reason=TOO_FEW)
        for row in sorted(found, key=lambda row: str(row.reference))
    ]


def _too_few(groups: Mapping[bytes, list[Anonymous]], *, more: Mapping[bytes, int]) -> list[Anonymous]:
    """The rows in groups too small for them, those that need most first; `more` are about to join a group."""
    found = []
    for key, rows in groups.items():
        for needs in sorted({row.needs for row in rows}, reverse=True):
            if len(rows) + more.get(key, 0) < needs:
                found += [row for row in rows if row.needs == needs]
                rows[:] = [row for row in rows if row.needs != needs]
    return found


def _publications(new: Sequence[_Row], *, approved_by: Approvals) -> list[NewEntry]:
    """The entries of new rows, in an order that has nothing to do with who they are; nobody's note goes along."""
    drawn = dict(zip(fresh_references(len(new)), new, strict=True))
    Anonymous.objects.bulk_create(
        [
            Anonymous(person=row.submission.reference, reference=name, shown=row.document, needs=row.needs)
            for name, row in drawn.items()
        ]
    )
    return [_publication(name, row, approved_by[row.submission.pk]) for name, row in sorted(drawn.items())]


def _publication(reference: str, row: _Row, approval: tuple[User, str]) -> NewEntry:
    by, note = approval
    return NewEntry(
        action=Action.PUBLISH,
        kind=ANONYMOUS,
        reference=reference,
        submission_id=row.submission.pk,
        submitted_by=row.submission.submitted_by.get_username(),
        decided_by=by.get_username(),
        document=with_keys(row.document),
        internal_reason=note,
    )


def trial_entries(submissions: Sequence[Submission], *, by: User) -> list[NewEntry]:
    """What would show persons without a name, each alone and under the newsroom's reference: for trying out only."""
    unnamed = [row for row in submissions if is_unnamed(row)]
    rows = [_row(row) for row in unnamed if row.content["level"] == Level.ANONYMOUS]
    off = named_entries([row.reference for row in unnamed], by=by)
    return [*off, *(_publication(row.submission.reference, row, (by, "")) for row in rows)]


def is_unnamed(submission: Submission) -> bool:
    """Whether it is a person to be shown without a name, or counted only."""
    return submission.kind == "person" and submission.content.get("level") in (Level.ANONYMOUS, Level.COUNTED)


def withdrawals(
    persons: Sequence[str], *, by: User, reason: str, reason_class: WithdrawalReason
) -> tuple[list[NewEntry], set[str]]:
    """The entries that take off rows without a name, and which of the persons were shown so or counted.

    Who is counted only is in no row: the tables change with their next publication.
    """
    lock_head()
    levels = public_levels(persons)
    unnamed = {reference for reference, level in levels.items() if level is not Level.NAMED}
    remove_from_tables(sorted(unnamed))
    return anonymous_entries(sorted(unnamed), by=by, reason=reason, reason_class=reason_class), unnamed


def _withdrawal(
    kind: str,
    reference: str,
    *,
    by: User,
    reason: str,
    reason_class: WithdrawalReason = WithdrawalReason.RULES,
) -> NewEntry:
    return NewEntry(
        action=Action.WITHDRAW,
        kind=kind,
        reference=reference,
        decided_by=by.get_username(),
        internal_reason=reason,
        reason_class=reason_class.value,
    )


def public_levels(references: Iterable[str]) -> Mapping[str, Level]:
    """At which level each of the persons is shown now, those that are not left out."""
    asked = list(references)
    named = Standing.objects.filter(kind="person", reference__in=asked, is_public=True)
    return {
        **dict.fromkeys(
            Counted.objects.filter(pk__in=asked, has_left=False).values_list("pk", flat=True), Level.COUNTED
        ),
        **dict.fromkeys(Anonymous.objects.filter(pk__in=asked).values_list("pk", flat=True), Level.ANONYMOUS),
        **dict.fromkeys(named.values_list("reference", flat=True), Level.NAMED),
    }
