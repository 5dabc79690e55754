"""The terms of people, and how many have each: kept as people are added and removed, in the same transaction."""

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from random import SystemRandom
from typing import Any, Self
from uuid import uuid4

from django.db import connections

from tracker.catalogue import models as public
from tracker.catalogue.people.postings.terms import EVERYBODY, YES, Key, terms_of
from tracker.lib.database.any_of import number_in, text_in
from tracker.lib.database.copying import bare_row, copy_in
from tracker.publishing import CATALOGUE
from tracker.vocabulary.levels import Level

MOST_STATES = 100
"""So many states back a reader can follow who changed."""
MOST_NUMBERS = 5000
"""From so many changed people on, reading all anew is not slower."""

_WRITTEN_AT_ONCE = 5000
_draw = SystemRandom()
_LARGEST = 2**31 - 1
_SPARE = 1.25
"""So many numbers there are for each person, so that one of five that are drawn is free."""
_TERMS = """
SELECT term.id, term."column", term.nth, term.value FROM {table} AS term
JOIN unnest(%s::text[], %s::integer[], %s::text[]) AS asked ("column", nth, value)
    ON (term."column", term.nth, term.value) = (asked."column", asked.nth, asked.value)
"""
_COUNT = """
UPDATE {table} SET people = {table}.people + changed.people
FROM unnest(%s::integer[], %s::integer[]) AS changed (id, people) WHERE {table}.id = changed.id
"""
_NOTE = """
INSERT INTO {table} (generation, previous, is_of_unnamed, named, numbers) VALUES (%s, %s, %s, %s::text[], ARRAY(
    SELECT number FROM {people} WHERE %s AND level = %s UNION SELECT unnest(%s::integer[]) ORDER BY number
))
"""
"""Those without a name, who may be many, never leave the database."""


class TermChanges:
    """Changes of terms by people who are removed and added; applied in one step.

    `numbers` are those that people are to have, by reference; who has none gets the one of before, or a drawn one.
    """

    def __init__(self, numbers: Mapping[str, int] | None = None) -> None:
        self._numbers = dict(numbers or {})
        self._removed: set[int] = set()
        self._people: Counter[Key] = Counter()
        self._places: dict[Key, int] = {}
        self._terms: dict[int, array[int]] = {}
        self._unnamed: set[int] = set()

    def remove(self, references: Iterable[str]) -> None:
        """Take off the terms of the people who are public under these references now; their rows are there yet."""
        found = public.Person.objects.filter(text_in("reference", references))
        people = {number: reference for reference, number in found.values_list("reference", "number")}
        self._unnamed |= set(found.filter(level=Level.ANONYMOUS).values_list("number", flat=True))
        self._numbers |= {reference: number for number, reference in people.items()}
        self._removed |= people.keys()
        rows = public.PersonTerms.objects.filter(number_in("number", people))
        had = Counter[int]()
        for terms in rows.values_list("terms", flat=True):
            had.update(terms)
        known = public.Term.objects.filter(number_in("id", had)).values_list("id", "column", "nth", "value")
        self._people.subtract({(column, nth, value): had[number] for number, column, nth, value in known})
        rows.delete()

    def draw_numbers(self, references: Sequence[str]) -> Mapping[str, int]:
        """Draw numbers that nobody has for those of the people who have none yet; give all, by reference."""
        wanted = [reference for reference in references if reference not in self._numbers]
        everybody = public.Term.objects.filter(column=EVERYBODY, value=YES).values_list("people", flat=True).first()
        end = int(_SPARE * ((everybody or 0) + len(self._numbers) + len(wanted))) + len(wanted) + 1
        free: dict[int, None] = {}
        while len(free) < len(wanted):
            drawn = set(_draw.sample(range(end), min(10 * len(wanted), end))) - set(self._numbers.values())
            taken = public.Person.objects.filter(number_in("number", drawn)).values_list("number", flat=True)
            free |= dict.fromkeys(drawn - set(taken))
        numbers = list(free)
        _draw.shuffle(numbers)
        self._numbers |= dict(zip(wanted, numbers, strict=False))
        return self._numbers

    def add(self, person: public.Person, claims: Iterable[public.PersonClaim]) -> None:
        """Add a person with the claims, and set the number on the rows that are about to be written."""
        person.number = self._numbers[person.reference]
        if person.is_anonymous:
            self._unnamed.add(person.number)
        rows = list(claims)
        for row in rows:
            if isinstance(row, public.Name):
                row.number = person.number
        terms = terms_of(person, rows)
        self._people.update(terms)
        self._terms[person.number] = array("I", (self._places.setdefault(term, len(self._places)) for term in terms))

    def __iadd__(self, other: "TermChanges") -> Self:
        """Add the changes that another process noted."""
        self._people.update(other._people)
        places = [self._places.setdefault(term, len(self._places)) for term in other._places]
        self._terms |= {number: array("I", (places[each] for each in terms)) for number, terms in other._terms.items()}
        self._removed |= other._removed
        self._unnamed |= other._unnamed
        return self

    def apply(self) -> None:
        """Write the terms, and how many people have each; a term that nobody has any more is deleted."""
        if not self._people and not self._terms:
            return
        ids = _ids({*self._places, *self._people})
        changed = {ids[term]: number for term, number in self._people.items() if number}
        table = public.Term._meta.db_table
        with connections[CATALOGUE].cursor() as cursor:
            cursor.execute(_COUNT.format(table=table), [list(changed), list(changed.values())])
        if any(number < 0 for number in changed.values()):
            public.Term.objects.filter(number_in("id", changed), people=0).delete()
        by_place = [ids[term] for term in self._places]
        rows = (
            bare_row(public.PersonTerms, {"number": number, "terms": sorted(by_place[each] for each in terms)})
            for number, terms in sorted(self._terms.items())
        )
        while some := list(islice(rows, _WRITTEN_AT_ONCE)):
            copy_in(some, using=CATALOGUE)

    def note(self, generation: public.Generation, *, previous: int, named: Iterable[str]) -> None:
        """Let readers follow from the state before to the one that is written now; or draw `made` anew.

        `named` are the records that changed and that facets of people name. Nothing tells which rows without a name
        changed: where one did, all that there are now are listed, and none that there was before.
        """
        changed = self._removed | self._terms.keys()
        if len(changed) > MOST_NUMBERS or generation.number == previous:
            public.ChangedNumbers.objects.all().delete()
            generation.made = uuid4()
            return
        statement = _NOTE.format(table=public.ChangedNumbers._meta.db_table, people=public.Person._meta.db_table)
        of_unnamed, others = bool(self._unnamed), list(changed - self._unnamed)
        row: list[Any] = [generation.number, previous, of_unnamed, sorted(named), of_unnamed, Level.ANONYMOUS, others]
        with connections[CATALOGUE].cursor() as cursor:
            cursor.execute(statement, row)
        kept = public.ChangedNumbers.objects.order_by("-generation").values_list("pk", flat=True)
        if (oldest := kept[MOST_STATES - 1 : MOST_STATES].first()) is not None:
            public.ChangedNumbers.objects.filter(pk__lt=oldest).delete()


def _ids(terms: set[Key]) -> dict[Key, int]:
    """The numbers of the terms; those that nobody had yet get one that is drawn, and nobody so far."""
    table = public.Term._meta.db_table
    asked = list(map(list, zip(*terms, strict=True)))
    with connections[CATALOGUE].cursor() as cursor:
        cursor.execute(_TERMS.format(table=table), asked)
        ids = {(column, nth, value): number for number, column, nth, value in cursor.fetchall()}
    fresh = terms - ids.keys()
    while fresh:
        drawn = dict(zip((_draw.randrange(1, _LARGEST) for _ in fresh), fresh, strict=True))
        taken = set(public.Term.objects.filter(number_in("id", drawn)).values_list("id", flat=True))
        made = {number: term for number, term in drawn.items() if number not in taken}
        copy_in(
            [
                bare_row(public.Term, {"id": number, "column": column, "nth": nth, "value": value, "people": 0})
                for number, (column, nth, value) in made.items()
            ],
            using=CATALOGUE,
        )
        ids |= {term: number for number, term in made.items()}
        fresh -= ids.keys()
    return ids
