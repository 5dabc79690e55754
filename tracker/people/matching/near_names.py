"""The names in the database that are near to others: candidates, which `candidates` scores."""

from collections.abc import Sequence
from typing import Any

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, QuerySet

from tracker.lib.names.name_keys import romanised, skeleton
from tracker.lib.names.name_likeness import spelling
from tracker.lib.names.near_keys import ways_to
from tracker.people.models import Merge, Name
from tracker.vocabulary.claims import ClaimStatus

NEAREST = 100
"""How many names are looked at for each: those whose consonants, and then letters, have most in common with it."""
_BY_CONSONANTS = 600
"""Of how many, nearest by consonants, the letters are compared."""

NameRow = tuple[int, str, str, str]
"""Whose, the spelling, and its two romanisations."""
_COLUMNS = ("person_id", "text", "romanised", "romanised_alt")
NearestNames = dict[str, list[NameRow]]
"""By a name the spellings nearest to it."""


def nearest(texts: Sequence[str], person: int | None = None) -> NearestNames:
    """By each name the spellings nearest to it that are not that person's own; in no order, one query.

    Names with words near to its own are read from an index of words and frames, and the nearest of them taken by
    trigrams. An index of trigrams reads a third of all names for each.
    """
    rows = comparable().values_list(*_COLUMNS, "skeleton", "pk")
    among = (rows.exclude(person=person) if person else rows).query.sql_with_params()
    asked = [_of_one(text, among) for text in dict.fromkeys(texts)]
    found: NearestNames = {text: [] for text in texts}
    if asked:
        query = " UNION ALL ".join(sql for sql, _ in asked), [each for _, params in asked for each in params]
        for text, *row in _from_index(query):
            found[text].append(tuple(row))
    return found


def comparable() -> QuerySet[Any, NameRow]:
    """The names of whoever was not merged into somebody else, with whose they are and their romanisations."""
    rows = Name.objects.exclude(status=ClaimStatus.REJECTED).order_by()
    rows = rows.filter(~Exists(Merge.objects.in_force().filter(merged=OuterRef("person"))))
    return rows.values_list(*_COLUMNS)


_Query = tuple[str, Sequence[Any]]
"""A statement, or part of one, and its parameters."""


def _from_index(query: _Query) -> list[tuple[Any, ...]]:
    """The rows of a query, by bitmaps of the index in the process that is there.

    The planner takes some hundred keys for dearer than comparing them with every name, which takes a minute.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("".join(f"SET LOCAL {setting} = {value};" for setting, value in _SETTINGS.items()))
        cursor.execute(*query)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        cursor.execute("".join(f"RESET {setting};" for setting in _SETTINGS))
    return rows


_SETTINGS = {
    "enable_seqscan": "off",
    "enable_indexscan": "off",
    "enable_indexonlyscan": "off",
    "max_parallel_workers_per_gather": "0",
}


def _of_one(text: str, among: _Query) -> _Query:
    """The query of the names nearest to one."""
    ways, keys = _ways(text)
    consonants, letters = skeleton(text), romanised(text)
    rows, params = among
    statement = _OF_ONE.format(comparable=rows, ways=ways, by_consonants=_BY_CONSONANTS, nearest=NEAREST)
    return statement, [text, *params, *keys, consonants, consonants, letters]


def _ways(text: str) -> _Query:
    """The condition that a name is near by any of the ways."""
    conditions, params = list[str](), list[list[str]]()
    for way in ways_to(spelling(text)):
        sets = [keys for keys in way if keys]
        conditions.append(" AND ".join([_HAS] * len(sets)))
        params += map(list, sets)
    return " OR ".join(conditions) or "FALSE", params


_HAS = "string_to_array(people_name.skeleton || ' ' || people_name.romanised, ' ') && %s::text[]"
_OF_ONE = """(
    SELECT %s::text, near.person_id, near.text, near.romanised, near.romanised_alt
    FROM ({comparable} AND ({ways}) ORDER BY people_name.skeleton <-> %s, people_name.id LIMIT {by_consonants})
    AS near(person_id, text, romanised, romanised_alt, skeleton, id)
    ORDER BY (near.skeleton <-> %s) + 0.5 * (near.romanised <-> %s), near.id LIMIT {nearest}
)"""
