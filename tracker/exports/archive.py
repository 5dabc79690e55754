"""Everything about the people found in one archive: tables, their dictionary, the filter in words, the licence."""

import csv
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from textwrap import fill
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.db.models import F, Func, QuerySet

from tracker.catalogue.files import CLAIM_FILES, PEOPLE, File
from tracker.catalogue.generation import State
from tracker.catalogue.kinds import KINDS
from tracker.catalogue.listing.column import Column
from tracker.catalogue.models import Person
from tracker.catalogue.people.filter import PeopleFilter
from tracker.catalogue.people.filter_words import in_words
from tracker.catalogue.units.site_columns import SITE_COLUMNS
from tracker.exports.cells import SEPARATOR
from tracker.exports.csv import write_csv
from tracker.exports.how_to_read import HOW_TO_READ
from tracker.exports.people_file import write_people

_WIDTH = 120
_FIRST_DAY_OF_ZIP = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class NamedRecords:
    """A table of the records that people of the archive name: which kind, by which column of a person."""

    kind: str
    column: str
    one_row: str

    @property
    def name(self) -> str:
        """Of the file: that of the kind's own, where it has a list."""
        listing = KINDS[self.kind].listing
        return listing.slug if listing else self.column

    @property
    def columns(self) -> Sequence[Column]:
        """Those of the kind's list; of sites, which have none, their own."""
        listing = KINDS[self.kind].listing
        return listing.columns if listing else SITE_COLUMNS

    def rows(self, people: QuerySet[Person]) -> QuerySet[Any]:
        """The records that any of the people name."""
        named = people.order_by().values(named=Func(F(self.column), function="unnest"))
        return KINDS[self.kind].model._default_manager.filter(pk__in=named)


NAMED_BY_PEOPLE = (
    NamedRecords("source", "sources", "Each row is one source cited for the people of this download."),
    NamedRecords("unit", "units", "Each row is one unit of the people of this download, or a unit above one of these."),
    NamedRecords("site", "sites", "Each row is one place through which people of this download passed."),
    NamedRecords("instrument", "instruments", "Each row is one law or decree under which citizenship was given."),
)
"""Every kind that claims about people and their citations link to."""


def write_archive(file: Any, filterset: PeopleFilter, state: State, *, site: str) -> None:
    """Write the archive; one generation gives the same bytes for the same question."""
    people = filterset.rows()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive_of = _Archive(archive, state)
        with archive_of.member("people.csv") as member:
            write_people(filterset, member)
        for each in CLAIM_FILES:
            with archive_of.member(f"{each.name}.csv") as member:
                write_csv(each.rows(filterset), each.columns, member, order=each.order)
        for named in NAMED_BY_PEOPLE:
            with archive_of.member(f"{named.name}.csv") as member:
                write_csv(named.rows(people), named.columns, member)
        with archive_of.member("dictionary.csv") as member:
            member.write(_dictionary().encode())
        with archive_of.member("README.txt") as member:
            member.write(_words(filterset, state, site=site).encode())


class _Archive:
    """Opens members that bear the moment of the state, so that nothing depends on when they were written."""

    def __init__(self, archive: ZipFile, state: State) -> None:
        self._archive = archive
        self._moment = state.at.timetuple()[:6] if state.at else _FIRST_DAY_OF_ZIP

    @contextmanager
    def member(self, name: str) -> Iterator[IO[bytes]]:
        """A file of the archive to write to."""
        info = ZipInfo(name, self._moment)
        info.compress_type = ZIP_DEFLATED
        info.external_attr = 0o644 << 16
        with self._archive.open(info, "w", force_zip64=True) as member:
            yield member


def _dictionary() -> str:
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(["file", "one_row", "column", "label", "meaning", "unit", "several_values"])
    tables: Sequence[File | NamedRecords] = (PEOPLE, *CLAIM_FILES, *NAMED_BY_PEOPLE)
    for table in tables:
        for column in table.columns:
            several = f"joined by {SEPARATOR}" if column.is_list else ""
            rows.writerow(
                [f"{table.name}.csv", table.one_row, column.name, column.label, column.meaning, column.unit, several]
            )
    return text.getvalue()


def _words(filterset: PeopleFilter, state: State, *, site: str) -> str:
    as_of = state.at.strftime("%-d %B %Y, %H:%M UTC") if state.at else "nothing is published yet"
    address = f"{site}/people/{f'?{filterset.query}' if filterset.query else ''}"
    return f"""Foreign Fighter Tracker: {in_words(filterset.cleaned)}

Asked for    {address}
Generation   {state.number}
As of        {as_of}
Licence      CC BY 4.0, https://creativecommons.org/licenses/by/4.0/
Cite as      Foreign Fighter Tracker, {address}, generation {state.number}

These are documented cases, not an estimate: every count is a minimum. Most people become known only when they
die, so no share of the dead and no rate between the sides may be computed from these rows.

dictionary.csv says what each column means. Claims name their person (person) and are named by citations (claim)
through key. "matched" is true in rows that meet what was asked themselves.

{_how_to_read()}
"""


def _how_to_read() -> str:
    return "\n\n".join(
        fill(f"{rule.heading}: {rule.text}", width=_WIDTH, break_long_words=False, break_on_hyphens=False)
        for rule in HOW_TO_READ
    )
