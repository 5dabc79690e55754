"""The cells of one row by what their columns mean; what is wrong with one is written down as it is read."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from tracker.intake.sheets.cells.cell_values import Learnt, NotUnderstood, cell_date, cell_text
from tracker.lib.dates.future_dates import is_ahead
from tracker.lib.dates.list_dates import Order
from tracker.lib.spreadsheets.cells import Cell, Kind, Row

ValueT = TypeVar("ValueT")


class Outcome(StrEnum):
    """What becomes of a row when it is read."""

    READY = "ready"
    ASKED = "asked"
    REFUSED = "refused"
    LEFT_OUT = "left_out"


@dataclass(frozen=True)
class Complaint:
    """Something about a cell (`column` 0: the row): a question, a refusal, or a remark."""

    column: int
    value: str
    sentence: str
    kind: str
    list_name: str = ""
    word: str = ""
    proposal: str = ""


@dataclass
class ReadRow:
    """A row as it was understood. `claims`: kind of claim and its columns, as the models name them."""

    number: int
    outcome: Outcome = Outcome.READY
    reason: str = ""
    person: dict[str, Any] = field(default_factory=dict)
    claims: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    details: list[tuple[str, str]] = field(default_factory=list)
    """Kind and text of restricted details."""
    notes: list[str] = field(default_factory=list)
    locator: str = ""
    """Where in the source the row says it stands; empty: it does not say."""
    complaints: list[Complaint] = field(default_factory=list)


@dataclass(frozen=True)
class MappedColumn:
    """A column of the sheet with what it means."""

    number: int
    head: str
    field: str
    order: Order | None = None
    m_is_female: bool = False
    """Of a column of sexes in which h stands too."""


@dataclass(frozen=True)
class ListFacts:
    """What is said once of the whole list."""

    side: str = ""
    listed_on: str = ""
    """The day of the list, on which stated ages hold."""
    court: str = ""
    """The state whose courts a list of judgments is about."""
    year_only: bool = False
    """Of birth dates only the year is kept."""
    is_typed: bool = False
    """Each row is what somebody typed of one person: an empty cell of a contract says of no contract."""
    of_contracts: bool = False
    """A version before was a list of contracts, whatever columns are left."""


@dataclass(frozen=True)
class RowCells:
    """One row while it is read: its cells by field, and the `read` row that is being filled."""

    row: Row
    read: ReadRow
    by_field: Mapping[str, Sequence[MappedColumn]]
    learnt: Learnt

    def of(self, name: str) -> Iterator[tuple[MappedColumn, Cell]]:
        """The cells of a field that hold anything but an error."""
        for column in self.by_field.get(name, ()):
            cell = self.row.cell(column.number)
            if cell.text.strip() and cell.kind is not Kind.ERROR:
                yield column, cell

    def value(self, name: str, of: Callable[[MappedColumn, Cell], ValueT]) -> ValueT | None:
        """What the cell of a field says, None where it says nothing or is complained about."""
        for column, cell in self.of(name):
            try:
                return of(column, cell)
            except NotUnderstood as why:
                self.complain_of(column, cell, why)
        return None

    def date(self, name: str) -> str:
        """The partial date of a field, empty where it has none; one that lies ahead is refused."""
        return self.value(name, _date_until_today) or ""

    def text(self, name: str) -> str:
        """The text of a field, empty where it says nothing."""
        return next((text for _column, cell in self.of(name) if (text := cell_text(cell))), "")

    def complain(self, column: MappedColumn, value: str, sentence: str, kind: str) -> None:
        """Write down a refusal, a question or a remark about a cell."""
        self.read.complaints.append(Complaint(column.number, value, sentence, kind))

    def complain_of(self, column: MappedColumn, cell: Cell, why: NotUnderstood) -> None:
        """Write down why a cell is not understood."""
        kind = "asked" if why.is_question else "refused"
        complaint = Complaint(column.number, cell.text, str(why), kind, why.list_name, why.word, why.proposal)
        self.read.complaints.append(complaint)

    def remark(self, sentence: str) -> None:
        """Say something of the whole row."""
        self.read.complaints.append(Complaint(0, "", sentence, "remark"))


def filled(said: Mapping[str, Any]) -> dict[str, Any]:
    """The columns that hold anything."""
    return {column: value for column, value in said.items() if value not in ("", None)}


def _date_until_today(column: MappedColumn, cell: Cell) -> str:
    known = cell_date(cell, column.order)
    if is_ahead(known):
        raise NotUnderstood(
            _("%(date)s lies in the future. Correct it, or leave it empty.") % {"date": known}, is_question=False
        )
    return known
