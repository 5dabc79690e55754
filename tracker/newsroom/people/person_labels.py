"""Persons in a line each: name, reference, nationality, birth, fate; nothing of any source."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.urls import reverse

from tracker.people.models import Birth, Fate, Nationality, Person
from tracker.vocabulary.claims import ClaimStatus


@dataclass(frozen=True)
class PersonLabel:
    """One person; what is not known is empty."""

    pk: int
    name: str
    reference: str
    nationality: str
    born: str
    fate: str

    @property
    def url(self) -> str:
        """Where the record is worked on."""
        return reverse("admin:people_person_change", args=[self.pk])

    @property
    def facts(self) -> str:
        """What is known, in a line."""
        return " · ".join(filter(None, (self.nationality, self.born, self.fate)))


def person_labels(people: Collection[int]) -> dict[int, PersonLabel]:
    """The persons by key; a number of queries that does not grow with them."""
    rows = (
        Person.objects.with_name()
        .filter(pk__in=people)
        .prefetch_related(
            _claims("nationalities", Nationality.objects.select_related("territory")),
            _claims("births", Birth.objects.select_related("territory")),
            _claims("fates", Fate.objects.all()),
        )
    )
    return {row.pk: _shown(row) for row in rows}


def _claims(name: str, claims: QuerySet[Any]) -> Any:
    return Prefetch(name, claims.exclude(status=ClaimStatus.REJECTED), to_attr=f"shown_{name}")


def _shown(person: Any) -> PersonLabel:
    births = _listed(f"aged {row.age}" if row.age and not row.born_on else row.born_on for row in person.shown_births)
    return PersonLabel(
        person.pk,
        person.shown_name or "No name",
        person.reference,
        _listed(map(str, person.shown_nationalities)),
        births if births.startswith("aged") or not births else f"born {births}",
        _listed(map(str, person.shown_fates)),
    )


def _listed(words: Any) -> str:
    return ", ".join(dict.fromkeys(filter(None, words)))
