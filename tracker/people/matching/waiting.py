"""Who waits to be compared, and what is known of everybody."""

from collections.abc import Mapping
from typing import NamedTuple

from tracker.people.matching.corrections import PersonFacts
from tracker.people.matching.person_facts import facts_of
from tracker.people.matching.similar_pairs import known_otherwise, texts_of
from tracker.people.models import Person

_AT_A_TIME = 5_000


class Waiting(NamedTuple):
    """Digests of those who are known otherwise than when last compared, by person; and the facts of all persons."""

    known_as: Mapping[int, str]
    facts: Mapping[int, PersonFacts]


def waiting() -> Waiting:
    """Look at all persons; some eight queries for five thousand of them."""
    known_as: dict[int, str] = {}
    facts: dict[int, PersonFacts] = {}
    keys = list(Person.objects.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(keys), _AT_A_TIME):
        people = keys[start : start + _AT_A_TIME]
        found = facts_of(people)
        known_as |= known_otherwise(texts_of(people), found)
        facts |= found
    return Waiting(known_as, facts)
