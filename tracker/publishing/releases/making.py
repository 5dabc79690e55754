"""Making a release, as a publisher decides."""

from django.db import transaction
from django.utils.translation import gettext as _

from tracker.accounts.access import ActionPermission
from tracker.accounts.models import User
from tracker.publishing.log import NewEntry, append, lock_head
from tracker.publishing.models import RELEASE, Action, LogEntry
from tracker.publishing.rows.application import catch_up
from tracker.review.actions import NotAllowed


def make_release(*, by: User, note: str = "") -> LogEntry:
    """Write the entry of the next release; its rows are kept when the entry is applied, right after the commit.

    Raises `NotAllowed` for whoever is no publisher.
    """
    if not by.has_perm(ActionPermission.PUBLISH_COUNTED):
        raise NotAllowed(_("A release is made by a publisher: ask one."))
    with transaction.atomic():
        lock_head()
        number = LogEntry.objects.filter(kind=RELEASE).count() + 1
        entry = NewEntry(
            action=Action.PUBLISH,
            kind=RELEASE,
            reference=reference_of(number),
            decided_by=by.get_username(),
            document={"version": 1, "number": number, "note": note},
            public_note=note,
        )
        [written] = append([entry])
        transaction.on_commit(catch_up)
    return written


def reference_of(number: int) -> str:
    """What the log calls a release."""
    return f"R{number}"
