"""Noting which records came out otherwise because of another one."""

from collections.abc import Collection, Mapping, Sequence

from tracker.catalogue.models import MadeAnew
from tracker.publishing.models import OFF, RELEASE, UNNAMED, Action, LogEntry

_WHOLE = ""
_NO_RECORDS = (*UNNAMED, RELEASE)
_INSERT = 2000


def note_made_anew(
    touched: Mapping[str, Collection[str]], entries: Sequence[LogEntry], number: int, *, is_all: bool
) -> None:
    """Note the records of `touched` that have no entry themselves; by kind alone where one must not be told from it.

    `is_all` says that the rows were made anew whatever the entries were. Rows without a name are noted nowhere.
    """
    own = {entry.reference for entry in entries}
    MadeAnew.objects.filter(reference__in=[entry.reference for entry in entries if entry.action in OFF]).delete()
    others = {
        kind: references
        for kind, touched_of_kind in touched.items()
        if kind not in _NO_RECORDS and (references := set(touched_of_kind) - own)
    }
    if is_all or any(entry.action != Action.PUBLISH for entry in entries):
        kinds = [kind for kind in touched if kind not in _NO_RECORDS] if is_all else list(others)
        MadeAnew.objects.filter(kind__in=kinds).delete()
        MadeAnew.objects.bulk_create(MadeAnew(kind=kind, reference=_WHOLE, generation=number) for kind in kinds)
        return
    MadeAnew.objects.bulk_create(
        (
            MadeAnew(kind=kind, reference=reference, generation=number)
            for kind, references in others.items()
            for reference in sorted(references)
        ),
        batch_size=_INSERT,
        update_conflicts=True,
        unique_fields=["kind", "reference"],
        update_fields=["generation"],
    )
