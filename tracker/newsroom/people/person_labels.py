"""Persons in a line each: name, reference, nationality, birth, fate; nothing of any source."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from tracker.accounts.models import User
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


def person_labels(people: Collection[int], *, user: User) -> dict[int, PersonLabel]:
    """The persons by key, as far as the user may see them; a number of queries that does not grow with them."""
    visible = set(Person.objects.visible_to(user).filter(pk__in=people).values_list("pk", flat=True))
    rows = (
        Person.objects.with_name(seen_by=user)
        .filter(pk__in=people)
        .prefetch_related(
            _claims("nationalities", Nationality.objects.visible_to(user).select_related("territory")),
            _claims("births", Birth.objects.visible_to(user).select_related("territory")),
            _claims("fates", Fate.objects.visible_to(user)),
        )
    )
    return {row.pk: _shown(row) if row.pk in visible else _kept_back(row) for row in rows}


def _kept_back(person: Person) -> PersonLabel:
    return PersonLabel(person.pk, _("Rests on a restricted source"), person.reference, "", "", "")


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
