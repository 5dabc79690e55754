"""Who has opened which submission: nobody approves what they have not seen."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from tracker.accounts.models import User
from tracker.review.actions import NotAllowed
from tracker.review.models import Reading, Submission


def record_readings(submissions: Iterable[Submission], *, by: User) -> None:
    """Keep that the user has them on the screen now."""
    Reading.objects.bulk_create([Reading(submission=row, read_by=by) for row in submissions], ignore_conflicts=True)


def unread(submissions: Sequence[Submission], *, by: User) -> list[Submission]:
    """Those of the submissions that the user has never opened, in their order."""
    rows = Reading.objects.filter(read_by=by, submission__in=[row.pk for row in submissions])
    opened = set(rows.values_list("submission", flat=True))
    return [row for row in submissions if row.pk not in opened]


def refuse_unread(submissions: Sequence[Submission], *, by: User) -> None:
    """Refuse an approval of what the user has never opened; names the first ones."""
    if missing := unread(submissions, by=by):
        names = ", ".join(row.reference for row in missing[:_NAMED]) + (" …" if missing[_NAMED:] else "")
        raise NotAllowed(_("You have not opened these yet: %(names)s. Read them, then approve.") % {"names": names})


_NAMED = 20
