"""The change list of a release, page by page: first what was withdrawn or merged, then what was added or corrected."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from tracker.catalogue.kinds import KIND_OF_LIST, KINDS
from tracker.catalogue.listing.column import Column
from tracker.catalogue.listing.parameters import BadParameters, Fault
from tracker.catalogue.models import Change, Release
from tracker.catalogue.releases.release_changes import (
    FILE_OF_LIST_NAMES,
    ChangedRecord,
    changed_records,
    withdrawn_records,
)
from tracker.lib.query import query_string
from tracker.lib.references import is_reference
from tracker.website.listing.links import record_url
from tracker.website.page_context import day
from tracker.website.words import choice

PAGE_SIZE = 50
MOST_LINES = 100
"""Records and corrected values of one page together, but for a record that has more alone."""

LONGEST = 300
"""Letters of a value; the whole stands in the files of both releases."""

AFTER = "after"
_WITHDRAWN = "withdrawn"
_MOST_DIGITS = 18
_NOTHING = "–"


@dataclass(frozen=True)
class Place:
    """Where a page of the list begins: behind an entry of what was withdrawn, or behind a record of a list."""

    entry: int = 0
    record: tuple[str, str] = ("", "")

    @classmethod
    def read(cls, text: str) -> "Place":
        """`withdrawn.134` or `people.P-7K2M9Q`; empty: from the beginning. Raises `BadParameters`."""
        name, _dot, at = text.partition(".")
        if not text:
            return cls()
        if name == _WITHDRAWN and at.isascii() and at.isdigit() and len(at) <= _MOST_DIGITS:
            return cls(entry=int(at))
        if name in FILE_OF_LIST_NAMES and is_reference(at):
            return cls(record=(name, at))
        raise BadParameters([Fault(AFTER, text[:80], _("is not a page of this list of changes; start without it."))])


@dataclass(frozen=True)
class Correction:
    """One value in words: before and now."""

    label: str
    old: str
    new: str


@dataclass(frozen=True)
class ChangedRow:
    """One record that was added or corrected."""

    kind: str
    reference: str
    url: str
    is_added: bool
    corrections: Sequence[Correction]


@dataclass(frozen=True)
class GoneRow:
    """One record that was withdrawn or merged."""

    kind: str
    reference: str
    on: str
    into: str
    into_url: str


@dataclass(frozen=True)
class ChangesPage:
    """One page of the list, and the address of the next (empty: none)."""

    gone: Sequence[GoneRow] = ()
    changed: Sequence[ChangedRow] = field(default_factory=tuple)
    more: str = ""


def changes_page(release: Release, before: Release, place: Place) -> ChangesPage:
    """The page that begins there."""
    gone = withdrawn_records(release, before, after=place.entry, most=PAGE_SIZE + 1) if not place.record[0] else []
    room = PAGE_SIZE - len(gone)
    changed = changed_records(release, after=place.record, most=room + 1) if room > 0 else []
    shown = _fitting(changed[: max(room, 0)])
    return ChangesPage(
        [_gone(change, into) for change, into in gone[:PAGE_SIZE]],
        list(_rows(shown)),
        _more(release, gone, shown, is_more=room <= 0 or len(changed) > len(shown)),
    )


def _fitting(changed: Sequence[ChangedRecord]) -> Sequence[ChangedRecord]:
    """As many, from the first, as one page can print: records of which much was corrected take its room."""
    lines = 0
    for number, each in enumerate(changed):
        lines += 1 + len(each.corrected)
        if lines > MOST_LINES and number:
            return changed[:number]
    return changed


def _more(release: Release, gone: Sequence[Any], changed: Sequence[ChangedRecord], *, is_more: bool) -> str:
    if not is_more:
        return ""
    if changed:
        after = f"{changed[-1].list}.{changed[-1].reference}"
    else:
        after = f"{_WITHDRAWN}.{gone[:PAGE_SIZE][-1][0].entry}"
    return f"{reverse('release', args=[release.number])}?{query_string({AFTER: after})}#changes"


def _gone(change: Change, into: str) -> GoneRow:
    kind = KINDS[change.kind]
    return GoneRow(str(kind.one), change.reference, day(change.at), into, record_url(kind, into) if into else "")


def _rows(changed: Sequence[ChangedRecord]) -> Iterator[ChangedRow]:
    for name, group in groupby(changed, key=lambda each: each.list):
        kind, of_list = KIND_OF_LIST[name], list(group)
        references = [each.reference for each in of_list]
        public = set(kind.model._default_manager.filter(pk__in=references).values_list("pk", flat=True))
        for each in of_list:
            url = record_url(kind, each.reference) if each.reference in public else ""
            yield ChangedRow(str(kind.one), each.reference, url, each.is_added, list(_corrections(each)))


def _corrections(changed: ChangedRecord) -> Iterator[Correction]:
    for each in changed.corrected:
        yield Correction(str(each.column.label), _said(each.column, each.old), _said(each.column, each.new))


def _said(column: Column, value: Any) -> str:
    say = choice(column.values) if column.values else str
    several = value if isinstance(value, list) else [] if value in (None, "") else [value]
    text = "; ".join(say(each) if isinstance(each, str) else str(each) for each in several) or _NOTHING
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
