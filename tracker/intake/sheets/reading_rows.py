"""What one row of a list says about one person, and what in it is asked, refused or remarked, cell by cell."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from tracker.intake.list_fields import DROPPED, FIELDS, NAME_PARTS, NOTE, Content
from tracker.intake.sheets.cell_values import (
    NOTHING_LEARNT,
    Learnt,
    NotUnderstood,
    age_of,
    cell_date,
    cell_text,
    countries,
    term_months,
    word_of,
)
from tracker.intake.sheets.names_in_cells import call_signs_in, read_name
from tracker.intake.sheets.units_named import KnownUnits
from tracker.intake.sheets.words import is_not_known, key, list_words
from tracker.lib.dates.ages import born_between
from tracker.lib.dates.future_dates import is_ahead
from tracker.lib.dates.list_dates import Order
from tracker.lib.dates.partial_dates import PartialDate
from tracker.lib.spreadsheets.cells import Cell, Kind, Row
from tracker.lib.territories import STATELESS
from tracker.people.models import PERSON_CLAIMS
from tracker.vocabulary.course import ProceedingStage
from tracker.vocabulary.people import FateKind, GrantState, NameKind, NationalityKind, Sex

OF_AGE = 18
_CONTRACT = ("signed_on", "term", "signed_at")
_CALL_SIGNS = ("позывн", "позивн", "call sign", "callsign", "indicativo", "indicatif")
_DATE_OF = {"captured": FateKind.CAPTURED, "exchanged": FateKind.EXCHANGED}
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
        self._has_contract = any(name in fields for name in _CONTRACT)
        self._by_field: Mapping[str, list[MappedColumn]] = {
            name: [column for column in columns if column.field == name] for name in fields
        }

    def read(self, row: Row) -> ReadRow:
        """What the row says; rows that are no person are left out with the reason."""
        read = ReadRow(row.number)
        if reason := self._no_person(row):
            read.outcome, read.reason = Outcome.LEFT_OUT, reason
            return read
        for column in self._columns:
            cell = row.cell(column.number)
            if 0 < _most_characters(column.field) < len(cell.text):
                _complain(read, column, cell.text[:100], _too_long(column.field, cell.text), "refused")
            if cell.kind is Kind.ERROR and column.field != DROPPED:
                _complain(
                    read,
                    column,
                    cell.text,
                    _("The cell holds an error of the spreadsheet: write its value."),
                    "refused",
                )
            elif cell.is_formula and not cell.text and column.field != DROPPED:
                _complain(
                    read, column, "", _("The cell is a formula whose result was not stored: write its value."), "asked"
                )
        self._read_names(row, read)
        self._read_person(row, read)
        self._read_birth(row, read)
        self._read_nationalities(row, read)
        self._read_service(row, read)
        self._read_fates(row, read)
        self._read_rest(row, read)
        self._look_at_whole(read)
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
        people = [
            column
            for column in self._columns
            if FIELDS[column.field].content not in (Content.NUMBERING, Content.DROPPED)
        ]
        if not any(row.cell(column.number).text.strip() for column in people):
            return _("Nothing in any column that is kept.")
        return ""

    def _cells(self, row: Row, name: str) -> Iterator[tuple[MappedColumn, Cell]]:
        for column in self._by_field.get(name, ()):
            cell = row.cell(column.number)
            if cell.text.strip() and cell.kind is not Kind.ERROR:
                yield column, cell

    def _value(self, row: Row, read: ReadRow, name: str, of: Callable[[MappedColumn, Cell], ValueT]) -> ValueT | None:
        """What the cell of a field says, None where it says nothing or is complained about."""
        for column, cell in self._cells(row, name):
            try:
                return of(column, cell)
            except NotUnderstood as why:
                _complain_of(read, column, cell, why)
        return None

    def _date(self, row: Row, read: ReadRow, name: str) -> str:
        def of(column: MappedColumn, cell: Cell) -> str:
            known = cell_date(cell, column.order)
            if is_ahead(known):
                raise NotUnderstood(
                    _("%(date)s lies in the future. Correct it, or leave it empty.") % {"date": known},
                    is_question=False,
                )
            return known

        return self._value(row, read, name, of) or ""

    def _text(self, row: Row, name: str) -> str:
        return next((text for _column, cell in self._cells(row, name) if (text := cell_text(cell))), "")

    def _read_names(self, row: Row, read: ReadRow) -> None:
        whole = [name for name in NAME_PARTS if name in self._by_field] or ["name_full"]
        columns = sorted(
            (each for name in whole for each in self._by_field.get(name, ())), key=lambda each: each.number
        )
        latin = self._text(row, "name_latin")
        written = " ".join(
            row.cell(each.number).text for each in columns if not is_not_known(row.cell(each.number).text)
        )
        if not columns or not written.strip():
            columns = columns or self._by_field.get("name_latin", []) or [MappedColumn(0, "", "name_full")]
            written, latin = latin, ""
        try:
            name = read_name(written)
        except NotUnderstood as why:
            _complain_of(read, columns[0], Cell(written, Kind.TEXT), why)
        else:
            read.claims.append(("name", {"text": name.text, "kind": NameKind.FULL.value, "preferred": True}))
            read.claims += [("name", {"text": sign, "kind": NameKind.CALL_SIGN.value}) for sign in name.call_signs]
            for remark in name.remarks:
                _complain(read, columns[0], written, remark, "remark")
        self._read_other_names(row, read, latin)

    def _read_other_names(self, row: Row, read: ReadRow, latin: str) -> None:
        others = [(column, cell.text, NameKind.ALIAS) for column, cell in self._cells(row, "name_other")]
        if latin:
            others.insert(0, (self._by_field["name_latin"][0], latin, NameKind.TRANSLITERATION))
        for column, text, kind in others:
            if is_not_known(text):
                continue
            try:
                name = read_name(text)
            except NotUnderstood as why:
                _complain_of(read, column, Cell(text, Kind.TEXT), why)
                continue
            is_sign = kind is NameKind.ALIAS and any(word in key(column.head) for word in _CALL_SIGNS)
            read.claims.append(("name", {"text": name.text, "kind": (NameKind.CALL_SIGN if is_sign else kind).value}))
        for _column, cell in self._cells(row, NOTE):
            signs = [("name", {"text": sign, "kind": NameKind.CALL_SIGN.value}) for sign in call_signs_in(cell.text)]
            read.claims += [sign for sign in signs if sign not in read.claims]

    def _read_person(self, row: Row, read: ReadRow) -> None:
        sex = self._value(row, read, "sex", self._sex)
        if sex:
            read.person["sex"] = sex

    def _sex(self, column: MappedColumn, cell: Cell) -> str:
        """The letter m is male, but beside h (hombre) it is mujer."""
        if column.m_is_female and key(cell.text) == "m":
            return Sex.FEMALE.value
        return word_of("sex", cell.text, self._learnt)

    def _read_birth(self, row: Row, read: ReadRow) -> None:
        born_on = self._date(row, read, "born_on") or self._date(row, read, "birth_year")
        if born_on and self._facts.year_only:
            born_on = born_on[:4] if born_on[0].isdigit() else born_on
        birth: dict[str, Any] = {"born_on": born_on, "place": self._text(row, "birth_place")}
        age = self._value(row, read, "age", lambda _column, cell: age_of(cell_text(cell)))
        if age and self._facts.listed_on:
            birth |= {"age": age, "age_on": self._facts.listed_on}
        elif age:
            column = self._by_field["age"][0]
            _complain(
                read,
                column,
                str(age),
                _("An age needs its day: say on the list's page of which day the list is."),
                "asked",
            )
        if any(birth.values()):
            read.claims.append(("birth", _filled(birth)))

    def _read_nationalities(self, row: Row, read: ReadRow) -> None:
        for column, cell in self._cells(row, "nationality"):
            try:
                codes = countries(cell_text(cell), self._learnt)
            except NotUnderstood as why:
                _complain_of(read, column, cell, why)
                continue
            for code in codes:
                is_stateless = code == STATELESS
                said = (
                    {"kind": NationalityKind.STATELESS.value}
                    if is_stateless
                    else {"kind": NationalityKind.TERRITORY.value, "territory_id": code}
                )
                if ("nationality", said) not in read.claims:
                    read.claims.append(("nationality", said))

    def _read_service(self, row: Row, read: ReadRow) -> None:
        """The contract, where the list has columns for one; else a service of those who have a unit, role or rank."""
        as_stated = self._text(row, "unit")
        unit = self._units.meant_by(as_stated)
        said: dict[str, Any] = {"unit_as_stated": as_stated, "unit_id": unit, "rank": self._text(row, "rank")}
        role = self._text(row, "role")
        if self._has_contract:
            said |= {
                "role_given": role,
                "signed_on": self._date(row, read, "signed_on"),
                "term_months": self._value(
                    row, read, "term", lambda _column, cell: term_months(cell_text(cell), self._learnt)
                ),
                "signed_place": self._text(row, "signed_at"),
            }
        else:
            said |= {"role": role}
        if self._has_contract or any(said.values()):
            kind = "contract" if self._has_contract else "service"
            read.claims.append((kind, {"side": self._facts.side, **_filled(said)}))

    def _read_fates(self, row: Row, read: ReadRow) -> None:
        kind = self._value(row, read, "fate", lambda _column, cell: word_of("fate", cell.text, self._learnt))
        on = self._date(row, read, "fate_on")
        said = {"on": on, "place": self._text(row, "fate_place"), "cause": self._text(row, "cause")}
        is_asked = any(each.list_name == "fate" for each in read.complaints)
        if kind or is_asked:
            read.claims.append(("fate", {"kind": kind or "", **_filled(said)}))
        elif any(said.values()):
            name = next(name for name in ("fate_on", "fate_place", "cause") if self._text(row, name))
            _complain(
                read,
                self._by_field[name][0],
                self._text(row, name),
                _("A date, place or cause of a fate, but no fate in this row: kept as a note."),
                "remark",
            )
            read.notes += [
                f"{self._by_field[each][0].head}: {self._text(row, each)}"
                for each in ("fate_on", "fate_place", "cause")
                if self._text(row, each)
            ]
        for name, of in _DATE_OF.items():
            if day := self._date(row, read, f"{name}_on"):
                known: dict[str, Any] = next(
                    (each for claim, each in read.claims if claim == "fate" and each["kind"] == of), {}
                )
                # The status says what, this column when: one fate.
                if known and known.get("on", day) == day:
                    known["on"] = day
                else:
                    read.claims.append(("fate", {"kind": of.value, "on": day}))

    def _read_rest(self, row: Row, read: ReadRow) -> None:
        if occupation := self._text(row, "occupation"):
            read.claims.append(("background", {"occupation": occupation}))
        proceeding = {
            "charge": self._text(row, "charge"),
            "sentence": self._text(row, "sentence"),
            "on": self._date(row, read, "verdict_on"),
        }
        if any(proceeding.values()):
            is_judged = proceeding["sentence"] or proceeding["on"]
            stage = ProceedingStage.CONVICTED if is_judged else ProceedingStage.CHARGED
            read.claims.append(
                ("proceeding", {"territory_id": self._facts.court, "stage": stage.value, **_filled(proceeding)})
            )
        if granted := self._date(row, read, "citizenship_granted_on"):
            said = {"territory_id": self._facts.side, "state": GrantState.GRANTED.value, "on": granted}
            read.claims.append(("citizenshipgrant", said))
        for column in self._columns:
            meant, cell = FIELDS[column.field], row.cell(column.number)
            text = cell_text(cell)
            if not text:
                continue
            if meant.detail:
                read.details.append((meant.detail, text))
            elif meant.content is Content.NOTE:
                read.notes.append(f"{column.head}: {text}")

    def _look_at_whole(self, read: ReadRow) -> None:
        """What is only seen when the row is read: a fate before the contract, somebody who may be under age."""
        said = dict(reversed(read.claims))
        signed, fate = _dated(said, "contract", "signed_on"), _dated(said, "fate", "on")
        if signed and fate and signed.earliest and fate.latest and fate.latest < signed.earliest:
            _remark(
                read,
                _("The fate (%(fate)s) lies before the contract (%(signed)s): both are kept as the list has them.")
                % {"fate": fate.text, "signed": signed.text},
            )
        birth = said.get("birth", {})
        youngest = _youngest(birth)
        day = signed.earliest if signed else None
        if (
            youngest
            and day
            and (day.year - youngest.year - ((day.month, day.day) < (youngest.month, youngest.day))) < OF_AGE
        ):
            read.person["is_minor"] = True
            _remark(read, _("May have been under 18 when the contract was signed: a minor for what is shown."))


@cache
def _most_characters(name: str) -> int:
    """How many the column of the claim has room for that cells of this field become; 0: no text, or another check."""
    meant = FIELDS[name]
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


def _filled(said: Mapping[str, Any]) -> dict[str, Any]:
    return {column: value for column, value in said.items() if value not in ("", None)}


def _remark(read: ReadRow, sentence: str) -> None:
    read.complaints.append(Complaint(0, "", sentence, "remark"))


def _complain(read: ReadRow, column: MappedColumn, value: str, sentence: str, kind: str) -> None:
    read.complaints.append(Complaint(column.number, value, sentence, kind))


def _complain_of(read: ReadRow, column: MappedColumn, cell: Cell, why: NotUnderstood) -> None:
    kind = "asked" if why.is_question else "refused"
    read.complaints.append(Complaint(column.number, cell.text, str(why), kind, why.list_name, why.word, why.proposal))
