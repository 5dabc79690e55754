"""Asking for copies of sources' pages at the desk: the queue that the command works through."""

from django.conf import settings
from django.db import transaction

from tracker.accounts.models import User
from tracker.sources.captures.public_addresses import is_allowed
from tracker.sources.models import CaptureJob, Source
from tracker.vocabulary.sources import CaptureJobState


def may_be_fetched(source: Source) -> bool:
    """Whether the source has an address at a host that may be asked."""
    return bool(source.url) and is_allowed(source.url, settings.CAPTURE_HOSTS)


@transaction.atomic
def ask_for_copy(source: Source, *, by: User) -> bool:
    """Put the source's page into the queue; False where it is there already, or its host may not be asked."""
    if not may_be_fetched(source):
        return False
    _job, is_new = CaptureJob.objects.get_or_create(
        source=source, state=CaptureJobState.WAITING, defaults={"asked_by": by}
    )
    return is_new
