"""What is approved and waits for its moment: held back, postponed, stopped."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import DEFAULT_DB_ALIAS, models
from django.db.models import DateTimeField, Exists, OuterRef, Subquery
from django.utils import timezone

from tracker.accounts.models import User
from tracker.lib.database.copying import copy_in
from tracker.publishing.models import Embargo, LogEntry
from tracker.review.actions import NotAllowed
from tracker.review.models import Decision, Outcome, Submission


def held() -> models.QuerySet[Any]:
    """Approved submissions that an embargo keeps from the public, each with its moment as `not_before`.

    Not among them: what was published since, stopped, or overtaken by a later approved submission of the record.
    """
    rows = Embargo.objects.filter(submission=OuterRef("pk")).order_by("-pk")
    found = Submission.objects.filter(Exists(rows)).annotate(
        not_before=Subquery(rows.values("not_before")[:1], output_field=DateTimeField()),
        held_at=Subquery(rows.values("set_at")[:1], output_field=DateTimeField()),
    )
    decisions = Decision.objects.filter(submission=OuterRef("pk"))
    later = Submission.objects.filter(
        kind=OuterRef("kind"), reference=OuterRef("reference"), pk__gt=OuterRef("pk"), decisions__outcome="approved"
    )
    return found.filter(
        Exists(decisions.filter(outcome=Outcome.APPROVED)),
        ~Exists(decisions.exclude(outcome=Outcome.APPROVED)),
        ~Exists(LogEntry.objects.filter(submission=OuterRef("pk"), at__gte=OuterRef("held_at"))),
        ~Exists(later),
    )


def due(now: datetime) -> models.QuerySet[Submission]:
    """Those whose moment has come, in the order in which they were handed in."""
    return held().filter(not_before__lte=now).order_by("pk")


def hold(submissions: Sequence[Submission], *, not_before: datetime, by: User) -> None:
    """Keep approved submissions from the public until the moment; inside the caller's transaction."""
    at = timezone.now()
    copy_in(
        [Embargo(submission=row, not_before=not_before, set_by=by, set_at=at) for row in submissions],
        using=DEFAULT_DB_ALIAS,
    )


def postpone(submissions: Sequence[Submission], *, not_before: datetime, by: User) -> None:
    """Move embargoes to a later moment; one person decides. An earlier one would show more, and takes two people."""
    waiting = held().filter(pk__in=[row.pk for row in submissions]).in_bulk()
    for row in submissions:
        if row.pk not in waiting:
            raise NotAllowed(f"{row.reference} waits under no embargo any more. Open the list again.")
        if not_before <= waiting[row.pk].not_before:
            raise NotAllowed(
                f"{row.reference}: an embargo can only be made longer. To publish earlier, withhold it, submit it anew "
                "and let a second reader approve that."
            )
    hold(submissions, not_before=not_before, by=by)


def stop(*, kind: str, references: Sequence[str], by: User, reason: str) -> set[str]:
    """Never publish what waits under an embargo; give the references of which something waited."""
    rows = list(held().filter(kind=kind, reference__in=references))
    Decision.objects.bulk_create(
        [Decision(submission=row, outcome=Outcome.WITHHELD, decided_by=by, note=reason) for row in rows]
    )
    return {row.reference for row in rows}
