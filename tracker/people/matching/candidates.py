"""Who might be the same person: the nearest names in the database, scored, and corrected by what else is known.

Nothing is ever merged by this; people decide. Namesakes, and foreigners written in Han or Hangul, are beyond it.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef, QuerySet

from tracker.lib.names.name_fields import KEYS
from tracker.lib.names.name_likeness import (
    FEWEST_WORDS,
    Spelling,
    is_like_in_every_word,
    likeness,
    spelling,
    spelling_from_keys,
)
from tracker.lib.names.name_scripts import script_of
from tracker.people.matching.corrections import LIKELY, MOST_GAINED, NO_FACTS, POSSIBLE, PersonFacts, adjusted_score
from tracker.people.matching.person_facts import facts_of
from tracker.people.models import Merge, Name
from tracker.vocabulary.claims import ClaimStatus

NEAREST: Mapping[str, int] = {"skeleton": 30, "romanised": 10, "romanised_alt": 10}
"""How many names are looked at, by the key whose trigrams are nearest."""

NameRow = tuple[int, str, str, str]
"""Whose, the spelling, and its two romanisations."""
NearestNames = dict[str, list[NameRow]]
"""By a name the spellings nearest to it."""


@dataclass(frozen=True)
class Match:
    """Somebody who may be meant, by which spelling, and how likely: from 0 to 1."""

    person: int
    text: str
    score: float
    matches_every_word: bool = True
    """Whether no word of the shorter name is left without one that is like it, as where only a surname is shared."""

    @property
    def words(self) -> str:
        """The score as the desk reads it."""
        return likeness_in_words(self.score)


def likeness_in_words(score: float) -> str:
    """How like two persons are, in words."""
    return "very like" if score >= LIKELY else "like"


def similar_people(
    texts: Iterable[str],
    *,
    known: PersonFacts = NO_FACTS,
    person: int | None = None,
    at_least: float = POSSIBLE,
    among: Collection[int] = (),
    nearest_names: NearestNames | None = None,
) -> list[Match]:
    """Other persons one of whose names is like one of these, the likest first.

    `person` is whose the names are, None for a new one; `among` are persons to look at however far their names are;
    `nearest_names` is filled with the spellings nearest to each name, and spares looking them up once more.
    """
    near, best = {} if nearest_names is None else nearest_names, dict[int, Match]()
    names_among = list(comparable().filter(person__in=among)) if among else []
    spelled = _long_enough(texts)
    near |= nearest([text for text in spelled if text not in near], person)
    for text, asked in spelled.items():
        for other, other_text, *keys in {*near[text], *names_among}:
            found = spelling_from_keys(*keys)
            score = likeness(asked, found) if found.words >= FEWEST_WORDS else 0.0
            if score >= at_least - MOST_GAINED:
                same_script = script_of(text) == script_of(other_text)
                whole = is_like_in_every_word(asked, found, same_script=same_script)
                best[other] = _better(best.get(other), Match(other, other_text, score, whole))
    return _adjusted(best, known, at_least)


def nearest(texts: Sequence[str], person: int | None = None) -> NearestNames:
    """By each name the spellings nearest to it, by three keys, that are not that person's own; in no order, one query.

    Each name is looked up through the index of each key by itself: an index gives what is nearest to one value only.
    """
    if not texts:
        return {}
    rows = comparable().exclude(person=person) if person else comparable()
    among, params = rows.query.sql_with_params()
    by_key = (_BY_KEY.format(comparable=among, key=key, number=number) for key, number in NEAREST.items())
    keys = [[KEYS[key](text) for text in texts] for key in NEAREST]
    found: NearestNames = {text: [] for text in texts}
    with connection.cursor() as cursor:
        cursor.execute(_OF_EACH.format(" UNION ".join(by_key)), [list(texts), *keys, *params * len(NEAREST)])
        for text, *row in cursor.fetchall():
            found[text].append(tuple(row))
    return found


_BY_KEY = "({comparable} AND asked.{key} <> '' ORDER BY people_name.{key} <-> asked.{key} LIMIT {number})"
_OF_EACH = """
SELECT asked.text, near.* FROM unnest(%s::text[], %s::text[], %s::text[], %s::text[])
AS asked(text, skeleton, romanised, romanised_alt) CROSS JOIN LATERAL ({}) AS near
"""


def is_long_enough(text: str) -> bool:
    """Whether a name has words enough to tell anything."""
    return spelling(text).words >= FEWEST_WORDS


def _long_enough(texts: Iterable[str]) -> Mapping[str, Spelling]:
    spelled = {text: spelling(text) for text in texts}
    return {text: each for text, each in spelled.items() if each.words >= FEWEST_WORDS}


def comparable() -> QuerySet[Any, NameRow]:
    """The names of whoever was not merged into somebody else, with whose they are and their romanisations."""
    rows = Name.objects.exclude(status=ClaimStatus.REJECTED).order_by()
    rows = rows.filter(~Exists(Merge.objects.in_force().filter(merged=OuterRef("person"))))
    return rows.values_list("person_id", "text", "romanised", "romanised_alt")


def _adjusted(best: Mapping[int, Match], known: PersonFacts, at_least: float) -> list[Match]:
    others = facts_of(list(best)) if best else {}
    scored = (replace(each, score=adjusted_score(each.score, known, others[each.person])) for each in best.values())
    return sorted((each for each in scored if each.score >= at_least), key=lambda each: (-each.score, each.person))


def _better(before: Match | None, match: Match) -> Match:
    """Of two spellings of one person that whose every word is like, then the liker."""
    return max(filter(None, (before, match)), key=lambda each: (each.matches_every_word, each.score))
