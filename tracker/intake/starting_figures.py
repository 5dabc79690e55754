"""Figures, their links and statements of the starting data, each cited to the one page of its row."""

from tracker.figures.models import Claimant, Figure, FigureLink, Statement, StatementSubject
from tracker.intake.complaints import Account
from tracker.intake.later_texts import LaterTexts
from tracker.intake.models import LoadedRow
from tracker.intake.starting_files import FIGURE_LINKS, FIGURES, MORE_STATEMENTS, STATEMENTS, Row, rows
from tracker.intake.starting_groups import comparison_group
from tracker.intake.starting_records import RecordLoader, cells_of, note_row
from tracker.intake.starting_sources import Sources
from tracker.intake.starting_units import COLLECTION, loaded
from tracker.intake.starting_words import told
from tracker.people.models import Person

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


def load_figures(sources: Sources, account: Account) -> None:
    """Make the claimants, figures, links and statements that are not there yet."""
    loader = _Loader(sources, account)
    for row in rows(FIGURES):
        loader.figure(row)
    for row in rows(FIGURE_LINKS):
        loader.link(row)
    # What is contested comes before what contests it.
    for file in (STATEMENTS, MORE_STATEMENTS):
        for row in sorted(rows(file), key=lambda row: bool(row["contests_id"])):
            loader.statement(file, row)


class _Loader(RecordLoader):
    """What is there already, by its name in the files, and what becomes of a row."""

    def __init__(self, sources: Sources, account: Account) -> None:
        super().__init__(sources, account)
        self.claimants = loaded(Claimant, "claimant")
        self.figures = loaded(Figure, "figure")
        self.statements = loaded(Statement, "statement")
        self.later_of_figures = LaterTexts(Figure, FIGURES, account)
        self.later_of_statements = {
            file: LaterTexts(Statement, file, account) for file in (STATEMENTS, MORE_STATEMENTS)
        }
        self.persons = loaded(Person, "person")
        known = LoadedRow.objects.filter(collection=COLLECTION, kind="figurelink")
        self.links = set(known.values_list("row", flat=True))
        self.named = {row["figure_id"]: row for row in rows(FIGURES)}

    def figure(self, row: Row) -> None:
        name = row["figure_id"]
        self.account.count(FIGURES, loaded=name not in self.figures)
        if name in self.figures:
            texts = cells_of(row, _FIGURE_CELLS) | {"remark": self._note_of(FIGURES, name, row)}
            self.later_of_figures.take(name, self.figures[name], texts)
            return
        given = self.columns(row, _FIGURE_CELLS) | {
            "comparison_group": comparison_group(row),
            "remark": self._note_of(FIGURES, name, row),
        }
        figure = Figure(claimant=self._claimant(FIGURES, name, row), **given)
        if self.is_sound(FIGURES, name, figure, _FIGURE_CELLS):
            self.figures[name] = self.saved("figure", FIGURES, name, row, figure)

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
        if is_new and self.is_sound(FIGURE_LINKS, name, link, {"kind": "kind"}):
            link.save()
            note_row("figurelink", name, figure.reference, is_ready=False)

    def statement(self, file: str, row: Row) -> None:
        name = row["statement_id"]
        self.account.count(file, loaded=name not in self.statements)
        if name in self.statements:
            self.later_of_statements[file].take(name, self.statements[name], cells_of(row, _STATEMENT_CELLS))
            return
        contested = self.statements.get(row["contests_id"])
        if row["contests_id"] and contested is None:
            self.complain(file, name, row, "contests_id", "no such statement was loaded; left open")
        given = self.columns(row, _STATEMENT_CELLS)
        statement = Statement(claimant=self._claimant(file, name, row), contests=contested, **given)
        if self.is_sound(file, name, statement, _STATEMENT_CELLS):
            self.statements[name] = self.saved("statement", file, name, row, statement)
            self._about_person(file, name, row)

    def _note_of(self, file: str, name: str, row: Row) -> str:
        """The note for readers; without it, and with a complaint, where it names a row that is not there."""
        try:
            return told(row["note"], self.named)
        except KeyError as unknown:
            self.complain(file, name, row, "note", f"names {unknown}, which is no figure of the files; left out")
            return ""

    def _claimant(self, file: str, name: str, row: Row) -> Claimant:
        claimant = self.claimants.get(row["claimant"])
        if claimant is None:
            claimant = Claimant.objects.create(
                name=row["claimant"], kind=row["claimant_kind"], territory_id=row["claimant_state_iso2"] or None
            )
            self.claimants[claimant.name] = claimant
            note_row("claimant", claimant.name, claimant.reference, is_ready=True)
        if (claimant.kind, claimant.territory_id or "") != (row["claimant_kind"], row["claimant_state_iso2"]):
            self.complain(file, name, row, "claimant", "an earlier row gives another kind or state; that one is kept")
        return claimant

    def _about_person(self, file: str, name: str, row: Row) -> None:
        if not row["about_person"]:
            return
        person = self.persons.get(row["about_person"])
        if person is None:
            self.complain(file, name, row, "about_person", "no such case was loaded; left open")
            return
        StatementSubject.objects.create(statement=self.statements[name], person=person)
