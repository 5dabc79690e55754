"""The public side as it would be if something were published now: made by the very code that publishes, then undone."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import transaction

from tracker.accounts.models import User
from tracker.publishing import CATALOGUE
from tracker.publishing.actions import entries_of
from tracker.publishing.log import append
from tracker.publishing.models import Standing
from tracker.publishing.rows.application import catch_up
from tracker.publishing.rows.merged import merge_entries
from tracker.publishing.small_groups.unnamed import trial_entries
from tracker.review.models import Submission

MOST_DEPENDENTS = 500
_NOTE = "(your note for readers)"


class TooMany(Exception):
    """So many public records name this one that trying it out would hold up who publishes meanwhile."""


@contextmanager
def as_if_published(submissions: Sequence[Submission], *, by: User) -> Iterator[None]:
    """Inside the block the catalogue shows the submissions as published by `by`; afterwards all of it is undone.

    Written to the log and applied in two transactions that are rolled back: nobody else ever sees it. Publishing waits
    meanwhile, and so records that very many others name are refused with `TooMany`.
    """
    references = [row.reference for row in submissions]
    named = Standing.objects.filter(is_public=True, mentions__overlap=references)
    if named.values("pk")[: MOST_DEPENDENTS + 1].count() > MOST_DEPENDENTS:
        raise TooMany
    with transaction.atomic(), transaction.atomic(using=CATALOGUE):
        try:
            entries = entries_of(submissions, approved_by={row.pk: (by, _NOTE) for row in submissions})
            merged = merge_entries(submissions, by={row.pk: by for row in submissions})
            append([*merged, *trial_entries(submissions, by=by), *entries])
            catch_up()
            yield
        finally:
            transaction.set_rollback(True)
            transaction.set_rollback(True, using=CATALOGUE)
