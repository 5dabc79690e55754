"""The rows of a release, as files of today's columns: what a column did not have then is empty."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from tracker.catalogue.files import CLAIM_FILES
from tracker.catalogue.listing.column import ValueType
from tracker.catalogue.models import ReleaseLine, ReleaseVersion
from tracker.exports.asked import Asked, Row

ABOUT: Mapping[str, str] = {
    **{file.name: "person" for file in CLAIM_FILES},
    "figure-links": "figure",
    "counted": "",
}
"""By file, the column with the record that a row belongs to, where that is not the record itself; empty: none."""

_ROWS = 2000


@dataclass(frozen=True)
class Released(Asked):
    """A file of a release, in the version that holds now."""

    version: ReleaseVersion | None = None

    def rows(self) -> Iterator[Row]:
        """The kept rows in the order of the file."""
        columns = [(column.name, self.types[column.name]) for column in self.file.columns]
        for line in self._lines().order_by("owner", "place").values_list("line", flat=True).iterator(chunk_size=_ROWS):
            values = json.loads(line)
            yield [_value(values.get(name), kind) for name, kind in columns]

    def count(self) -> int:
        """How many rows there are."""
        assert self.version
        kept = self.version.rows.get(self.file.name)
        return int(self._lines().count() if kept is None else kept)

    @property
    def address(self) -> str:
        """Where a reader finds this file."""
        assert self.version
        return f"{self.site}/releases/{self.version.release_id}/{self.file.name}.csv"

    @property
    def in_words(self) -> str:
        """Of which release it is."""
        return str(self.version)

    def _lines(self) -> Any:
        assert self.version
        number = self.version.release_id
        return ReleaseLine.objects.filter(file=self.file.name, first__lte=number, last__gte=number)


def _value(value: Any, kind: ValueType) -> Any:
    if value is None:
        return [] if kind == ValueType.TEXTS else None
    if kind == ValueType.DAY:
        return date.fromisoformat(value)
    return Decimal(value) if kind == ValueType.DECIMAL else value
