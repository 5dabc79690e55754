"""Cells that somebody mended: kept with the row, and taken over where the same cell comes with the same words again.

A row that is read anew keeps its own; the same file brought in again after an undo takes those of the rows with its
numbers; a newer version those of rows with the same names, where the column says the same words.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from tracker.intake.list_fields import FIELDS, Content
from tracker.intake.models import Batch, BatchColumn, BatchRow
from tracker.intake.sheets.cells.words import key
from tracker.lib.spreadsheets.cells import Cell, Kind, Row

Mends = Mapping[str, Mapping[str, Any]]
"""By number of a column the cell as it `was` and as it is `now` (None: left as it was), and the list it comes `of`."""


def raw_cell(cell: Cell) -> Any:
    """A cell as it is kept: a text alone, else text, kind, number format and whether it is a formula."""
    if cell.kind in (Kind.TEXT, Kind.EMPTY) and not cell.is_formula:
        return cell.text
    return [cell.text, cell.kind.value, cell.number_format, cell.is_formula]


def cells_of(raw: Sequence[Any]) -> list[Cell]:
    """The cells again."""
    return [
        Cell(each, Kind.TEXT if each else Kind.EMPTY)
        if isinstance(each, str)
        else Cell(each[0], Kind(each[1]), number_format=each[2], is_formula=each[3])
        for each in raw
    ]


def as_listed(row: BatchRow) -> list[Any]:
    """The kept cells of a row as the list has them, before anything was mended."""
    return [_was(row.mended, number, cell) for number, cell in enumerate(row.raw, 1)]


def mend_again(row: Row, mends: Mends) -> Row:
    """The row with what was mended in it."""
    cells = [*row.cells, *[Cell("", Kind.EMPTY)] * (max(map(int, mends), default=0) - len(row.cells))]
    for number, mend in mends.items():
        if mend["now"] is not None:
            cells[int(number) - 1] = cells_of([mend["now"]])[0]
    return row._replace(cells=cells)


class KnownMends:
    """What was mended before, for the rows of one list as they come out of its file."""

    def __init__(self, batch: Batch) -> None:
        columns = list(batch.columns.all())
        self._names = _names(columns)
        self._own = dict(_mended(batch).values_list("number", "mended"))
        self._again: dict[int, Mends] = {}
        for before in batch.undone_before().filter(sheet=batch.sheet):
            rows = _mended(before).values_list("number", "mended")
            self._again |= {number: _of(mends, before) for number, mends in rows}
        self._before: dict[tuple[Any, ...], Mends] = {}
        self._columns: list[tuple[int, int]] = []
        if batch.version_of is not None:
            self._columns = [(each.number, each.earlier) for each in columns if each.earlier]
            self._before = dict(_by_row(batch.version_of))

    def of(self, row: Row) -> Mends:
        """What to mend in the row."""
        if row.number in self._own:
            own: Mends = self._own[row.number]
            return own
        if row.number in self._again:
            return {
                number: {**mend, "was": raw_cell(row.cell(int(number)))}
                for number, mend in self._again[row.number].items()
            }
        names = _signature(row.cells, self._names) if self._before else ()
        found = self._before.get(names, {}) if names else {}
        return {
            str(now): mend
            for now, then in self._columns
            if (mend := found.get(str(then))) and mend["now"] is not None and mend["was"] == raw_cell(row.cell(now))
        }


def _mended(batch: Batch) -> Any:
    return batch.rows.exclude(mended={})


def _by_row(before: Batch) -> Iterator[tuple[tuple[Any, ...], Mends]]:
    """By the names of a row what was mended in it; nothing of names that stand in several rows."""
    names = _names(before.columns.all())
    found: dict[tuple[Any, ...], list[Mends]] = {}
    for row in _mended(before):
        found.setdefault(_signature(cells_of(as_listed(row)), names), []).append(_of(row.mended, before))
    yield from ((names_of, mends[0]) for names_of, mends in found.items() if len(mends) == 1)


def _names(columns: Iterable[BatchColumn]) -> list[int]:
    return [each.number for each in columns if FIELDS[each.field].content is Content.NAME]


def _signature(cells: Sequence[Cell], names: Iterable[int]) -> tuple[Any, ...]:
    return tuple(sorted(filter(None, (key(cells[number - 1].text) for number in names if number <= len(cells)))))


def _of(mends: Mapping[str, Mapping[str, Any]], batch: Batch) -> Mends:
    return {number: {**mend, "of": mend["of"] or batch.pk} for number, mend in mends.items()}


def _was(mends: Mapping[str, Mapping[str, Any]], number: int, cell: Any) -> Any:
    mend = mends.get(str(number))
    return mend["was"] if mend and mend["now"] is not None else cell
