"""Merges on the public side: the merged record is removed when the one that is kept is approved.

A pointer from the one to the other crosses only where both are shown with a name: from a name to a record without one
it would say whose that is. Everything else leaves by the ways that are there already, and points nowhere.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from django.db import connection

from tracker.accounts.models import User
from tracker.catalogue import models as public
from tracker.lib.database.copying import copy_in
from tracker.people.models import Merge
from tracker.publishing import CATALOGUE
from tracker.publishing.embargoes import stop
from tracker.publishing.log import NewEntry
from tracker.publishing.models import SPLIT_AGAIN, Action, LogEntry, Standing
from tracker.review.actions import NotAllowed
from tracker.review.models import Submission
from tracker.vocabulary.levels import Level
from tracker.vocabulary.publication import WithdrawalReason

_PAYLOAD = ("last_entry__payload",)


def merged_references(submission: Submission) -> list[str]:
    """References of the records that the approved content says were merged into this one."""
    found: list[str] = submission.content.get("merged", [])
    return found


def all_merged_references(submissions: Iterable[Submission]) -> list[str]:
    """Those of all the submissions."""
    return sorted({reference for row in submissions if row.kind == "person" for reference in merged_references(row)})


def stop_merged(submissions: Sequence[Submission], *, by: User) -> None:
    """Never publish by itself what was merged into one of the records and waits under an embargo."""
    if references := all_merged_references(submissions):
        stop(kind="person", references=references, by=by, reason="Merged into another record, which was approved.")


def refuse_claims_held_elsewhere(submissions: Sequence[Submission]) -> None:
    """Refuse a record of which another public one still holds what was taken out again: a claim is one person's."""
    persons = {row.reference: row for row in submissions if row.kind == "person"}
    ours = {*persons, *all_merged_references(submissions)}
    keepers = _ever_keeping(ours) - ours
    rows = Standing.objects.filter(kind="person", is_public=True, reference__in=sorted(keepers))
    for standing in rows.select_related("last_entry__submission"):
        shown = standing.last_entry.submission
        if shown and (held := sorted(ours & set(merged_references(shown)))):
            raise NotAllowed(
                f"{standing.reference}, as it is public, still holds what came from {', '.join(held)}: submit it too, "
                "and approve it first or in the same batch."
            )


def _ever_keeping(references: set[str]) -> set[str]:
    """References of all records into which one of these was ever merged, directly or by way of others."""
    found: set[str] = set()
    heads = set(references)
    while heads:
        rows = Merge.objects.filter(merged__reference__in=sorted(heads)).values_list("kept__reference", flat=True)
        heads = set(rows) - found
        found |= heads
    return found


def merge_entries(submissions: Sequence[Submission], *, by: Mapping[int, User]) -> list[NewEntry]:
    """What takes merged records with a name off the public side, where the kept one is shown with a name too.

    Also withdraws records that were taken out again since, whose pointer would not be true any more. `by` gives who
    approved each submission.
    """
    persons = [row for row in submissions if row.kind == "person"]
    into = {gone: row for row in persons if row.content["level"] == Level.NAMED for gone in merged_references(row)}
    off = Standing.objects.filter(kind="person", reference__in=list(into), is_public=True).order_by("reference")
    merged = [_merge(each.reference, into[each.reference], by=by) for each in off]
    return [*merged, *_split_entries(persons, by=by)]


def _merge(reference: str, kept: Submission, *, by: Mapping[int, User]) -> NewEntry:
    return NewEntry(
        action=Action.MERGE,
        kind="person",
        reference=reference,
        decided_by=by[kept.pk].get_username(),
        document={"into": kept.reference},
        internal_reason=f"Merged into {kept.reference}, which was approved.",
    )


def _split_entries(persons: Sequence[Submission], *, by: Mapping[int, User]) -> Iterator[NewEntry]:
    """Withdrawals of those that point to one of the persons and, by what was approved now, are not in it."""
    kept = {row.reference: row for row in persons}
    for standing in _pointing_to(list(kept)):
        row = kept.get(_target(standing))
        if row is not None and standing.reference not in merged_references(row):
            yield NewEntry(
                action=Action.WITHDRAW,
                kind="person",
                reference=standing.reference,
                decided_by=by[row.pk].get_username(),
                internal_reason=SPLIT_AGAIN,
                reason_class=WithdrawalReason.ERROR.value,
            )


def _pointing_to(references: Sequence[str]) -> list[Standing]:
    """Records whose last entry says that they were merged into one of these."""
    rows = Standing.objects.filter(kind="person", is_public=False, mentions__overlap=list(references))
    return list(rows.filter(last_entry__action=Action.MERGE).select_related(*_PAYLOAD))


def _target(standing: Standing) -> str:
    """Into which record; empty where an order has emptied the entry."""
    return str(json.loads(standing.last_entry.payload.document or "{}").get("into", ""))


def refresh_pointers(touched: Iterable[str]) -> None:
    """Write the pointers of those of the persons that were merged, and of all whose chain of merges has one of them.

    There is one only where the chain ends at a person who is public with a name.
    """
    wanted = set(touched)
    if not _are_in_merges(wanted):
        public.Merged.objects.filter(pk__in=wanted).delete()
        return
    merged = {each.reference: each for each in _merges_through(wanted)}
    ends = {reference: _end_of_chain(each, merged) for reference, each in merged.items()}
    shown = public.Person.objects.filter(pk__in={into for into, _ in ends.values()})
    public_now = set(shown.values_list("pk", flat=True))
    public.Merged.objects.filter(pk__in=wanted | set(merged)).delete()
    rows = [
        public.Merged(reference=reference, into=into, at=at, entry=merged[reference].last_entry_id)
        for reference, (into, at) in sorted(ends.items())
        if into in public_now
    ]
    copy_in(rows, using=CATALOGUE)


_IN_MERGES = """
SELECT EXISTS (
    SELECT FROM {standings} JOIN {entries} ON number = last_entry_id
    WHERE {standings}.kind = 'person' AND NOT is_public AND action = %s
        AND ({standings}.reference = ANY(%s) OR mentions && %s::varchar[])
)
"""


def _are_in_merges(references: Collection[str]) -> bool:
    """Whether any of the records was merged, or another into it, by the log."""
    statement = _IN_MERGES.format(standings=Standing._meta.db_table, entries=LogEntry._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(statement, [Action.MERGE.value, list(references), list(references)])
        return bool(cursor.fetchone()[0])


def _merges_through(references: set[str]) -> list[Standing]:
    """The merged ones among the records, and all that were merged into one of them, directly or by way of others."""
    own = Standing.objects.filter(kind="person", is_public=False, reference__in=references)
    found = {each.reference: each for each in own.filter(last_entry__action=Action.MERGE).select_related(*_PAYLOAD)}
    heads = set(references)
    while heads:
        rows = {each.reference: each for each in _pointing_to(sorted(heads)) if each.reference not in found}
        found |= rows
        heads = set(rows)
    return list(found.values())


def _end_of_chain(standing: Standing, known: Mapping[str, Standing]) -> tuple[str, datetime]:
    """The last record of the chain of merges, and the moment of its last merge."""
    into, at, seen = _target(standing), standing.last_entry.at, {standing.reference}
    while into not in seen and (further := known.get(into) or _merged(into)):
        seen.add(into)
        into, at = _target(further), max(at, further.last_entry.at)
    return into, at


def _merged(reference: str) -> Standing | None:
    rows = Standing.objects.filter(kind="person", reference=reference, is_public=False)
    return rows.filter(last_entry__action=Action.MERGE).select_related(*_PAYLOAD).first()
