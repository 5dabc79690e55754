"""The units that a query may mean: by their names in any script, and by the number that their side has for them."""

from collections.abc import Iterator

from django.db.models import Q

from tracker.api.reconcile.batches import Query
from tracker.api.reconcile.candidate import Candidate
from tracker.api.reconcile.entities import UNIT, entity, unit_entity
from tracker.catalogue.models import Unit, UnitName
from tracker.catalogue.people.names.similar import LEAST_LIKE
from tracker.lib.names.name_fields import holds_any, matches
from tracker.lib.names.name_keys import search_terms
from tracker.lib.names.name_likeness import likeness, spelling
from tracker.lib.territory_words import territories_named, word_key

_COMPARED = 200
"""Spellings that are compared for one query: of those found as a whole, and of those that hold a part of it."""


def units(query: Query) -> list[Candidate]:
    """The units of that name or number, and those with names like it.

    Exactly the name or the number leaves no doubt; so does a name like it beside the right number.
    """
    text, numbers = query.text.strip(), {each.strip() for each in query.properties.get("military_unit_number", ())}
    sides = {code for each in query.properties.get("side", ()) for code in territories_named(each)}
    # A number alone, as text or as property, stands for the name.
    typed = set(Unit.objects.filter(military_unit_number__in=[text] if text else numbers).values_list("pk", flat=True))
    numbered = set(Unit.objects.filter(military_unit_number__in=numbers - {""}).values_list("pk", flat=True))
    like: dict[str, float] = dict.fromkeys(numbered, 0.0) | dict.fromkeys(typed, 1.0)
    exact, key, words = set(typed), word_key(text), spelling(text)
    for row in _names(text, numbered):
        is_same = word_key(row.text) == key
        score = 1.0 if is_same else likeness(words, spelling(row.text))
        if score >= LEAST_LIKE:
            like[row.unit_id] = max(score, like.get(row.unit_id, 0.0))
        if is_same or (score >= LEAST_LIKE and row.unit_id in numbered):
            exact.add(row.unit_id)
    found = []
    for unit in Unit.objects.filter(pk__in=like):
        agreeing = {"side": unit.territory in sides} if sides and unit.territory else {}
        if numbers and unit.military_unit_number:
            agreeing["military_unit_number"] = unit.military_unit_number in numbers
        found.append(Candidate(unit_entity(unit), like[unit.pk], unit.pk in exact, agreeing))
    return found


def units_named(text: str) -> list[str]:
    """The references of the units that are called exactly so, or have that number or reference."""
    if by_id := entity(text, [UNIT.id]):
        return [by_id.id]
    return [each.entity.id for each in units(Query(text, (UNIT.id,))) if each.is_name_sure]


def _names(text: str, numbered: set[str]) -> Iterator[UnitName]:
    """Spellings that a search finds, those that hold a part of the text, and those of units with the right number."""
    if numbered:
        yield from UnitName.objects.filter(unit__in=numbered)
    if condition := matches(text):
        yield from UnitName.objects.filter(condition).order_by("pk")[:_COMPARED]
        yield from UnitName.objects.filter(Q(holds_any(search_terms(text)))).order_by("pk")[:_COMPARED]
