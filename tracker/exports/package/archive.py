"""Writing the data package: its tables one after another, then what describes them."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from tracker.catalogue.generation import State
from tracker.exports.dictionary import DICTIONARY_HEADS, dictionary_row
from tracker.exports.package.descriptor import descriptor
from tracker.exports.package.member import Member
from tracker.exports.package.package import Package
from tracker.exports.package.readme import readme
from tracker.exports.package.tables import Table

_FIRST_DAY_OF_ZIP = (1980, 1, 1, 0, 0, 0)


def write_archive(file: Any, package: Package) -> None:
    """Write the archive; one state gives the same bytes for the same question."""
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive_of = _Archive(archive, package.state)
        tables: list[tuple[Table, Member]] = []
        for table in package.tables:
            with archive_of.member(f"{table.name}.csv") as member:
                table.write(member)
            tables.append((table, member))
        with archive_of.member("dictionary.csv") as dictionary:
            dictionary.write(_dictionary([table for table, _ in tables]).encode())
        sums = "".join(f"{member.sha256}  {member.name}\n" for member in (*(each for _, each in tables), dictionary))
        described = json.dumps(descriptor(package, tables), ensure_ascii=False, indent=1)
        for name, text in (
            ("datapackage.json", f"{described}\n"),
            ("SHA256SUMS", sums),
            ("README.txt", readme(package, [table.name for table, _ in tables])),
        ):
            with archive_of.member(name) as member:
                member.write(text.encode())


class _Archive:
    """Opens members that bear the moment of the state, so that nothing depends on when they were written."""

    def __init__(self, archive: ZipFile, state: State) -> None:
        self._archive = archive
        self._moment = state.at.timetuple()[:6] if state.at else _FIRST_DAY_OF_ZIP

    @contextmanager
    def member(self, name: str) -> Iterator[Member]:
        """A file of the archive to write to."""
        info = ZipInfo(name, self._moment)
        info.compress_type = ZIP_DEFLATED
        info.external_attr = 0o644 << 16
        with self._archive.open(info, "w", force_zip64=True) as member:
            yield Member(name, member)


def _dictionary(tables: Sequence[Table]) -> str:
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(DICTIONARY_HEADS)
    for table in tables:
        name, types = f"{table.name}.csv", table.types
        rows.writerows(dictionary_row(name, table.one_row, column, types) for column in table.columns)
    return text.getvalue()
