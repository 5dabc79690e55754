"""Making a release, as a publisher decides."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from tracker.accounts.access import ActionPermission
from tracker.accounts.models import User
from tracker.publishing.log import NewEntry, append, lock_head
from tracker.publishing.models import RELEASE, Action, LogEntry
from tracker.publishing.rows.application import catch_up
from tracker.review.actions import NotAllowed


def make_release(*, by: User, note: str = "", decided_after: int | None = None) -> LogEntry:
    """Write the entry of the next release; its rows are kept when the entry is applied, right after the commit.

    `decided_after` is the number of the last entry that the maker saw, None for any. Raises `NotAllowed` where there is
    a later one, and for whoever is no publisher.
    """
    if not by.has_perm(ActionPermission.PUBLISH_COUNTED):
        raise NotAllowed(_("A release is made by a publisher: ask one."))
    with transaction.atomic():
        head = lock_head()
        if decided_after is not None and decided_after != head.number:
            raise NotAllowed(
                _(
                    "Not made: something was published or withdrawn meanwhile. Look at what the release would hold "
                    "now, then decide anew."
                )
            )
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


def since_last_release() -> QuerySet[LogEntry]:
    """The entries of the log since the last release; all where there is none."""
    last = LogEntry.objects.filter(kind=RELEASE).order_by("-number").values_list("number", flat=True).first()
    return LogEntry.objects.filter(number__gt=last or 0)


def reference_of(number: int) -> str:
    """What the log calls a release."""
    return f"R{number}"
