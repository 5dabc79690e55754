"""What changed from one release to the next, record by record: added, corrected (old and new values), gone.

Of what was withdrawn neither release has a row any more, so no old value is repeated; reference and day alone remain.
Nothing tells when rows without a name changed: of these there is a number and no more.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet

from tracker.catalogue.files import FILE_OF_LIST, File
from tracker.catalogue.kinds import KIND_OF_LIST
from tracker.catalogue.listing.column import Column
from tracker.catalogue.models import Change, Gone, Release, ReleaseLine
from tracker.catalogue.models.generation import OFF
from tracker.catalogue.people.pointers import pointers_of
from tracker.lib.references import ANONYMOUS_PREFIX

_DAYS_OF_THE_RECORD = ("published_on", "changed_on")
"""They change with every correction, and say nothing of what was corrected."""


@dataclass(frozen=True)
class Corrected:
    """One column that has another value: before and now."""

    column: Column
    old: Any
    new: Any


@dataclass(frozen=True)
class ChangedRecord:
    """One record that came or was corrected; without columns, what is claimed about it changed, or its citations."""

    list: str
    reference: str
    is_added: bool
    corrected: Sequence[Corrected] = field(default_factory=tuple)


def changed_records(release: Release, *, after: tuple[str, str] = ("", ""), most: int) -> list[ChangedRecord]:
    """The records that came or were corrected since the release before, in the order of lists and references.

    Behind the place `after` (list and reference), and so many at most.
    """
    found: list[ChangedRecord] = []
    names = list(FILE_OF_LIST_NAMES)
    for name in names[names.index(after[0]) if after[0] in names else 0 :]:
        behind = after[1] if name == after[0] else ""
        owners = list(_owners(release.number, name).filter(owner__gt=behind)[: most - len(found)])
        found += _records(release.number, name, owners)
        if len(found) >= most:
            break
    return found


def withdrawn_records(
    release: Release, before: Release, *, after: int = 0, most: int | None = None
) -> list[tuple[Change, str]]:
    """Entries of what was withdrawn or merged between two releases and is not public, with where it stands now.

    Behind the entry `after`, and so many at most.
    """
    between = Change.objects.filter(action__in=OFF, entry__gt=max(before.generation, after))
    gone = between.filter(entry__lt=release.generation, reference__in=Gone.objects.values("reference"))
    changes = list(gone.order_by("entry")[:most])
    pointers = pointers_of(change.entry for change in changes if change.action == "merge")
    return [(change, pointers.get(change.entry, "")) for change in changes]


FILE_OF_LIST_NAMES: Sequence[str] = [name for name in FILE_OF_LIST if name in KIND_OF_LIST]
"""The files whose rows are records of their own."""

_BELONG_TO: Mapping[str, Sequence[str]] = {
    "people": [name for name, file in FILE_OF_LIST.items() if file.columns[0].name == "person"],
    "figures": ["figure-links"],
}
"""The files whose rows belong to the records of a list."""


def _owners(number: int, name: str) -> QuerySet[ReleaseLine, str]:
    """The records of a list that have a row which is new with the release, or had one that ends before it."""
    files = [name, *_BELONG_TO.get(name, ())]
    moved = Q(first=number) | Q(last=number - 1)
    lines = ReleaseLine.objects.filter(moved, file__in=files).exclude(owner__startswith=f"{ANONYMOUS_PREFIX}-")
    there = ReleaseLine.objects.filter(file=name, first__lte=number, last__gte=number)
    return lines.filter(owner__in=there.values("owner")).order_by("owner").values_list("owner", flat=True).distinct()


def _records(number: int, name: str, owners: Sequence[str]) -> Iterator[ChangedRecord]:
    lines = ReleaseLine.objects.filter(file=name, owner__in=owners)
    new = {line.owner: json.loads(line.line) for line in lines.filter(first__lte=number, last__gte=number)}
    old = {line.owner: json.loads(line.line) for line in lines.filter(first__lte=number - 1, last__gte=number - 1)}
    for owner in owners:
        if owner in old:
            corrected = tuple(_corrected(FILE_OF_LIST[name], old[owner], new[owner]))
            yield ChangedRecord(name, owner, is_added=False, corrected=corrected)
        else:
            yield ChangedRecord(name, owner, is_added=True)


def _corrected(file: File, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Corrected]:
    for column in file.columns:
        if column.follows_from_others or column.name in _DAYS_OF_THE_RECORD:
            continue
        before, now = old.get(column.name), new.get(column.name)
        if before != now:
            yield Corrected(column, before, now)
