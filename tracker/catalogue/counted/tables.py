"""The fixed tables of people who are counted and never listed: read whole, and as columns of a file."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Sum
from django.utils.translation import gettext_lazy as _

from tracker.catalogue.listing.column import Column
from tracker.catalogue.listing.filter import ListFilter
from tracker.catalogue.listing.nothing import NOT_PUBLISHED, NOTHING, UNKNOWN
from tracker.catalogue.models import CountedCell
from tracker.catalogue.people.claims.column_forms import plain
from tracker.vocabulary.counted import CountedTable

COUNTED_COLUMNS: Sequence[Column] = (
    plain(
        "table",
        _("Table"),
        _("Which of the four tables: nationality_quarter, nationality_fate, side, year."),
        values=CountedTable,
    ),
    plain(
        "row",
        _("Row"),
        _(
            "Nationality (code, stateless or several), side, year; unknown, or not_published where too few are the "
            "same."
        ),
    ),
    plain(
        "column",
        _("Column"),
        _("Quarter of the contract (EDTF) or fate group, likewise; empty in tables of one column."),
    ),
    plain(
        "people",
        _("People"),
        _("How many, never a small number; a cell that is missing may be nobody or few."),
        unit="people",
    ),
)
IN_ORDER = ("table", "row", "column")


@dataclass(frozen=True)
class Table:
    """One table: rows and columns in their order, people by row and column; the sums count people too."""

    name: CountedTable
    rows: Sequence[str]
    columns: Sequence[str]
    people: dict[tuple[str, str], int]

    def total(self, *, row: str | None = None, column: str | None = None) -> int:
        """People of a row, of a column, or of all."""
        return sum(
            number
            for (in_row, in_column), number in self.people.items()
            if row in (None, in_row) and column in (None, in_column)
        )


class CountedFilter(ListFilter):
    """All cells: their list takes no parameters and comes whole."""

    is_paged = False

    class Meta:
        model = CountedCell
        fields: list[str] = []


def counted_tables() -> list[Table]:
    """The four tables in the order of their register; empty ones too."""
    cells: dict[str, dict[tuple[str, str], int]] = defaultdict(dict)
    for cell in CountedCell.objects.all():
        cells[cell.table][cell.row, cell.column] = cell.people
    return [_table(name, cells[name]) for name in CountedTable]


def _table(name: CountedTable, people: dict[tuple[str, str], int]) -> Table:
    rows, columns = {row for row, _column in people}, {column for _row, column in people}
    return Table(name, _ordered(rows), _ordered(columns), people)


def _ordered(values: set[str]) -> list[str]:
    """Values in order, those that are none last."""
    last = [UNKNOWN, NOT_PUBLISHED]
    return sorted(values, key=lambda value: (last.index(value) + 1 if value in last else 0, value))


def people_by_quarter(nationalities: Collection[str]) -> dict[str | tuple[int, int], int]:
    """People of these nationalities (none: of all) by quarter of the contract, `unknown` and `not_published` apart."""
    cells = CountedCell.objects.filter(table=CountedTable.BY_QUARTER)
    if nationalities:
        cells = cells.filter(row__in=nationalities)
    people: Counter[str | tuple[int, int]] = Counter()
    for column, number in cells.values_list("column", "people"):
        people[column if column in NOTHING else quarter_of(column)] += number
    return dict(people)


def quarter_of(column: str) -> tuple[int, int]:
    """The year and quarter of a column: `[2023-07..2023-09]`."""
    year, month = column.strip("[")[:7].split("-")
    return int(year), (int(month) + 2) // 3


def counted_people() -> int:
    """How many people are counted and not listed: nobody, or so many that the number is no small one."""
    cells = CountedCell.objects.filter(table=CountedTable.BY_SIDE)
    return cells.aggregate(people=Sum("people"))["people"] or 0
