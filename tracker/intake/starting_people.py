"""Persons of the starting data, each claim cited to the pages that carry it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from tracker.intake.complaints import Account
from tracker.intake.later_texts import LaterTexts
from tracker.intake.models import LoadedRow
from tracker.intake.starting_cases import WEAK_CASES, Draft, drafts, lacks_day_of_age
from tracker.intake.starting_files import CASE_SOURCES, CASES, UNITS, Row, rows, several
from tracker.intake.starting_sources import Sources, relayed
from tracker.intake.starting_units import COLLECTION, loaded
from tracker.people.models import Person, PersonCitation, PersonClaim
from tracker.sources.models import Source
from tracker.units.models import Unit
from tracker.vocabulary.claims import ClaimStatus
from tracker.vocabulary.levels import Level

NOT_ITEMISED = "cited for the case as a whole"
FOLLOWS_FROM_UNIT = "follows from the unit that it names"
_CITED_TO_ALL = ("name", "sex", "nationalities_iso2", "side")
_CONFIRMED = ("outcome", "outcome_date", "outcome_place")
_SPEAKERS_BY_CASE = {"C28": ["family", "own_state"]}
"""Who confirmed a death where no page's row says who speaks: read from the case's own `confirmed_by`
("wife; Ministry of Foreign Affairs in Taipei…"), and said so in a complaint."""


@dataclass(frozen=True)
class Page:
    """One page behind a case: its source, who speaks, and the cells that it carries."""

    source: Source
    said_by: list[str]
    supports: frozenset[str]


@dataclass(frozen=True)
class Support:
    """One page that carries one cell, and where in it."""

    page: Page
    locator: str = ""


def load_people(sources: Sources, units: Mapping[str, Unit], account: Account) -> None:
    """Make the persons that are not there yet, with their claims and citations."""
    there = set(LoadedRow.objects.filter(collection=COLLECTION, kind="person").values_list("row", flat=True))
    records = loaded(Person, "person")
    later = LaterTexts(Person, CASES, account)
    named = {name: units[row["unit_id"]] for row in rows(UNITS) for name in _names(row)} | dict(units)
    pages: dict[str, list[Page]] = {}
    for row in rows(CASE_SOURCES):
        account.count(CASE_SOURCES, loaded=row["case_id"] not in there)
        page = Page(sources.of_case(row), several(row["said_by"]), frozenset(several(row["supports"])))
        pages.setdefault(row["case_id"], []).append(page)
    for case in rows(CASES):
        account.count(CASES, loaded=case["case_id"] not in there)
        if case["case_id"] not in there:
            _Case(case, pages.get(case["case_id"], []), account).load(named)
        elif case["case_id"] in records:
            texts = {"internal_notes": _Case(case, [], account).notes()}
            later.take(case["case_id"], records[case["case_id"]], texts)


def _names(row: Row) -> tuple[str, str]:
    """The name of a unit as a case may give it: whole, or without the other name in brackets."""
    return row["name"], row["name"].partition(" (")[0]


class _Case:
    """One row of the cases on its way to becoming a person."""

    def __init__(self, case: Row, pages: Sequence[Page], account: Account) -> None:
        self.case, self.pages, self.account = case, pages, account
        self.is_weak = case["case_id"] in WEAK_CASES

    def load(self, units: Mapping[str, Unit]) -> None:
        case = self.case
        self.person = Person.objects.create(
            sex=case["sex"],
            level=Level.WITHHELD if self.is_weak else Level.NAMED,
            internal_notes=self.notes(),
        )
        LoadedRow.objects.create(
            collection=COLLECTION,
            row=case["case_id"],
            kind="person",
            reference=self.person.reference,
            is_ready=not self.is_weak,
        )
        if case["case_id"] in _SPEAKERS_BY_CASE:
            self._complain("confirmed_by", "no page's row says who speaks; read from this cell")
        self._cite(None, {"sex": self._supports("sex")})
        for draft in drafts(case, units):
            self._claim(draft)
        if lacks_day_of_age(case):
            self._complain("age_at_event", "an age without the day on which it was that; not entered")
        if self.is_weak:
            self._complain("", "weak case: stays a draft until an editor has looked")

    def notes(self) -> str:
        """What the desk should know of the case."""
        confirmed = f"Confirmed by: {self.case['confirmed_by']}"
        return "\n".join(filter(None, (self.case["note"], confirmed, self._weakness())))

    def _weakness(self) -> str:
        return "Weak case: look at it before it is submitted." if self.is_weak else ""

    def _claim(self, draft: Draft) -> None:
        """Make the claim with the columns that pages carry; the others become an unverified claim of their own."""
        supports = {column: self._supports(cell) for column, cell in draft.cells.items()}
        carried = {column for column in supports if supports[column]}
        unsupported = set(supports) - carried - draft.frame
        if carried:
            may_be_accepted = draft.frame <= carried and not self.is_weak
            claim = self._made(draft, carried | draft.frame, accepted=may_be_accepted)
            self._cite(claim, {column: supports[column] for column in carried})
        if unsupported:
            self._made(draft, unsupported | draft.frame, accepted=False)
        for column in sorted(unsupported):
            self._complain(draft.cells[column], "no page carries this cell; entered as an unverified claim")

    def _made(self, draft: Draft, kept: set[str], *, accepted: bool) -> PersonClaim:
        columns = {name: value for name, value in draft.columns.items() if name.removesuffix("_id") in kept}
        made: PersonClaim = cast("Any", draft.model)._default_manager.create(
            person=self.person,
            status=ClaimStatus.ACCEPTED if accepted else ClaimStatus.UNVERIFIED,
            **columns,
            **draft.extra,
        )
        return made

    def _supports(self, cell: str) -> list[Support]:
        """The pages that carry a cell, by the rules of the collection's dictionary."""
        confirmed = [page for page in self.pages if "confirmed_by" in page.supports]
        found = [Support(page) for page in self.pages if cell in page.supports]
        if cell in _CONFIRMED:
            found += [Support(page) for page in confirmed if cell not in page.supports]
        if cell == "force" and not found:
            unit = [page for page in self.pages if "unit_as_stated" in page.supports]
            found = [Support(page, FOLLOWS_FROM_UNIT) for page in unit] if self.case["unit_id"] else []
        if cell in _CITED_TO_ALL and not found and not self.is_weak:
            found = [Support(page, NOT_ITEMISED) for page in confirmed]
        return found

    def _cite(self, claim: PersonClaim | None, supports: Mapping[str, Sequence[Support]]) -> None:
        """One citation per page and locator, naming the columns that the page carries."""
        fields: dict[tuple[int, str], list[str]] = {}
        pages: dict[int, Page] = {}
        for column, found in supports.items():
            for support in found:
                pages[support.page.source.pk] = support.page
                fields.setdefault((support.page.source.pk, support.locator), []).append(column)
        about: dict[str, Any] = {claim.KIND: claim} if claim else {}
        for (source, locator), columns in fields.items():
            PersonCitation.objects.create(
                person=self.person,
                source=pages[source].source,
                said_by=self._said_by(pages[source]),
                via=relayed(pages[source].source.publisher),
                locator=locator,
                fields=columns,
                **about,
            )

    def _said_by(self, page: Page) -> list[str]:
        confirms = "confirmed_by" in page.supports and not page.said_by
        return _SPEAKERS_BY_CASE.get(self.case["case_id"], []) if confirms else page.said_by

    def _complain(self, cell: str, what: str) -> None:
        value = self.case[cell] if cell else ""
        self.account.complain(CASES, self.case["case_id"], column=cell, value=value, what=what)
