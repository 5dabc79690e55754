"""The people that a query may mean, and which of the properties sent are theirs."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from tracker.api.reconcile.batches import Query
from tracker.api.reconcile.candidate import Candidate
from tracker.api.reconcile.entities import person_entity
from tracker.api.reconcile.units import units_named
from tracker.catalogue.models import Birth, Person
from tracker.catalogue.people.names.similar import people_like
from tracker.catalogue.units.kind import UNITS
from tracker.lib.names.name_likeness import SAME_WORD
from tracker.lib.territory_words import territories_named
from tracker.vocabulary.claims import ClaimStatus

_COMPARED = 25
"""People whose properties are looked at for one query: those with the likest names."""


def people(query: Query) -> list[Candidate]:
    """The people whose names are like the text; alike enough, it leaves no doubt but for namesakes."""
    like = {each.reference: each.likeness for each in people_like(query.text, _COMPARED)}
    rows = Person.objects.filter(pk__in=like).exclude(name="")
    compared = _properties_of_people(rows, query.properties)
    return [
        Candidate(person_entity(row), like[row.pk], like[row.pk] >= SAME_WORD, compared.get(row.pk, {})) for row in rows
    ]


def _properties_of_people(
    rows: Iterable[Person], properties: Mapping[str, Sequence[str]]
) -> dict[str, dict[str, bool]]:
    """Of each person the properties that were sent and are known, and whether one of the values is the person's."""
    sent: dict[str, Collection[Any]] = {
        "nationalities": {code for text in properties.get("nationalities", ()) for code in territories_named(text)},
        "sides": {code for text in properties.get("sides", ()) for code in territories_named(text)},
        "units": {unit for text in properties.get("units", ()) for unit in units_named(text)},
        "born": {int(text[:4]) for text in properties.get("born", ()) if text[:4].isascii() and text[:4].isdecimal()},
    }
    born = _years_of_birth(rows) if sent["born"] else {}
    compared: defaultdict[str, dict[str, bool]] = defaultdict(dict)
    for person in rows:
        known: dict[str, Collection[Any]] = {
            "nationalities": person.nationalities,
            "sides": person.sides,
            "units": [each for each in person.units if each.startswith(f"{UNITS.prefix}-")],
            "born": born.get(person.pk, ()),
        }
        for name, values in known.items():
            if values and sent[name]:
                compared[person.pk][name] = not sent[name].isdisjoint(values)  # type: ignore[attr-defined]
    return compared


def _years_of_birth(rows: Iterable[Person]) -> dict[str, set[int]]:
    """The years that accepted dates of birth can mean."""
    years: defaultdict[str, set[int]] = defaultdict(set)
    births = Birth.objects.filter(person__in=rows, status=ClaimStatus.ACCEPTED, born_on_earliest__isnull=False)
    bounds = births.values_list("person", "born_on_earliest__year", "born_on_latest__year")
    for person, earliest, latest in bounds:
        years[person] |= set(range(earliest, (latest or earliest) + 1))
    return years
