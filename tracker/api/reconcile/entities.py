"""What can be matched: people with a name, units and territories; each found by its id."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tracker.catalogue.listing.kind import PublicKind
from tracker.catalogue.models import Person, Unit
from tracker.catalogue.people.kind import PEOPLE
from tracker.catalogue.responses.records import find_record
from tracker.catalogue.units.kind import UNITS
from tracker.lib.references import normalised_reference
from tracker.lib.territories import label, territories
from tracker.vocabulary.people import Side
from tracker.vocabulary.units import UnitKind


@dataclass(frozen=True)
class EntityType:
    """One type of entity; territories are no kind of record."""

    id: str
    name: str | Promise
    kind: PublicKind | None = None

    def as_json(self) -> dict[str, str]:
        """Its id and name."""
        return {"id": self.id, "name": str(self.name)}


PERSON = EntityType(PEOPLE.kind, PEOPLE.one, PEOPLE)
UNIT = EntityType(UNITS.kind, UNITS.one, UNITS)
TERRITORY = EntityType("territory", _("Country or territory"))
TYPES: Mapping[str, EntityType] = {each.id: each for each in (PERSON, UNIT, TERRITORY)}


@dataclass(frozen=True)
class Entity:
    """One of them: reference or code, the name shown first, and what tells it from namesakes."""

    id: str
    name: str
    type: EntityType
    description: str = ""

    def as_json(self) -> dict[str, str]:
        """Id, name and, where there is one, the description."""
        described = {"description": self.description} if self.description else {}
        return {"id": self.id, "name": self.name} | described


def entity(text: str, types: Collection[str] = tuple(TYPES)) -> Entity | None:
    """The entity of an id; of a merged record the one that it stands in now. None: nothing of these types is public."""
    if (code := text.strip()) in territories():
        return territory_entity(code) if TERRITORY.id in types else None
    for each in (PERSON, UNIT):
        assert each.kind
        reference = normalised_reference(text, each.kind.prefix) if each.id in types else None
        found = find_record(each.kind, reference)
        row = find_record(each.kind, found.merged_into).row if found.merged_into else found.row
        if row:
            return person_entity(row) if each is PERSON else unit_entity(row)
    return None


def person_entity(person: Person) -> Entity:
    """With nationalities and sides."""
    nationalities = ", ".join(map(label, person.nationalities))
    return Entity(person.pk, person.name, PERSON, _joined((nationalities, *map(_side, person.sides))))


def unit_entity(unit: Unit) -> Entity:
    """With what sort of formation it is, of which state, and its number."""
    kind = "" if unit.kind == UnitKind.UNKNOWN else str(UnitKind(unit.kind).label)
    return Entity(unit.pk, unit.name, UNIT, _joined((kind, label(unit.territory), unit.military_unit_number)))


def territory_entity(code: str) -> Entity:
    """With its region."""
    return Entity(code, label(code), TERRITORY, territories()[code].region)


def entities_by_id(ids: Iterable[str]) -> dict[str, Entity]:
    """Those ids that are of something public, each as it was sent."""
    found: dict[str, Any] = {each: entity(each) for each in ids}
    return {each: one for each, one in found.items() if one}


def _side(code: str) -> str:
    return str(_("%(side)s side")) % {"side": Side(code).label}


def _joined(parts: Iterable[str]) -> str:
    return "; ".join(filter(None, parts))
