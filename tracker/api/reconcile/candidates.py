"""What a query may mean, type by type: candidates with what speaks for each, its score, and whether it is a match."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet

from tracker.api.reconcile.batches import Query
from tracker.api.reconcile.entities import (
    PERSON,
    TERRITORY,
    UNIT,
    Entity,
    entity,
    person_entity,
    territory_entity,
    unit_entity,
)
from tracker.catalogue.models import Birth, Person, Unit, UnitName
from tracker.catalogue.people.names.similar import LEAST_LIKE, people_like
from tracker.lib.names.name_fields import holds_any, matches
from tracker.lib.names.name_keys import search_terms
from tracker.lib.names.name_likeness import SAME_WORD, likeness, spelling
from tracker.lib.territories import label
from tracker.lib.territory_words import territories_like, territories_named, word_key
from tracker.vocabulary.claims import ClaimStatus

NAME_COUNTS = 4
"""How many properties the likeness of the name counts for in the score."""
_COMPARED_PEOPLE, _COMPARED_NAMES = 25, 200
"""People whose properties are looked at, and spellings of units that are compared, for one query."""


@dataclass(frozen=True)
class Candidate:
    """An entity that may be meant.

    `name` is how like its name is, from 0 to 1; `properties` say of each property that was sent, and that is known of
    it, whether a value agrees. `is_name_sure`: the name (or number, or code) leaves no doubt but for namesakes, with
    which people need a property that agrees as well.
    """

    entity: Entity
    name: float
    is_name_sure: bool
    properties: Mapping[str, bool] = field(default_factory=dict)
    is_id: bool = False

    @property
    def score(self) -> float:
        """From 0 to 100: the likeness of the name, which counts as four properties, and the properties that agree."""
        agree = sum(self.properties.values())
        share = (NAME_COUNTS * self.name + agree) / (NAME_COUNTS + len(self.properties))
        return 100.0 if self.is_id else round(100 * share, 1)

    @property
    def is_high(self) -> bool:
        """Whether nothing speaks against it."""
        return self.is_id or (self.is_name_sure and all(self.properties.values()))

    @property
    def has_second_field(self) -> bool:
        """Whether more than the likeness of a name speaks for it."""
        return self.is_id or self.entity.type is not PERSON or any(self.properties.values())

    def features(self) -> list[dict[str, Any]]:
        """What the score is made of."""
        if self.is_id:
            return [{"id": "id", "value": True}]
        agreeing = [{"id": name, "value": agrees} for name, agrees in self.properties.items()]
        return [{"id": "name", "value": round(self.name, 3)}, *agreeing]


def results(query: Query) -> list[dict[str, Any]]:
    """The candidates of a query as the specification has them, the likeliest first."""
    found = _candidates(query)
    # The only one that nothing speaks against is a match, if more than its name speaks for it.
    high = [each for each in found if each.is_high]
    match = high[0] if len(high) == 1 and high[0].has_second_field else None
    found.sort(key=lambda each: (-each.score, each.entity.id))
    return [
        each.entity.as_json()
        | {
            "type": [each.entity.type.as_json()],
            "score": each.score,
            "features": each.features(),
            "match": each is match,
        }
        for each in found[: query.limit]
    ]


def _candidates(query: Query) -> list[Candidate]:
    if by_id := entity(query.text, query.types):
        return [Candidate(by_id, 1.0, is_name_sure=True, is_id=True)]
    return [each for one in query.types for each in _OF_TYPE[one](query)]


def _people(query: Query) -> list[Candidate]:
    like = {each.reference: each.likeness for each in people_like(query.text, _COMPARED_PEOPLE)}
    rows = Person.objects.filter(pk__in=like).exclude(name="")
    compared = _properties_of_people(rows, query.properties)
    return [
        Candidate(person_entity(row), like[row.pk], like[row.pk] >= SAME_WORD, compared.get(row.pk, {})) for row in rows
    ]


def _properties_of_people(
    people: Iterable[Person], properties: Mapping[str, Sequence[str]]
) -> dict[str, dict[str, bool]]:
    """Of each person the properties that were sent and are known, and whether one of the values is the person's."""
    asked: dict[str, Collection[Any]] = {
        "nationalities": {code for text in properties.get("nationalities", ()) for code in territories_named(text)},
        "sides": {code for text in properties.get("sides", ()) for code in territories_named(text)},
        "units": {each.entity.id for text in properties.get("units", ()) for each in _units_named(text)},
        "born": {int(text[:4]) for text in properties.get("born", ()) if text[:4].isascii() and text[:4].isdecimal()},
    }
    born = _years_of_birth(people) if asked["born"] else {}
    compared: defaultdict[str, dict[str, bool]] = defaultdict(dict)
    for person in people:
        known: dict[str, Collection[Any]] = {
            "nationalities": person.nationalities,
            "sides": person.sides,
            "units": [each for each in person.units if each.startswith("U-")],
            "born": born.get(person.pk, ()),
        }
        for name, values in known.items():
            if values and asked[name]:
                compared[person.pk][name] = not asked[name].isdisjoint(values)  # type: ignore[attr-defined]
    return compared


def _years_of_birth(people: Iterable[Person]) -> dict[str, set[int]]:
    """The years that accepted dates of birth can mean."""
    years: defaultdict[str, set[int]] = defaultdict(set)
    births = Birth.objects.filter(person__in=people, status=ClaimStatus.ACCEPTED, born_on_earliest__isnull=False)
    bounds = births.values_list("person", "born_on_earliest__year", "born_on_latest__year")
    for person, earliest, latest in bounds:
        years[person] |= set(range(earliest, (latest or earliest) + 1))
    return years


def _units_named(text: str) -> list[Candidate]:
    by_id = entity(text, [UNIT.id])
    if by_id:
        return [Candidate(by_id, 1.0, is_name_sure=True)]
    return [each for each in _units(Query(text, (UNIT.id,))) if each.is_name_sure]


def _units(query: Query) -> list[Candidate]:
    numbers = {text.strip() for text in (query.text, *query.properties.get("military_unit_number", ())) if text.strip()}
    asked, key = spelling(query.text), word_key(query.text)
    like: dict[str, float] = dict.fromkeys(
        Unit.objects.filter(military_unit_number__in=numbers).values_list("pk", flat=True), 1.0
    )
    sure = set(like)
    for row in _unit_names(query.text):
        is_same = word_key(row.text) == key
        score = 1.0 if is_same else likeness(asked, spelling(row.text))
        if score >= LEAST_LIKE:
            like[row.unit_id] = max(score, like.get(row.unit_id, 0.0))
        if is_same:
            sure.add(row.unit_id)
    sides = {code for text in query.properties.get("side", ()) for code in territories_named(text)}
    found = []
    for unit in Unit.objects.filter(pk__in=like):
        agreeing = {"side": unit.territory in sides} if sides and unit.territory else {}
        if unit.military_unit_number and (sent := query.properties.get("military_unit_number")):
            agreeing["military_unit_number"] = unit.military_unit_number in {text.strip() for text in sent}
        found.append(Candidate(unit_entity(unit), like[unit.pk], unit.pk in sure, agreeing))
    return found


def _unit_names(text: str) -> "QuerySet[UnitName] | list[UnitName]":
    """Spellings that a search finds, and those that hold a part of the text."""
    condition, terms = matches(text), search_terms(text)
    if condition is None:
        return []
    whole = UnitName.objects.filter(condition).order_by("pk")[:_COMPARED_NAMES]
    return [*whole, *UnitName.objects.filter(Q(holds_any(terms))).order_by("pk")[:_COMPARED_NAMES]]


def _territories(query: Query) -> list[Candidate]:
    named = [code for code in territories_named(query.text) if label(code) != code]
    asked = spelling(query.text)
    like = {code: likeness(asked, spelling(label(code))) for code in territories_like(query.text) if code not in named}
    exact = [Candidate(territory_entity(code), 1.0, is_name_sure=True) for code in named if code != "stateless"]
    near = [Candidate(territory_entity(code), score, is_name_sure=False) for code, score in like.items()]
    return exact + [each for each in near if each.name >= LEAST_LIKE]


_OF_TYPE: Mapping[str, Callable[[Query], list[Candidate]]] = {
    PERSON.id: _people,
    UNIT.id: _units,
    TERRITORY.id: _territories,
}
