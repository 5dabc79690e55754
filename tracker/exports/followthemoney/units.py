"""Units as organizations, their parents as memberships, and the forces of a side where no unit is named."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from tracker.catalogue.models import Unit, UnitCitation, UnitName, UnitParent
from tracker.exports.followthemoney.entities import Entity, country_of, day_of, entity, id_of
from tracker.exports.followthemoney.sources import documentation, source_id
from tracker.vocabulary.claims import ClaimStatus
from tracker.vocabulary.people import Side
from tracker.vocabulary.units import UnitKind

_OF_THE_STATE = {UnitKind.FORCE, UnitKind.BRANCH, UnitKind.ARMY}
_FORCES = {Side.RUSSIA: "Forces on Russia's side", Side.UKRAINE: "Forces on Ukraine's side"}


def unit_entities(units: Sequence[Unit], sources: set[str], site: str) -> Iterator[Entity]:
    """The units with their parents and citations; the sources of these are noted."""
    references = [unit.reference for unit in units]
    names = _by_unit(UnitName.objects.filter(unit__in=references, status=ClaimStatus.ACCEPTED).order_by("position"))
    cited = _by_unit(UnitCitation.objects.filter(unit__in=references).order_by("position", "pk"))
    for unit in units:
        yield _organization(unit, names[unit.reference], cited[unit.reference], site)
        for citation in cited[unit.reference]:
            sources.add(citation.source_id)
            yield documentation(citation, citation.source_id, unit_id(unit.reference))
    for row in UnitParent.objects.filter(unit__in=references, status=ClaimStatus.ACCEPTED).order_by("unit", "position"):
        yield entity(
            "Membership",
            id_of("parent", row.key),
            member=unit_id(row.unit_id),
            organization=unit_id(row.parent_id),
            role="part of",
            startDate=day_of(row, "from_on"),
            endDate=day_of(row, "to_on"),
            summary=row.public_note,
        )


def named_with_parents(units: Iterable[str]) -> Sequence[Unit]:
    """The units with these references, and every unit that their parents name, so that no membership leads nowhere."""
    return list(Unit.objects.filter(descendants__unit__in=list(units)).distinct().order_by("reference"))


def forces(sides: Iterable[str]) -> Iterator[Entity]:
    """What employs people of whom no unit is known."""
    for side in sorted(sides):
        yield entity(
            "Organization",
            forces_id(side),
            name=_FORCES[Side(side)],
            country=country_of(side),
            topics="mil",
            summary="Stands for whoever employed people of whom no source names the unit.",
        )


def unit_id(reference: str) -> str:
    """The id of a unit."""
    return id_of("unit", reference)


def forces_id(side: str) -> str:
    """The id of the forces of a side."""
    return id_of("forces", side)


def _organization(unit: Unit, names: Sequence[UnitName], cited: Sequence[UnitCitation], site: str) -> Entity:
    return entity(
        "PublicBody" if unit.kind in _OF_THE_STATE else "Organization",
        unit_id(unit.reference),
        name=unit.name,
        alias=[name.text for name in names if name.text != unit.name],
        country=country_of(unit.territory),
        classification=unit.kind,
        registrationNumber=unit.military_unit_number,
        topics="mil",
        summary=unit.public_note,
        sourceUrl=f"{site}/units/{unit.reference}/",
        proof=[source_id(citation.source_id) for citation in cited],
    )


def _by_unit(rows: Iterable[Any]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.unit_id].append(row)
    return found
