"""Units, their names, parents and standing, and legal instruments of the starting data."""

from collections.abc import Iterable
from typing import TypeVar

from django.db import models

from tracker.intake.complaints import Account
from tracker.intake.later_texts import LaterTexts
from tracker.intake.models import LoadedRow
from tracker.intake.starting_files import (
    CASE_SOURCES,
    CASES,
    INSTRUMENTS,
    UNIT_PARENTS,
    UNITS,
    Row,
    rows,
    several,
)
from tracker.intake.starting_sources import Sources
from tracker.sources.models import LegalInstrument, Source
from tracker.units.models import Unit, UnitCitation, UnitClaim, UnitName, UnitParent, UnitStatus
from tracker.vocabulary.claims import ClaimStatus
from tracker.vocabulary.people import NameKind

COLLECTION = "starting data"
ModelT = TypeVar("ModelT", bound=models.Model)


def load_units(sources: Sources, account: Account) -> dict[str, Unit]:
    """Make the units that are not there yet; give all by their id in the file."""
    units = loaded(Unit, "unit")
    later = LaterTexts(Unit, UNITS, account)
    for row in rows(UNITS):
        name = row["unit_id"]
        account.count(UNITS, loaded=name not in units)
        if name in units:
            later.take(name, units[name], _columns(row))
        else:
            units[name] = _unit(row, _pages_of(row, sources), account)
    _load_parents(units, sources, account)
    return units


def loaded(model: type[ModelT], kind: str) -> dict[str, ModelT]:
    """The records of one kind that earlier runs made, by their id in the file."""
    made = dict(LoadedRow.objects.filter(collection=COLLECTION, kind=kind).values_list("reference", "row"))
    rows_ = model._default_manager.filter(reference__in=made)
    return {made[row.reference]: row for row in rows_}  # type: ignore[attr-defined]


def _pages_of(row: Row, sources: Sources) -> list[Source]:
    """The page of a unit's row; for a force without one, the pages that name it as the force of a case."""
    own = sources.of_page(row["url"])
    if own:
        return [own]
    cases = {case["case_id"] for case in rows(CASES) if case["force"] == row["name"]}
    named_by = {
        source.pk: source
        for cited in rows(CASE_SOURCES)
        if cited["case_id"] in cases and "force" in several(cited["supports"])
        for source in [sources.of_case(cited)]
    }
    return list(named_by.values())


def _columns(row: Row) -> dict[str, str]:
    return {
        "kind": row["kind"],
        "territory_id": row["side_iso2"],
        "branch": row["branch"],
        "military_unit_number": row["military_unit_number"],
        "internal_notes": row["note"],
    }


def _unit(row: Row, pages: list[Source], account: Account) -> Unit:
    unit = Unit.objects.create(**_columns(row))
    LoadedRow.objects.create(
        collection=COLLECTION, row=row["unit_id"], kind="unit", reference=unit.reference, is_ready=bool(pages)
    )
    if not pages:
        account.complain(UNITS, row["unit_id"], column="url", what="no page supports this unit; it stays a draft")
    status = ClaimStatus.ACCEPTED if pages else ClaimStatus.UNVERIFIED
    claims: list[UnitClaim] = [UnitName(unit=unit, text=row["name"], language="en", preferred=True, status=status)]
    if row["native_name"]:
        claims.append(UnitName(unit=unit, text=row["native_name"], kind=NameKind.NATIVE, status=status))
    if row["formation_status"]:
        claims.append(UnitStatus(unit=unit, formation_status=row["formation_status"], status=status))
    for claim in claims:
        claim.save()
        cite(unit, claim, pages)
    for page in pages:
        UnitCitation.objects.create(unit=unit, source=page)
    return unit


def cite(unit: Unit, claim: UnitClaim, pages: Iterable[Source]) -> None:
    """Cite a claim about a unit to pages."""
    for page in pages:
        UnitCitation.objects.create(unit=unit, source=page, **{claim.KIND: claim})


def _load_parents(units: dict[str, Unit], sources: Sources, account: Account) -> None:
    for row in rows(UNIT_PARENTS):
        name = f"{row['unit_id']} in {row['parent_id']}"
        unit, parent = units.get(row["unit_id"]), units.get(row["parent_id"])
        if unit is None or parent is None:
            account.complain(UNIT_PARENTS, name, what="names a unit that is not in the units file; left out")
            continue
        _, is_new = LoadedRow.objects.get_or_create(
            collection=COLLECTION,
            row=name,
            defaults={"kind": "unitparent", "reference": unit.reference, "is_ready": False},
        )
        account.count(UNIT_PARENTS, loaded=is_new)
        if is_new:
            page = sources.of_page(row["url"])
            claim = UnitParent.objects.create(
                unit=unit,
                parent=parent,
                from_on=row["from"],
                to_on=row["to"],
                status=ClaimStatus.ACCEPTED if page else ClaimStatus.UNVERIFIED,
            )
            cite(unit, claim, [page] if page else [])


def load_instruments(sources: Sources, account: Account) -> None:
    """Make the laws and decrees that are not there yet; one that amends another comes after it."""
    made = loaded(LegalInstrument, "instrument")
    later = LaterTexts(LegalInstrument, INSTRUMENTS, account)
    for row in sorted(rows(INSTRUMENTS), key=lambda row: bool(row["amends_id"])):
        name = row["instrument_id"]
        account.count(INSTRUMENTS, loaded=name not in made)
        source = sources.of_page(row["url"], publisher=row["publisher"])
        if name in made:
            later.take(name, made[name], {column: row[column] for column in ("number", "summary")})
        if name in made or source is None:
            continue
        made[name] = LegalInstrument.objects.create(
            territory_id=row["country_iso2"],
            kind=row["kind"],
            number=row["number"],
            dated=row["dated"],
            effect=row["effect"],
            amends=made.get(row["amends_id"]),
            summary=row["summary"],
            source=source,
        )
        LoadedRow.objects.create(
            collection=COLLECTION, row=name, kind="instrument", reference=made[name].reference, is_ready=True
        )
