"""What merges mean for handing in a record: what its content says of them, who had a hand in it, what is closed."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from django.db import connection
from django.db.models import Q

from tracker.lib.database.any_of import number_in
from tracker.people.models import Merge, Person
from tracker.review.content import Content, Joining

_UNDER_WAY = timedelta(hours=1)
"""Changes bear the moment at which their transaction began: some that were under way came after the merge."""


def joined_among(references: Sequence[str]) -> set[str]:
    """Those of the persons that were ever merged into another, or another into them."""
    with connection.cursor() as cursor:
        cursor.execute(_JOINED.format(persons=Person._meta.db_table, merges=Merge._meta.db_table), [list(references)])
        return {reference for (reference,) in cursor.fetchall()}


_JOINED = """
SELECT reference FROM {persons} AS person
WHERE reference = ANY(%s) AND (
    EXISTS (SELECT FROM {merges} WHERE kept_id = person.id)
    OR EXISTS (SELECT FROM {merges} WHERE merged_id = person.id)
)
"""


def merged_content(pks: Iterable[int]) -> dict[int, Content]:
    """What merges add to the content of the persons whose keys are given; nothing where there are none.

    Of a record kept, `merged`: references of all that were merged into it, directly or by way of another. Of one that
    was merged, `merged_into`. So what waited for approval before a merge is stale after it, and whoever approves the
    kept record approves by name what goes with it.
    """
    wanted = list(pks)
    found: dict[int, Content] = defaultdict(dict)
    rows = Merge.objects.in_force().filter(number_in("merged_id", wanted)).values_list("merged_id", "kept__reference")
    for pk, kept in rows:
        found[pk]["merged_into"] = kept
    for pk, references in _merged_references(wanted).items():
        found[pk]["merged"] = sorted(references)
    return dict(found)


def _merged_references(pks: list[int]) -> dict[int, set[str]]:
    """References of all records that went into each of the persons; a query for each step of the longest chain."""
    found: dict[int, set[str]] = defaultdict(set)
    heads = {pk: {pk} for pk in pks}
    while heads:
        rows = Merge.objects.in_force().filter(number_in("kept_id", heads))
        further: dict[int, set[int]] = defaultdict(set)
        for kept, merged, reference in rows.values_list("kept_id", "merged_id", "merged__reference"):
            further[merged] |= heads[kept]
            for head in heads[kept]:
                found[head].add(reference)
        heads = further
    return found


def closed_by_merges(references: Sequence[str]) -> dict[str, str]:
    """Why those of the persons that were merged into another cannot be handed in."""
    rows = Merge.objects.in_force().filter(merged__reference__in=references)
    return {
        merged: f"{merged} was merged into {kept}, and everything about it is there now: submit {kept} instead, or "
        "take the two apart again first."
        for merged, kept in rows.values_list("merged__reference", "kept__reference")
    }


def joinings_of(references: Sequence[str]) -> list[Joining]:
    """What came to the persons from others, and left again.

    Who takes apart answers for both records; whoever changed the kept one meanwhile may have changed what goes back.
    """
    either = Q(kept__reference__in=references) | Q(merged__reference__in=references, undone_at__isnull=False)
    asked, found = set(references), []
    for merge in Merge.objects.filter(either).select_related("kept", "merged"):
        found += [each for each in _of_one(merge) if each.reference in asked]
    return found


def _of_one(merge: Any) -> list[Joining]:
    kept, merged = merge.kept.reference, merge.merged.reference
    came = Joining(kept, merged, merge.by_id, merge.at)
    if merge.undone_at is None:
        return [came]
    return [
        Joining(kept, merged, merge.by_id, merge.at, since=merge.undone_at),
        Joining(kept, merged, merge.undone_by_id, merge.undone_at, since=merge.undone_at),
        Joining(merged, kept, merge.undone_by_id, merge.undone_at, since=merge.at - _UNDER_WAY),
    ]
