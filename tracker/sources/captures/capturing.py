"""Fetches the pages of which a copy is asked for: one transaction a page, by the command alone."""

import pghistory
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tracker.accounts.models import User
from tracker.sources.captures.fetching import Network, fetch
from tracker.sources.captures.kept_files import KeptFile, keep_file, path_of
from tracker.sources.captures.page_facts import PageFacts, facts_of_file
from tracker.sources.captures.refused import Refused
from tracker.sources.captures.time_stamps import ask_for_time_stamp
from tracker.sources.models import Capture, CaptureJob, Source
from tracker.vocabulary.sources import CaptureJobState, FileKind


def fetch_next(*, network: Network | None = None) -> CaptureJob | None:
    """Do the oldest job that nobody else is doing; None where none waits. Broken off, it waits again."""
    with transaction.atomic():
        waiting = CaptureJob.objects.waiting().select_related("source", "asked_by")
        job: CaptureJob | None = waiting.select_for_update(skip_locked=True, of=("self",)).first()
        if job is None:
            return None
        with pghistory.context(user=job.asked_by_id):
            try:
                _capture, job.remark = capture_page(job.source, by=job.asked_by, network=network)
                job.state = CaptureJobState.DONE
            except Refused as why:
                job.state, job.remark = CaptureJobState.FAILED, str(why)
        job.ended_at = timezone.now()
        job.save()
    return job


def capture_page(source: Source, *, by: User, network: Network | None = None) -> tuple[Capture, str]:
    """The copy of the source's page as it is now, and what is to be said of it; `Refused` where none is kept."""
    if not Source.objects.readable_by(by).filter(pk=source.pk).exists():
        raise Refused(_("Who asked may not read the source any more."))
    page = fetch(source.url, allowed=settings.CAPTURE_HOSTS, network=network)
    kept = keep_file([page.content])
    if same := source.captures.with_file().filter(sha256=kept.sha256).first():
        return same, _("The page is as it was when the last copy was taken.")
    facts = facts_of_file(path_of(kept.sha256), page.encoding) if kept.kind == FileKind.HTML else PageFacts()
    capture = Capture(
        source=source,
        captured_at=timezone.now(),
        method=_("fetched by the newsroom"),
        fetched_from=page.url[:2000],
        encoding=page.encoding,
        **columns_of(kept, facts),
    )
    remark = ""
    if settings.TIMESTAMP_URL:
        try:
            capture.time_stamped_at = ask_for_time_stamp(kept.sha256, network=network)
        except Refused as why:
            remark = _("It was kept without a time stamp. %(why)s") % {"why": why}
    capture.save()
    return capture, remark


def columns_of(kept: KeptFile, facts: PageFacts) -> dict[str, str | int]:
    """The columns of a copy that follow from its file."""
    return {
        "sha256": kept.sha256,
        "file_kind": kept.kind,
        "size": kept.size,
        "page_title": facts.title,
        "page_publisher": facts.publisher,
    }
