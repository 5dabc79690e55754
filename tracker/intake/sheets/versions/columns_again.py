"""Which column of a newer version is which of the version before: by its head, else by what it holds."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from django.utils.translation import gettext as _

from tracker.intake.models import Batch, BatchColumn
from tracker.intake.sheets.cells.cell_values import cell_text
from tracker.intake.sheets.cells.words import key
from tracker.intake.sheets.rows.mends import cells_of
from tracker.intake.sheets.rows.staging import opened_file
from tracker.lib.spreadsheets.cells import Cell, Row
from tracker.lib.spreadsheets.limits import Refused

_ALIKE = 0.6
"""From this share of equal cells on, two columns of other names are one."""
_RUNNING = 0.9


def find_columns_again(columns: Sequence[BatchColumn], rows: Callable[[], Iterable[Row]], batch: Batch) -> None:
    """Let each column mean what it meant in the version before; the columns are changed, not saved.

    `rows` gives those of the newer version, its heads among them. All of both versions are read where a column has
    another head by now: the first ones of a list in another order have few cells in common.
    """
    assert batch.version_of is not None
    before = {each.number: each for each in batch.version_of.columns.all()}
    pairs = dict(_by_head(columns, before.values()))
    left = [each for each in columns if each.number not in pairs]
    found = set(pairs.values())
    others = [each for each in before.values() if each.number not in found]
    if left and others:
        below = (row for row in rows() if row.number > batch.heads_last)
        pairs |= dict(_by_content(left, others, below, batch.version_of))
    for column in columns:
        if earlier := before.get(pairs.get(column.number, 0)):
            column.earlier, column.field, column.order = earlier.number, earlier.field, column.order or earlier.order
            column.m_is_female = column.m_is_female or earlier.m_is_female
            column.reason = _("As in the version before, where it is called “%(head)s”.") % {"head": earlier.head}


def not_found_again(batch: Batch) -> list[str]:
    """The heads of columns of the version before that the newer one does not have."""
    if batch.version_of is None:
        return []
    found = set(batch.columns.exclude(earlier=None).values_list("earlier", flat=True))
    return [each.head for each in batch.version_of.columns.all() if each.number not in found]


def own_number_fault(batch: Batch, column: BatchColumn) -> str:
    """Why the numbers of this column do not stay with a person, a sentence; empty where they may."""
    assert batch.version_of is not None
    if column.is_restricted:
        return _("“%(head)s” is restricted: its numbers are compared anyway.") % {"head": column.head}
    if column.earlier is None:
        return _("“%(head)s” is no column of the version before: choose one that both have.") % {"head": column.head}
    for each, number in ((batch, column.number), (batch.version_of, column.earlier)):
        texts = [text for row in _rows_of(each) if (text := cell_text(row.cell(number)))]
        if not texts or len(set(texts)) < len(texts):
            return _("“%(head)s” does not give each row a number of its own.") % {"head": column.head}
        if is_running(texts):
            return _(
                "“%(head)s” only counts the rows: with a row more at the top all others have another number. Choose a "
                "number that stays with the person, or none."
            ) % {"head": column.head}
    return ""


def is_running(texts: Sequence[str]) -> bool:
    """Whether numbers go up by one from row to row, as those that count the rows do."""
    numbers = [int(text) for text in (text.rstrip(".)") for text in texts) if text.isdecimal()]
    if len(numbers) < len(texts) * _RUNNING or len(numbers) < 2:
        return False
    steps = [later - sooner for sooner, later in pairwise(numbers)]
    return steps.count(1) >= len(steps) * _RUNNING


def _by_head(columns: Sequence[BatchColumn], before: Iterable[BatchColumn]) -> Iterator[tuple[int, int]]:
    known = {key(each.head): each.number for each in before}
    for column in columns:
        if number := known.pop(key(column.head), None):
            yield column.number, number


def _by_content(
    columns: Sequence[BatchColumn], before: Sequence[BatchColumn], rows: Iterable[Row], earlier: Batch
) -> Iterator[tuple[int, int]]:
    """Pairs of columns most of whose cells are the same, in whatever order; the most alike first."""
    held, held_before = _held(rows, columns), _held(_rows_of(earlier), before)
    ranked = sorted(
        ((_share(one, other), new, old) for new, one in held.items() for old, other in held_before.items()),
        reverse=True,
    )
    taken: set[tuple[str, int]] = set()
    for share, new, old in ranked:
        if share >= _ALIKE and ("new", new) not in taken and ("old", old) not in taken:
            taken |= {("new", new), ("old", old)}
            yield new, old


def _share(one: "Counter[str]", other: "Counter[str]") -> float:
    return (one & other).total() / (max(one.total(), other.total()) or 1)


def _held(rows: Iterable[Row], columns: Iterable[BatchColumn]) -> "dict[int, Counter[str]]":
    """By number of a column how often it holds each text."""
    held: dict[int, Counter[str]] = {each.number: Counter() for each in columns}
    for row in rows:
        for number, texts in held.items():
            if text := cell_text(row.cell(number)):
                texts[text] += 1
    return held


def _rows_of(batch: Batch) -> Iterator[Row]:
    """The rows below the heads, as the file has them; none where the file was erased."""
    try:
        rows = opened_file(batch, encoding=batch.encoding, separator=batch.separator).rows(batch.sheet)
        yield from (row for row in rows if row.number > batch.heads_last)
    except (OSError, Refused):
        return


def own_number_of(raw: Sequence[object], number: int) -> str:
    """The list's own number in the kept cells of a row, as it is compared."""
    cells: list[Cell] = cells_of(raw[:number])
    return cell_text(cells[number - 1]).casefold().lstrip("0") if len(cells) >= number else ""
