"""Noting in public what happened to which record, and forgetting what was noted."""

from collections.abc import Iterable, Mapping, Sequence

from tracker.catalogue import models as public
from tracker.lib.database.copying import copy_in
from tracker.publishing.models import OFF, UNNAMED, Action, LogEntry
from tracker.vocabulary.publication import PUBLIC_REASONS, WithdrawalReason

CATALOGUE = "catalogue"


def write_changes(entries: Sequence[LogEntry], last: Mapping[str, LogEntry]) -> None:
    """Note in public what happened to which record; of a withdrawn one, the day and the public reason alone.

    What readers were told of a record before it was withdrawn is blank while it is, and there again once it is
    published again; but what they were told before texts of it were taken off stays blank: it may hold the name.
    """
    gone = {entry.reference: entry.number for entry in entries if entry.action in (*OFF, Action.REDACT)}
    changes = [
        public.Change(
            entry=entry.number,
            action=entry.action,
            kind=entry.kind,
            reference=entry.reference,
            at=entry.at,
            note=entry.public_note if entry.number >= gone.get(entry.reference, 0) else "",
            reason=_public_reason(entry),
        )
        for entry in entries
        # Nothing public says when rows without a name changed.
        if entry.kind not in UNNAMED
    ]
    _blank_notes(gone)
    copy_in(changes, using=CATALOGUE)
    restore_notes([entry.reference for entry in last.values() if entry.action == Action.PUBLISH])
    public.Gone.objects.filter(reference__in=list(last)).delete()
    copy_in(
        [
            public.Gone(reference=entry.reference, kind=entry.kind, at=entry.at)
            for entry in last.values()
            if entry.action in OFF
        ],
        using=CATALOGUE,
    )


def restore_notes(published: Sequence[str]) -> None:
    """Give the notes of records that were withdrawn, and are public again, their texts from the log."""
    log = LogEntry.objects.filter(reference__in=published)
    came_back = set(log.filter(action__in=OFF).values_list("reference", flat=True))
    if not came_back:
        return
    taken_off = dict(log.filter(action=Action.REDACT).order_by("number").values_list("reference", "number"))
    told = LogEntry.objects.filter(reference__in=came_back).exclude(public_note="").exclude(kind__in=UNNAMED)
    for number, reference, note in told.values_list("number", "reference", "public_note"):
        if number >= taken_off.get(reference, 0):
            public.Change.objects.using(CATALOGUE).filter(pk=number).update(note=note)


def delete_notes(references: set[str]) -> None:
    """Of those who were erased no note is left, nor a pointer."""
    _blank_notes(references)
    public.Merged.objects.using(CATALOGUE).filter(pk__in=references).delete()


def _blank_notes(references: Iterable[str]) -> None:
    """Blank what readers were told about the records; the log tells no more where they were erased."""
    if wanted := list(references):
        public.Change.objects.using(CATALOGUE).filter(reference__in=wanted).exclude(note="").update(note="")


def _public_reason(entry: LogEntry) -> str:
    return PUBLIC_REASONS[WithdrawalReason(entry.reason_class)].value if entry.reason_class else ""
