"""Figures, their links and statements of the starting data, each cited to the one page of its row."""

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from django.core.exceptions import ValidationError
from django.db import models

from tracker.figures.models import (
    Claimant,
    ClaimRecord,
    Figure,
    FigureCitation,
    FigureLink,
    Statement,
    StatementSubject,
)
from tracker.intake.complaints import Account
from tracker.intake.later_texts import LaterTexts
from tracker.intake.models import LoadedRow
from tracker.intake.starting_files import FIGURE_LINKS, FIGURES, STATEMENTS, Row, rows
from tracker.intake.starting_groups import comparison_group
from tracker.intake.starting_sources import Sources
from tracker.intake.starting_units import COLLECTION, loaded
from tracker.intake.starting_words import told
from tracker.people.models import Person
from tracker.vocabulary.claims import ClaimStatus, SaidBy
from tracker.vocabulary.figures import Position, position

_FIGURE_CELLS = {
    "measure": "measure",
    "low": "value_min",
    "high": "value_max",
    "qualifier": "qualifier",
    "nationality_id": "nationality_iso2",
    "population": "population",
    "grouping": "group_label",
    "countries": "countries",
    "scope": "scope",
    "side": "recruiting_country_iso2",
    "counting": "counting",
    "counts": "counts",
    "period_start": "period_start",
    "period_end": "period_end",
    "as_of": "as_of",
    "remark": "note",
}
_STATEMENT_CELLS = {
    "on": "on",
    "kind": "kind",
    "summary": "summary",
    "nationality_id": "nationality_iso2",
    "side": "recruiting_country_iso2",
    "place": "about_place",
    "contested_point": "contests_point",
}
_SPEAKER = {
    Position.HOME_STATE.value: SaidBy.OWN_STATE,
    Position.RECRUITING_SIDE.value: SaidBy.RECRUITING_SIDE,
    Position.OPPOSING_SIDE.value: SaidBy.OPPOSING_SIDE,
}
ModelT = TypeVar("ModelT", bound=models.Model)


def load_figures(sources: Sources, account: Account) -> None:
    """Make the claimants, figures, links and statements that are not there yet."""
    loader = _Loader(sources, account)
    for row in rows(FIGURES):
        loader.figure(row)
    for row in rows(FIGURE_LINKS):
        loader.link(row)
    # What is contested comes before what contests it.
    for row in sorted(rows(STATEMENTS), key=lambda row: bool(row["contests_id"])):
        loader.statement(row)


class _Loader:
    """What is there already, by its name in the files, and what becomes of a row."""

    def __init__(self, sources: Sources, account: Account) -> None:
        self.sources, self.account = sources, account
        self.claimants = loaded(Claimant, "claimant")
        self.figures = loaded(Figure, "figure")
        self.statements = loaded(Statement, "statement")
        self.later_of_figures = LaterTexts(Figure, FIGURES, account)
        self.later_of_statements = LaterTexts(Statement, STATEMENTS, account)
        self.persons = loaded(Person, "person")
        known = LoadedRow.objects.filter(collection=COLLECTION, kind="figurelink")
        self.links = set(known.values_list("row", flat=True))
        self.named = {row["figure_id"]: row for row in rows(FIGURES)}

    def figure(self, row: Row) -> None:
        name = row["figure_id"]
        self.account.count(FIGURES, loaded=name not in self.figures)
        if name in self.figures:
            texts = _cells(row, _FIGURE_CELLS) | {"remark": self._note_of(FIGURES, name, row)}
            self.later_of_figures.take(name, self.figures[name], texts)
            return
        given = self._columns(row, _FIGURE_CELLS) | {
            "comparison_group": comparison_group(row),
            "remark": self._note_of(FIGURES, name, row),
        }
        figure = Figure(claimant=self._claimant(FIGURES, name, row), **given)
        if self._is_sound(FIGURES, name, figure, _FIGURE_CELLS):
            self.figures[name] = self._saved("figure", FIGURES, name, row, figure)

    def link(self, row: Row) -> None:
        name = f"{row['figure_id']} {row['kind']} {row['other_id']}"
        figure, other = self.figures.get(row["figure_id"]), self.figures.get(row["other_id"])
        if figure is None or other is None:
            self.account.count(FIGURE_LINKS, loaded=False)
            self.account.complain(FIGURE_LINKS, name, what="names a figure that was not loaded; left out")
            return
        is_new = name not in self.links
        self.account.count(FIGURE_LINKS, loaded=is_new)
        note = self._note_of(FIGURE_LINKS, name, row) if is_new else ""
        link = FigureLink(figure=figure, other=other, kind=row["kind"], note=note)
        if is_new and self._is_sound(FIGURE_LINKS, name, link, {"kind": "kind"}):
            link.save()
            _note("figurelink", name, figure.reference, is_ready=False)

    def statement(self, row: Row) -> None:
        name = row["statement_id"]
        self.account.count(STATEMENTS, loaded=name not in self.statements)
        if name in self.statements:
            self.later_of_statements.take(name, self.statements[name], _cells(row, _STATEMENT_CELLS))
            return
        contested = self.statements.get(row["contests_id"])
        if row["contests_id"] and contested is None:
            self._complain(STATEMENTS, name, row, "contests_id", "no such statement was loaded; left open")
        given = self._columns(row, _STATEMENT_CELLS)
        statement = Statement(claimant=self._claimant(STATEMENTS, name, row), contests=contested, **given)
        if self._is_sound(STATEMENTS, name, statement, _STATEMENT_CELLS):
            self.statements[name] = self._saved("statement", STATEMENTS, name, row, statement)
            self._about_person(name, row)

    def _columns(self, row: Row, cells: Mapping[str, str]) -> dict[str, Any]:
        """What the cells say; a blank one leaves the column's own default."""
        return {column: row[cell] for column, cell in cells.items() if row[cell]} | {"status": ClaimStatus.ACCEPTED}

    def _note_of(self, file: str, name: str, row: Row) -> str:
        """The note for readers; without it, and with a complaint, where it names a row that is not there."""
        try:
            return told(row["note"], self.named)
        except KeyError as unknown:
            self._complain(file, name, row, "note", f"names {unknown}, which is no figure of the files; left out")
            return ""

    def _claimant(self, file: str, name: str, row: Row) -> Claimant:
        claimant = self.claimants.get(row["claimant"])
        if claimant is None:
            claimant = Claimant.objects.create(
                name=row["claimant"], kind=row["claimant_kind"], territory_id=row["claimant_state_iso2"] or None
            )
            self.claimants[claimant.name] = claimant
            _note("claimant", claimant.name, claimant.reference, is_ready=True)
        if (claimant.kind, claimant.territory_id or "") != (row["claimant_kind"], row["claimant_state_iso2"]):
            self._complain(file, name, row, "claimant", "an earlier row gives another kind or state; that one is kept")
        return claimant

    def _is_sound(self, file: str, name: str, made: models.Model, cells: Mapping[str, str]) -> bool:
        """Whether the row can be loaded; cells that cannot be understood are left out, each with a complaint."""
        try:
            made.full_clean(exclude={"key"})
        except ValidationError as errors:
            for column, texts in errors.message_dict.items():
                cell = cells.get(column, cells.get(f"{column}_id", ""))
                value = str(getattr(made, column, "")) if cell else ""
                self.account.complain(file, name, column=cell, value=value, what=f"{' '.join(texts)} Left out.")
                if cell:
                    field: Any = made._meta.get_field(column)
                    setattr(made, field.attname, field.get_default())
            return self._is_whole(made)
        return True

    def _is_whole(self, made: models.Model) -> bool:
        try:
            made.full_clean(exclude={"key"})
        except ValidationError:
            return False
        return True

    def _saved(self, kind: str, file: str, name: str, row: Row, record: ClaimRecord) -> Any:
        """Save the record, cited to its page."""
        record.save()
        source = self.sources.of_publication(row)
        if source.publisher != row["publisher"]:
            self._complain(file, name, row, "publisher", f"the same page is “{source.publisher}” elsewhere; one source")
        about = cast("dict[str, Any]", {kind: record})
        FigureCitation.objects.create(source=source, said_by=_said_by(row), **about)
        reference = cast("Any", record).reference
        _note(kind, name, reference, is_ready=True)
        return record

    def _about_person(self, name: str, row: Row) -> None:
        if not row["about_person"]:
            return
        person = self.persons.get(row["about_person"])
        if person is None:
            self._complain(STATEMENTS, name, row, "about_person", "no such case was loaded; left open")
            return
        StatementSubject.objects.create(statement=self.statements[name], person=person)

    def _complain(self, file: str, name: str, row: Row, cell: str, what: str) -> None:
        self.account.complain(file, name, column=cell, value=row[cell], what=what)


def _cells(row: Row, cells: Mapping[str, str]) -> dict[str, Any]:
    """All cells of a row by their columns, blank ones too."""
    return {column: row[cell] for column, cell in cells.items()}


def _said_by(row: Row) -> list[str]:
    """Who speaks: told only where the claimant is a state body whose state has a part in it."""
    if not row["claimant_state_iso2"]:
        return []
    stands = position(
        kind=row["claimant_kind"],
        state=row["claimant_state_iso2"],
        side=row["recruiting_country_iso2"],
        nationality=row["nationality_iso2"],
    )
    return [_SPEAKER[stands]] if stands in _SPEAKER else []


def _note(kind: str, row: str, reference: str, *, is_ready: bool) -> None:
    LoadedRow.objects.create(collection=COLLECTION, row=row, kind=kind, reference=reference, is_ready=is_ready)
