"""Public cases of the starting data: which cell becomes which column of which claim."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from tracker.intake.starting_files import Row, several
from tracker.people.models import (
    Background,
    Birth,
    CitizenshipGrant,
    Contract,
    Fate,
    Name,
    Nationality,
    PersonClaim,
    Service,
)
from tracker.units.models import Unit
from tracker.vocabulary.people import FateKind, GrantState, NameKind

WEAK_CASES = frozenset({"C05", "C23", "C24", "C27", "C30"})
"""Cases that stay drafts until an editor has looked."""

_RECRUITMENT = ("contract_signed_on", "contract_place", "how", "found_in", "indicator")


@dataclass(frozen=True)
class Draft:
    """One claim to be: its columns, and from which cell of the case each column comes.

    `frame` are columns that the claim cannot be without; a part split off keeps them.
    """

    model: type[PersonClaim]
    columns: Mapping[str, Any]
    cells: Mapping[str, str]
    frame: frozenset[str] = frozenset()
    extra: Mapping[str, Any] = field(default_factory=dict)


def drafts(case: Row, units: Mapping[str, Unit]) -> Iterator[Draft]:
    """All claims that the cells of one case make; blank cells make none."""
    yield Draft(Name, {"text": case["name"]}, {"text": "name"}, extra={"preferred": True})
    if case["name_native"]:
        native = {"text": case["name_native"]}
        yield Draft(Name, native, {"text": "name_native"}, extra={"kind": NameKind.NATIVE})
    yield from _birth(case)
    yield from _filled(Background, {"occupation": "occupation_before", "military_service": "military_before"}, case)
    for code in several(case["nationalities_iso2"]):
        yield Draft(Nationality, {"territory_id": code}, {"territory": "nationalities_iso2"})
    yield _service(case, units)
    if any(case[cell] for cell in _RECRUITMENT):
        yield _contract(case, units)
    if case["outcome"]:
        yield _fate(case)
    if case["citizenship_granted"] == "yes":
        yield Draft(
            CitizenshipGrant,
            {"territory_id": case["recruiting_country_iso2"], "state": GrantState.GRANTED},
            {"territory": "citizenship_granted", "state": "citizenship_granted"},
        )


def _filled(model: type[PersonClaim], cells: Mapping[str, str], case: Row) -> Iterator[Draft]:
    columns = {column: case[cell] for column, cell in cells.items() if case[cell]}
    if columns:
        yield Draft(model, columns, {column: cells[column] for column in columns})


def _birth(case: Row) -> Iterator[Draft]:
    if case["birth_date"]:
        yield Draft(Birth, {"born_on": case["birth_date"]}, {"born_on": "birth_date"})
    if case["age_at_event"] and not lacks_day_of_age(case):
        yield Draft(
            Birth,
            {"age": int(case["age_at_event"]), "age_on": case["outcome_date"]},
            {"age": "age_at_event", "age_on": "age_at_event"},
        )


def lacks_day_of_age(case: Row) -> bool:
    """Whether the case gives an age without the day of the event at which it was that: such an age is not entered."""
    return bool(case["age_at_event"]) and not case["outcome_date"]


def _service(case: Row, units: Mapping[str, Unit]) -> Draft:
    columns: dict[str, Any] = {"side": case["side"]}
    cells = {"side": "side"}
    if case["unit_id"]:
        columns["unit"], cells["unit"] = units[case["unit_id"]], "unit_as_stated"
    elif case["force"]:
        columns["unit"], cells["unit"] = force(case, units), "force"
    for column, cell in (("unit_as_stated", "unit_as_stated"), ("role", "role")):
        if case[cell]:
            columns[column], cells[column] = case[cell], cell
    return Draft(Service, columns, cells, frame=frozenset({"side"}))


def _contract(case: Row, units: Mapping[str, Unit]) -> Draft:
    columns: dict[str, Any] = {"side": case["side"]}
    cells = {"side": "side"}
    if case["force"]:
        columns["force"], cells["force"] = force(case, units), "force"
    for column, cell in (
        ("signed_on", "contract_signed_on"),
        ("signed_place", "contract_place"),
        ("role_promised", "job_promised"),
        ("found_in", "found_in"),
    ):
        if case[cell]:
            columns[column], cells[column] = case[cell], cell
    for column, cell in (("how", "how"), ("indicators", "indicator")):
        if case[cell]:
            columns[column], cells[column] = several(case[cell]), cell
    return Draft(Contract, columns, cells, frame=frozenset({"side"}))


def _fate(case: Row) -> Draft:
    columns = {"kind": FateKind(case["outcome"])}
    cells = {"kind": "outcome"}
    for column, cell in (("on", "outcome_date"), ("place", "outcome_place")):
        if case[cell]:
            columns[column], cells[column] = case[cell], cell  # type: ignore[assignment]
    return Draft(Fate, columns, cells, frame=frozenset({"kind"}))


def force(case: Row, units: Mapping[str, Unit]) -> Unit:
    """The unit that a case names as force, by the unit's name. Raises KeyError where no unit has that name."""
    return units[case["force"]]
