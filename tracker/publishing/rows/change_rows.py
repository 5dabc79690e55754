"""The public list of changes, and its notes: written, blanked, restored."""

from collections.abc import Iterable, Mapping, Sequence

from tracker.catalogue import models as public
from tracker.lib.database.copying import copy_in
from tracker.publishing import CATALOGUE
from tracker.publishing.models import OFF, RELEASE, UNNAMED, Action, LogEntry
from tracker.vocabulary.publication import PUBLIC_REASONS, WithdrawalReason


def write_changes(entries: Sequence[LogEntry], last: Mapping[str, LogEntry]) -> None:
    """Write the public list of changes; of a withdrawn record, the day and the public reason alone.

    Notes on a record are blank while it is withdrawn, and restored when it is published again; those from before a
    redaction stay blank: they may hold the name.
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
            reason=PUBLIC_REASONS[WithdrawalReason(entry.reason_class)].value if entry.reason_class else "",
        )
        for entry in entries
        # Nothing public says when rows without a name changed; a release is no change.
        if entry.kind not in (*UNNAMED, RELEASE)
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
            public.Change.objects.filter(pk=number).update(note=note)


def delete_notes(references: set[str]) -> None:
    """Blank all notes on records that were erased, and delete their pointers."""
    _blank_notes(references)
    public.Merged.objects.filter(pk__in=references).delete()


def _blank_notes(references: Iterable[str]) -> None:
    """Blank the notes on the records."""
    if wanted := list(references):
        public.Change.objects.filter(reference__in=wanted).exclude(note="").update(note="")
