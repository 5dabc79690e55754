"""The properties of each type: the columns of its list, and the names and regions of territories."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tracker.api.reconcile.entities import PERSON, TERRITORY, TYPES, UNIT, Entity
from tracker.api.serializers import column_values, row_serializer
from tracker.catalogue.listing.column import Column
from tracker.lib.territories import TerritoryEntry, label, territories

COMPARED: Mapping[str, Collection[str]] = {
    PERSON.id: ("nationalities", "sides", "born", "units"),
    UNIT.id: ("side", "military_unit_number"),
    TERRITORY.id: (),
}
"""Properties that a query may send for comparing; of others it sends nothing is compared."""
OF_TERRITORIES = frozenset({"nationalities", "sides", "side", "parent"})
"""Properties whose values are territories, and so entities themselves."""


@dataclass(frozen=True)
class Property:
    """One property: its id is the name of the column."""

    id: str
    name: str | Promise
    description: str | Promise

    def as_json(self) -> dict[str, str]:
        """Id, name and description."""
        return {"id": self.id, "name": str(self.name), "description": str(self.description)}


_TERRITORY_VALUES: Mapping[Property, Callable[[TerritoryEntry], Any]] = {
    Property("name", _("Name"), _("Its English name.")): lambda entry: entry.en,
    Property("name_ru", _("Name in Russian"), _("Its Russian name.")): lambda entry: entry.ru,
    Property("name_uk", _("Name in Ukrainian"), _("Its Ukrainian name.")): lambda entry: entry.uk,
    Property("region", _("Region"), _("As grouped here.")): lambda entry: entry.region,
    Property("kind", _("Kind"), _("State, historic, disputed, territory or union.")): lambda entry: entry.kind,
    Property("parent", _("Belongs to"), _("The state that it depends on.")): lambda entry: entry.parent,
}


def properties_of(types: Iterable[str]) -> dict[str, Property]:
    """The properties of these types by id, those that queries are compared by first."""
    found: dict[str, Property] = {}
    for each in types:
        own = [Property(column.name, column.label, column.meaning) for column in _columns(each)]
        own += _TERRITORY_VALUES if each == TERRITORY.id else ()
        for one in sorted(own, key=lambda one: one.id not in COMPARED[each]):
            found.setdefault(one.id, one)
    return found


@cache
def known_properties() -> frozenset[str]:
    """The ids of the properties of all types."""
    return frozenset(properties_of(TYPES))


def property_rows(entities: Mapping[str, Entity], names: Collection[str]) -> dict[str, dict[str, list[dict[str, Any]]]]:
    """Of each id sent the values of the properties, as the specification has them; empty lists where there are none."""
    rows: dict[str, dict[str, Any]] = {}
    for each in TYPES:
        of_type = {sent: one.id for sent, one in entities.items() if one.type.id == each}
        values = _values(each, sorted(set(of_type.values())), names) if of_type else {}
        rows |= {sent: values[key] for sent, key in of_type.items()}
    return {sent: {name: _values_as_json(name, row.get(name)) for name in names} for sent, row in rows.items()}


def value_label(type_id: str, name: str, values: list[dict[str, Any]]) -> tuple[str, str]:
    """The label of a property, and its values in words: of closed lists what the words of the register are."""
    words = next((column.values for column in _columns(type_id) if column.name == name), None)
    labels = {str(value): str(label) for value, label in words.choices} if words else {}
    texts = [
        str(next(iter(each.get(key) for key in ("name", "str", "int", "float") if key in each))) for each in values
    ]
    return str(properties_of([type_id])[name].name), ", ".join(labels.get(text, text) for text in texts)


def _values(type_id: str, keys: list[str], names: Collection[str]) -> dict[str, dict[str, Any]]:
    kind = TYPES[type_id].kind
    if kind is None:
        chosen = {each.id: value for each, value in _TERRITORY_VALUES.items() if each.id in names}
        return {key: {name: value(territories()[key]) for name, value in chosen.items()} for key in keys}
    columns = [column for column in _columns(type_id) if column.name in names]
    rows = column_values(kind.model._default_manager.all(), keys, columns)
    return dict(zip(keys, row_serializer(columns)(rows, many=True).data, strict=True))


def _columns(type_id: str) -> list[Column]:
    kind = TYPES[type_id].kind
    return list(kind.listing.columns) if kind and kind.listing else []


def _values_as_json(name: str, value: Any) -> list[dict[str, Any]]:
    """Territories as entities, numbers as numbers; everything else as text, partial dates among it."""
    values = value if isinstance(value, list) else [value]
    return [_value_as_json(name, each) for each in values if each not in (None, "")]


def _value_as_json(name: str, value: Any) -> dict[str, Any]:
    if name in OF_TERRITORIES and value in territories():
        return {"id": value, "name": label(value)}
    if isinstance(value, bool):
        return {"str": "true" if value else "false"}
    if isinstance(value, int):
        return {"int": value}
    if isinstance(value, Decimal | float):
        return {"float": float(value)}
    return {"str": value.isoformat() if isinstance(value, date) else str(value)}
