"""How many public people have each combination of values, kept up to date as people are added and removed."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import Self

from django.db import connections

from tracker.catalogue import models as public
from tracker.catalogue.people.combinations import COMBINATIONS, ONE_SOURCE, set_column
from tracker.publishing import CATALOGUE

_SEVERAL = 2
_COLUMNS = [set_column(name) for name in COMBINATIONS]
_MORE = """
INSERT INTO {table} (key, combination, "values", people)
SELECT key, combination, "values"::jsonb, people
FROM unnest(%s::bigint[], %s::text[], %s::text[], %s::integer[]) AS more (key, combination, "values", people)
ON CONFLICT (key) DO UPDATE SET people = {table}.people + excluded.people
"""
_FEWER = """
UPDATE {table} SET people = {table}.people - fewer.people
FROM unnest(%s::bigint[], %s::integer[]) AS fewer (key, people) WHERE {table}.key = fewer.key
"""

Values = tuple[tuple[str, object], ...]
"""Columns with their values; lists as tuples."""


class SetChanges:
    """Changes of the numbers by people who are added and removed; applied in one step."""

    def __init__(self) -> None:
        self._people: Counter[int] = Counter()
        self._rows: dict[int, tuple[str, str]] = {}

    def remove(self, references: Iterable[str]) -> None:
        """Subtract the people who are public under these references now."""
        rows = public.Person.objects.filter(pk__in=list(references))
        for sources, *keys in rows.values_list("sources", *_COLUMNS):
            self._people.subtract(keys)
            self._people.subtract(_key(ONE_SOURCE, ((ONE_SOURCE, source),))[0] for source in sources)

    def add(self, person: public.Person) -> None:
        """Add a person, and set the keys on the row that is about to be written."""
        for name, columns in COMBINATIONS.items():
            key = self._count(name, tuple((column, _value(person, column)) for column in columns))
            setattr(person, set_column(name), key)
        for source in person.sources:
            self._count(ONE_SOURCE, ((ONE_SOURCE, source),))

    def _count(self, name: str, values: Values) -> int:
        key, text = _key(name, values)
        self._people[key] += 1
        self._rows[key] = (name, text)
        return key

    def __iadd__(self, other: "SetChanges") -> Self:
        """Add the changes that another process counted."""
        self._people.update(other._people)
        self._rows.update(other._rows)
        return self

    def apply(self) -> None:
        """Bring the numbers up to date."""
        more = [(key, *self._rows[key], number) for key, number in self._people.items() if number > 0]
        fewer = [(key, -number) for key, number in self._people.items() if number < 0]
        table = public.FacetSet._meta.db_table
        with connections[CATALOGUE].cursor() as cursor:
            if more:
                cursor.execute(_MORE.format(table=table), list(map(list, zip(*more, strict=True))))
            if fewer:
                cursor.execute(_FEWER.format(table=table), list(map(list, zip(*fewer, strict=True))))
                public.FacetSet.objects.filter(people=0).delete()


def _value(person: public.Person, column: str) -> object:
    if column == "by_several":
        return person.independent_publishers >= _SEVERAL
    value = getattr(person, column)
    return tuple(value) if isinstance(value, list) else value


@lru_cache(100_000)
def _key(name: str, values: Values) -> tuple[int, str]:
    """A digest of 64 bits of the combination, and the combination as canonical JSON."""
    text = json.dumps(dict(values), sort_keys=True, separators=(",", ":"))
    digest = hashlib.blake2b(f"{name}:{text}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, signed=True), text
