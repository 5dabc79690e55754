"""Keeping the rows of a release: every file's, as the catalogue has them when the release's entry is applied."""

import json
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from django.db import connections
from django.db.models import QuerySet

from tracker.catalogue import models as public
from tracker.catalogue.files import FILES, PEOPLE, File
from tracker.catalogue.listing.column import with_columns
from tracker.exports.released import ABOUT
from tracker.lib.database.copying import bare_row, copy_in
from tracker.lib.references import is_reference
from tracker.publishing import CATALOGUE
from tracker.publishing.crossings.document_versions import read_document
from tracker.publishing.models import RELEASE, LogEntry

_AT_ONCE = 5000
_LIKE_A_REFERENCE = re.compile(r'"([A-Z]-[0-9A-Z]{6})"')

_KEPT_BEFORE = """
UPDATE {table} AS kept SET last = new.first FROM {table} AS new
WHERE new.first = %(number)s AND kept.last = %(number)s - 1
    AND (kept.file, kept.owner, kept.place, kept.line) = (new.file, new.owner, new.place, new.line)
"""
_KEPT_TWICE = """
DELETE FROM {table} AS new USING {table} AS kept
WHERE new.first = %(number)s AND kept.last = %(number)s AND kept.first < %(number)s
    AND (kept.file, kept.owner, kept.place) = (new.file, new.owner, new.place)
"""


def keep_release(entry: LogEntry) -> None:
    """Keep the present rows of every file as those of the release that the entry makes."""
    number = int(read_document(RELEASE, entry.payload.document)["number"])
    made = public.Release.objects.create(number=number, at=entry.at, generation=entry.number, note=entry.public_note)
    public.ReleaseVersion.objects.create(release=made, on=entry.at.date())
    for file in FILES:
        write_lines(lines_of(file, rows_of(file)), first=number, last=number)
    with connections[CATALOGUE].cursor() as cursor:
        for statement in (_KEPT_BEFORE, _KEPT_TWICE):
            cursor.execute(statement.format(table=public.ReleaseLine._meta.db_table), {"number": number})


def rows_of(file: File, owners: Sequence[str] | None = None) -> QuerySet[Any, Any]:
    """The values of the file's rows, in its order; of those alone that belong to some records."""
    everything: Any = file.filter_set.of()
    # Without a filter: no need to find anybody first.
    rows = public.Person.objects.all() if file is PEOPLE else file.rows(everything)
    if owners is not None:
        rows = rows.filter(**{f"{_owner(file)}__in": list(owners)})
    return with_columns(rows, file.columns).order_by(*file.order)


def lines_of(file: File, rows: QuerySet[Any, Any]) -> Iterator[dict[str, Any]]:
    """What is kept of the rows, but for the releases that they belong to."""
    about = ABOUT.get(file.name, "reference")
    owner, place = None, 0
    for values in rows.iterator(chunk_size=_AT_ONCE):
        line = _encoded({column.name: values[f"column_{column.name}"] for column in file.columns})
        of = values[f"column_{about}"] if about else ""
        owner, place = of, place + 1 if of == owner else 0
        mentions = sorted({each for each in _LIKE_A_REFERENCE.findall(line) if is_reference(each)})
        yield {"file": file.name, "owner": of, "place": place, "mentions": mentions, "line": line}


def write_lines(lines: Iterator[dict[str, Any]], *, first: int, last: int) -> None:
    """Write them for the releases from the first to the last."""
    while some := list(islice(lines, _AT_ONCE)):
        copy_in(
            [bare_row(public.ReleaseLine, {**each, "first": first, "last": last}) for each in some], using=CATALOGUE
        )


def _owner(file: File) -> str:
    about = ABOUT.get(file.name, "reference")
    return "pk" if about == "reference" else f"{about}_id"


# Days, exact amounts and keys as text.
_encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=str).encode
