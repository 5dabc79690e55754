"""Which rows of a sheet are its heads, and what each column is called."""

from collections.abc import Sequence
from typing import NamedTuple

from tracker.intake.sheets.cells.words import head_words, key
from tracker.lib.spreadsheets.cells import Kind, Row
from tracker.lib.spreadsheets.raw_rows import column_letters

LOOKED_AT = 40
"""Heads stand among so many first rows."""


class Heads(NamedTuple):
    """The first and last row of heads, 0 and 0 where the sheet has none."""

    first: int
    last: int


def find_heads(rows: Sequence[Row]) -> Heads:
    """Where the heads are among the first rows: the row most of whose cells are words for columns, and its second row.

    A sheet in which no row has two such words has no heads: its columns are named by their letters.
    """
    known = [(_known_heads(row), -row.number, place) for place, row in enumerate(rows[:LOOKED_AT])]
    best = max(known, default=(0, 0, 0))
    if best[0] < 2:
        return Heads(0, 0)
    place = best[2]
    first = last = rows[place].number
    below = rows[place + 1] if place + 1 < len(rows) else None
    above = rows[place - 1] if place else None
    if below and below.number == last + 1 and _is_second_row(rows[place], below):
        last = below.number
    elif above and above.number == first - 1 and not _is_title(above) and _is_second_row(above, rows[place]):
        first = above.number
    return Heads(first, last)


def column_heads(rows: Sequence[Row], heads: Heads, width: int) -> list[str]:
    """The head of each column; two rows are joined (`Доля: Коли`), two columns of one name told apart by their letters.

    A column without a head is called by its letter.
    """
    within = [row for row in rows if heads.first <= row.number <= heads.last]
    found = []
    for column in range(1, width + 1):
        words = [_over(row, column, is_last=row is within[-1]) for row in within]
        joined = ": ".join(dict.fromkeys(" ".join(word.split()) for word in words if word.strip()))
        found.append(joined or column_letters(column))
    return [
        f"{head} ({column_letters(column)})" if found.count(head) > 1 else head for column, head in enumerate(found, 1)
    ]


def _known_heads(row: Row) -> int:
    return sum(cell.kind is Kind.TEXT and key(cell.text) in head_words() for cell in row.cells)


def _is_title(row: Row) -> bool:
    """Whether the row says one thing that names no column: what the list is called, over all of it."""
    return sum(bool(cell.text.strip()) for cell in row.cells) < 2 and not _known_heads(row)


def _is_second_row(upper: Row, lower: Row) -> bool:
    """Whether the lower row divides cells of the upper: words under what is empty or joined above, and no data."""
    filled = [(place, cell) for place, cell in enumerate(lower.cells, 1) if cell.text.strip()]
    if not filled or any(cell.kind is not Kind.TEXT or cell.text.strip().isdigit() for _, cell in filled):
        return False
    divided = [place for place, _ in filled if upper.cell(place).is_merged or not upper.cell(place).text.strip()]
    return bool(divided) and _known_heads(lower) * 2 >= len(filled)


def _over(row: Row, column: int, *, is_last: bool) -> str:
    """The text of the row over a column: its own, or that of the cell left of it which reaches over it."""
    if row.cell(column).text.strip() or is_last:
        return row.cell(column).text
    for left in range(column - 1, 0, -1):
        if row.cell(left).text.strip():
            # What is joined reaches as far as the sheet says; in a text, where nothing is, as far as there is nothing.
            return row.cell(left).text if row.line is not None or row.cell(column).is_merged else ""
    return ""
