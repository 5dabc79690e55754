"""What one row of a list says about one person, and what in it is asked, refused or remarked, cell by cell."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from django.utils.translation import gettext as _

from tracker.intake.list_fields import DROPPED, FIELDS, Content
from tracker.intake.sheets.cells.cell_values import (
    NOTHING_LEARNT,
    Learnt,
    NotUnderstood,
    age_of,
    cell_text,
    countries,
    term_months,
    word_of,
)
from tracker.intake.sheets.cells.units_named import KnownUnits
from tracker.intake.sheets.cells.words import key, list_words
from tracker.intake.sheets.rows.row_cells import ListFacts, MappedColumn, Outcome, ReadRow, RowCells, filled
from tracker.intake.sheets.rows.row_fates import read_fates
from tracker.intake.sheets.rows.row_names import read_names
from tracker.intake.sheets.rows.row_units import read_unit
from tracker.lib.dates.ages import born_between
from tracker.lib.dates.partial_dates import PartialDate
from tracker.lib.spreadsheets.cells import Cell, Kind, Row
from tracker.lib.territories import STATELESS
from tracker.people.models import PERSON_CLAIMS, PersonCitation
from tracker.vocabulary.course import ProceedingStage
from tracker.vocabulary.people import GrantState, NationalityKind, Sex

OF_AGE = 18
CONTRACT = ("signed_on", "term", "signed_at")
"""Fields of which a list that has one is a list of contracts."""
_OF_NO_PERSON = (Content.NUMBERING, Content.LOCATOR, Content.DROPPED)


class RowReader:
    """Reads the rows of one sheet by its mapping."""

    def __init__(
        self,
        columns: Sequence[MappedColumn],
        facts: ListFacts,
        *,
        units: KnownUnits,
        learnt: Learnt = NOTHING_LEARNT,
        heads: Sequence[str] = (),
    ) -> None:
        self._columns, self._facts, self._units, self._learnt = columns, facts, units, learnt
        self._heads = {key(head) for head in heads if head}
        fields = {column.field for column in columns}
        self._has_contract = any(name in fields for name in CONTRACT)
        self._by_field: Mapping[str, list[MappedColumn]] = {
            name: [column for column in columns if column.field == name] for name in fields
        }

    def read(self, row: Row) -> ReadRow:
        """What the row says; rows that are no person are left out with the reason."""
        read = ReadRow(row.number)
        if reason := self._no_person(row):
            read.outcome, read.reason = Outcome.LEFT_OUT, reason
            return read
        cells = RowCells(row, read, self._by_field, self._learnt)
        self._look_at_cells(cells)
        read_names(cells)
        self._read_person(cells)
        self._read_birth(cells)
        self._read_nationalities(cells)
        self._read_service(cells)
        read_fates(cells)
        self._read_rest(cells)
        read.locator = cells.text("found_at")
        self._look_at_whole(cells)
        kinds = {complaint.kind for complaint in read.complaints}
        read.outcome = Outcome.REFUSED if "refused" in kinds else Outcome.ASKED if "asked" in kinds else Outcome.READY
        return read

    def _no_person(self, row: Row) -> str:
        texts = [cell.text.strip() for cell in row.cells if cell.text.strip()]
        if not texts:
            return _("An empty row.")
        first = key(texts[0])
        words = list_words("row_no_person")
        if any(first == word or first.startswith(f"{word} ") for word in words) and len(texts) <= 4:
            return _("“%(text)s”: a sum, a signature or a remark, no person.") % {"text": texts[0][:60]}
        if self._heads and len(texts) > 1 and all(key(text) in self._heads for text in texts):
            return _("The heads once more.")
        people = [column for column in self._columns if FIELDS[column.field].content not in _OF_NO_PERSON]
        if not any(row.cell(column.number).text.strip() for column in people):
            return _("Nothing in any column that is kept.")
        return ""

    def _look_at_cells(self, cells: RowCells) -> None:
        """Cells that cannot be kept whatever they say: too long, an error, a formula without its result."""
        for column in self._columns:
            cell = cells.row.cell(column.number)
            if 0 < _most_characters(column.field) < len(cell.text):
                cells.complain(column, cell.text[:100], _too_long(column.field, cell.text), "refused")
            if column.field == DROPPED:
                continue
            if cell.kind is Kind.ERROR:
                sentence = _("The cell holds an error of the spreadsheet: write its value.")
                cells.complain(column, cell.text, sentence, "refused")
            elif cell.is_formula and not cell.text:
                sentence = _("The cell is a formula whose result was not stored: write its value.")
                cells.complain(column, "", sentence, "asked")

    def _read_person(self, cells: RowCells) -> None:
        sex = cells.value("sex", self._sex)
        if sex:
            cells.read.person["sex"] = sex

    def _sex(self, column: MappedColumn, cell: Cell) -> str:
        """The letter m is male, but beside h (hombre) it is mujer."""
        if column.m_is_female and key(cell.text) == "m":
            return Sex.FEMALE.value
        return word_of("sex", cell.text, self._learnt)

    def _read_birth(self, cells: RowCells) -> None:
        born_on = cells.date("born_on") or cells.date("birth_year")
        if born_on and self._facts.year_only:
            born_on = born_on[:4] if born_on[0].isdigit() else born_on
        birth: dict[str, Any] = {"born_on": born_on, "place": cells.text("birth_place")}
        age = cells.value("age", lambda _column, cell: age_of(cell_text(cell)))
        if age and self._facts.listed_on:
            birth |= {"age": age, "age_on": self._facts.listed_on}
        elif age:
            sentence = _("An age needs its day: say of which day the list is.")
            cells.complain(self._by_field["age"][0], str(age), sentence, "asked")
        if any(birth.values()):
            cells.read.claims.append(("birth", filled(birth)))

    def _read_nationalities(self, cells: RowCells) -> None:
        claims = cells.read.claims
        for column, cell in cells.of("nationality"):
            try:
                codes = countries(cell_text(cell), self._learnt)
            except NotUnderstood as why:
                cells.complain_of(column, cell, why)
                continue
            for code in codes:
                is_stateless = code == STATELESS
                said = (
                    {"kind": NationalityKind.STATELESS.value}
                    if is_stateless
                    else {"kind": NationalityKind.TERRITORY.value, "territory_id": code}
                )
                if ("nationality", said) not in claims:
                    claims.append(("nationality", said))

    def _read_service(self, cells: RowCells) -> None:
        """The contract, where the list has columns for one; else a service of those who have a unit, role or rank.

        In a newer version that dropped these columns what is left of a contract is a contract still.
        """
        has_contract = self._has_contract
        if self._facts.is_typed:
            has_contract = any(cells.text(name) for name in CONTRACT)
        as_stated = cells.text("unit")
        unit = read_unit(cells, self._units, self._facts.side)
        said: dict[str, Any] = {"unit_as_stated": as_stated, "unit_id": unit, "rank": cells.text("rank")}
        role = cells.text("role")
        is_of_contract = has_contract or self._facts.of_contracts
        if is_of_contract:
            said |= {
                "role_given": role,
                "signed_on": cells.date("signed_on"),
                "term_months": cells.value("term", lambda _column, cell: term_months(cell_text(cell), self._learnt)),
                "signed_place": cells.text("signed_at"),
            }
        else:
            said |= {"role": role}
        if has_contract or any(said.values()):
            kind = "contract" if is_of_contract else "service"
            cells.read.claims.append((kind, {"side": self._facts.side, **filled(said)}))

    def _read_rest(self, cells: RowCells) -> None:
        read = cells.read
        if occupation := cells.text("occupation"):
            read.claims.append(("background", {"occupation": occupation}))
        proceeding = {
            "charge": cells.text("charge"),
            "sentence": cells.text("sentence"),
            "on": cells.date("verdict_on"),
        }
        if any(proceeding.values()):
            is_judged = proceeding["sentence"] or proceeding["on"]
            stage = ProceedingStage.CONVICTED if is_judged else ProceedingStage.CHARGED
            read.claims.append(
                ("proceeding", {"territory_id": self._facts.court, "stage": stage.value, **filled(proceeding)})
            )
        if granted := cells.date("citizenship_granted_on"):
            said = {"territory_id": self._facts.side, "state": GrantState.GRANTED.value, "on": granted}
            read.claims.append(("citizenshipgrant", said))
        for column in self._columns:
            meant, cell = FIELDS[column.field], cells.row.cell(column.number)
            text = cell_text(cell)
            if not text:
                continue
            if meant.detail:
                read.details.append((meant.detail, text))
            elif meant.content is Content.NOTE:
                read.notes.append(f"{column.head}: {text}")

    def _look_at_whole(self, cells: RowCells) -> None:
        """What is only seen when the row is read: a fate before the contract, somebody who may be under age."""
        said = dict(reversed(cells.read.claims))
        signed, fate = _dated(said, "contract", "signed_on"), _dated(said, "fate", "on")
        if signed and fate and signed.earliest and fate.latest and fate.latest < signed.earliest:
            cells.remark(
                _("The fate (%(fate)s) lies before the contract (%(signed)s): both are kept as the list has them.")
                % {"fate": fate.text, "signed": signed.text}
            )
        birth = said.get("birth", {})
        youngest = _youngest(birth)
        day = signed.earliest if signed else None
        if (
            youngest
            and day
            and (day.year - youngest.year - ((day.month, day.day) < (youngest.month, youngest.day))) < OF_AGE
        ):
            cells.read.person["is_minor"] = True
            cells.remark(_("May have been under 18 when the contract was signed: a minor for what is shown."))


@cache
def _most_characters(name: str) -> int:
    """How many the column of the claim has room for that cells of this field become; 0: no text, or another check."""
    meant = FIELDS[name]
    if meant.content is Content.LOCATOR:
        return PersonCitation._meta.get_field("locator").max_length or 0
    model: Any = next((model for model in PERSON_CLAIMS if meant.claim == model.KIND), None)
    if model is None or meant.content not in (Content.TEXT, Content.UNIT):
        return 0
    return model._meta.get_field(meant.column).max_length or 0


def _too_long(name: str, text: str) -> str:
    values = {"length": len(text), "most": _most_characters(name)}
    return _("The cell has %(length)s characters, more than the %(most)s that are kept: shorten it.") % values


def _youngest(birth: Mapping[str, Any]) -> Any:
    """The latest day on which somebody may be born; None where it is not told."""
    if birth.get("born_on"):
        return PartialDate.parse(birth["born_on"]).latest
    if birth.get("age"):
        stated = PartialDate.parse(birth["age_on"])
        return born_between(birth["age"], stated.earliest, stated.latest)[1]
    return None


def _dated(said: Mapping[str, Mapping[str, Any]], kind: str, column: str) -> PartialDate | None:
    text = said.get(kind, {}).get(column, "")
    return PartialDate.parse(text) if text else None
