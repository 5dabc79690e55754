"""What a file is asked to hold, and its rows as typed values: what every format but CSV begins with."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any
from uuid import UUID

from tracker.catalogue.files import PEOPLE, File
from tracker.catalogue.generation import State
from tracker.catalogue.listing.column import ValueType, value_types, with_columns
from tracker.catalogue.listing.filter import ListFilter
from tracker.catalogue.models import Person
from tracker.exports.cells import cells_of, text_of, values_of
from tracker.exports.people_file import stored_lines

Row = Sequence[Any]
"""The values of the columns, in their order: text, list of texts, whole number, Decimal, bool, date, or None."""

_ROWS = 2000
"""So many are read at once; memory does not depend on how many there are."""


@dataclass(frozen=True)
class Asked:
    """A file of the register, the filter whose rows it is to hold, the state that is read, and the site's address."""

    file: File
    filterset: ListFilter
    state: State
    site: str
    options: Mapping[str, str] = field(default_factory=dict)
    """What the format itself is asked for, by name (`bom`)."""

    @cached_property
    def types(self) -> Mapping[str, ValueType]:
        """What the values of each column are."""
        # Of people any rows will do, without finding anybody first.
        rows = Person.objects.all() if self.file is PEOPLE else self.file.rows(self.filterset)
        return value_types(rows, self.file.columns)

    @property
    def address(self) -> str:
        """Where a reader finds the same rows."""
        query = self.filterset.query
        return f"{self.site}/{self.file.name}.csv{f'?{query}' if query else ''}"

    @property
    def in_words(self) -> str:
        """What is asked for, as a page says it; empty where nothing is."""
        return self.filterset.in_words().lstrip(", ")

    def count(self) -> int:
        """How many rows there are."""
        return self.file.rows(self.filterset).order_by().count()

    def rows(self) -> Iterator[Row]:
        """The rows in the order of the file, a piece at a time."""
        people: Any = self.filterset
        if self.file is PEOPLE and (lines := stored_lines(people)) is not None:
            return map(self._of_line, lines)
        found = with_columns(self.file.rows(self.filterset), self.file.columns).order_by(*self.file.order)
        names = [f"column_{column.name}" for column in self.file.columns]
        return map(_plain, found.values_list(*names).iterator(chunk_size=_ROWS))

    def _of_line(self, line: str) -> Row:
        cells = cells_of(line)
        return [read(cell) if cell else empty for (read, empty), cell in zip(self._readers, cells, strict=False)]

    @cached_property
    def _readers(self) -> list[tuple[Callable[[str], Any], list[str] | None]]:
        """Per column, what a cell of the file stands for, and what an empty one does."""
        readers: dict[ValueType, Callable[[str], Any]] = {
            ValueType.TEXT: _unquoted,
            ValueType.TEXTS: lambda cell: values_of(_unquoted(cell)),
            ValueType.WHOLE_NUMBER: int,
            ValueType.DECIMAL: Decimal,
            ValueType.FLAG: lambda cell: cell == "true",
            ValueType.DAY: date.fromisoformat,
        }
        found: list[tuple[Callable[[str], Any], list[str] | None]] = []
        for column in self.file.columns:
            kind = self.types[column.name]
            reader = (lambda cell: text_of(_unquoted(cell))) if column.is_text and not column.is_list else readers[kind]
            found.append((reader, [] if column.is_list else None))
        return found


def _unquoted(cell: str) -> str:
    return cell[1:-1].replace('""', '"') if cell.startswith('"') else cell


def _plain(values: Row) -> Row:
    return [str(value) if isinstance(value, UUID) else value for value in values]
