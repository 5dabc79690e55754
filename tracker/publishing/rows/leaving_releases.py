"""Whoever is withdrawn leaves every release, in the transaction that takes the record off the public side."""

from collections import Counter
from collections.abc import Collection, Sequence
from typing import Any

from django.db.models import Max, Min, Q

from tracker.catalogue import models as public
from tracker.catalogue.files import FILES
from tracker.publishing.models import OFF, Action, LogEntry
from tracker.publishing.rows.release_lines import lines_of, rows_of, write_lines


def forget_in_releases(entries: Sequence[LogEntry]) -> None:
    """Take what these entries withdraw out of all releases, and whatever was said there of it.

    Records that named it stand there as they are public now; so do those whose texts were taken off.
    """
    off = {entry.reference for entry in entries if entry.action in OFF}
    redacted = {entry.reference for entry in entries if entry.action == Action.REDACT}
    if not (off or redacted) or not public.Release.objects.exists():
        return
    named = Q(owner__in=[*off, *redacted]) | Q(mentions__overlap=sorted(off))
    owners = set(public.ReleaseLine.objects.filter(named).exclude(owner="").values_list("owner", flat=True))
    if not owners:
        return
    theirs = public.ReleaseLine.objects.filter(owner__in=owners)
    spans = {
        row["owner"]: (row["since"], row["until"])
        for row in theirs.values("owner").annotate(since=Min("first"), until=Max("last")).order_by()
    }
    theirs.delete()
    _write_present(spans, without=off)
    _note(spans, off, entries[-1])


def _write_present(spans: dict[str, tuple[int, int]], *, without: Collection[str]) -> None:
    """The present rows of those that are public, in the releases in which they were."""
    for span in sorted(set(spans.values())):
        owners = [owner for owner in spans if spans[owner] == span and owner not in without]
        for file in FILES if owners else ():
            if file.name != "counted":
                write_lines(lines_of(file, rows_of(file, owners)), first=span[0], last=span[1])


def _note(spans: dict[str, tuple[int, int]], off: Collection[str], entry: LogEntry) -> None:
    """Give each release concerned a new version, with how many records left it."""
    left, changed = Counter[int](), Counter[int]()
    for owner, (first, last) in spans.items():
        (left if owner in off else changed).update(range(first, last + 1))
    newest: dict[int, Any] = {}
    for version in public.ReleaseVersion.objects.order_by("minor"):
        newest[version.release_id] = version
    public.ReleaseVersion.objects.bulk_create(
        public.ReleaseVersion(
            release_id=number,
            minor=newest[number].minor + 1,
            on=entry.at.date(),
            left=left[number],
            changed=changed[number],
        )
        for number in sorted({*left, *changed})
    )
