"""What a query may mean, type by type, and which candidate is a match."""

from collections.abc import Callable, Mapping
from typing import Any

from tracker.api.reconcile.batches import Query
from tracker.api.reconcile.candidate import Candidate
from tracker.api.reconcile.entities import PERSON, TERRITORY, UNIT, entity, territory_entity
from tracker.api.reconcile.people import people
from tracker.api.reconcile.units import units
from tracker.catalogue.people.names.similar import LEAST_LIKE
from tracker.lib.names.name_likeness import likeness, spelling
from tracker.lib.territories import label, territories
from tracker.lib.territory_words import territories_like, territories_named


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


def _territories(query: Query) -> list[Candidate]:
    named = [code for code in territories_named(query.text) if code in territories()]
    text = spelling(query.text)
    like = {code: likeness(text, spelling(label(code))) for code in territories_like(query.text) if code not in named}
    exact = [Candidate(territory_entity(code), 1.0, is_name_sure=True) for code in named]
    near = [Candidate(territory_entity(code), score, is_name_sure=False) for code, score in like.items()]
    return exact + [each for each in near if each.name >= LEAST_LIKE]


_OF_TYPE: Mapping[str, Callable[[Query], list[Candidate]]] = {
    PERSON.id: people,
    UNIT.id: units,
    TERRITORY.id: _territories,
}
