"""The smallest valid records; a test states only what matters to it."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import pghistory
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone

from tracker.accounts.models import User
from tracker.people.models import (
    CitizenshipGrant,
    Contract,
    Fate,
    Name,
    Nationality,
    Person,
    PersonCitation,
    PersonClaim,
    Service,
)
from tracker.sources.models import Source
from tracker.units.models import Unit, UnitCitation, UnitName, UnitParent
from tracker.vocabulary.claims import ClaimStatus, SaidBy
from tracker.vocabulary.levels import Level

REVIEW_BY = timezone.localdate() + timedelta(days=365)
"""The day by which the level of whoever may be alive is looked at again."""

_numbers = iter(range(1, 10**9))


def user(name: str, role: str) -> User:
    """An account of the desk with one role."""
    made = User.objects.create_user(name, password="correct horse", is_staff=True)
    made.groups.add(Group.objects.get(name=role))
    return made


def source(**columns: Any) -> Source:
    """An open source that nobody else has."""
    number = next(_numbers)
    given = {"publisher": f"Publisher {number}", "title": f"Title {number}", "kind": "news_article"}
    return Source.objects.create(**(given | columns))


def cite(claim: PersonClaim, *sources: Source, **columns: Any) -> None:
    """Cite a claim about a person, said by the own state unless told otherwise."""
    for each in sources:
        PersonCitation.objects.create(
            person=claim.person,  # type: ignore[attr-defined]
            source=each,
            **({claim.KIND: claim, "said_by": [SaidBy.OWN_STATE]} | columns),
        )


def claim(model: type[PersonClaim], person: Person, *, sources: Iterable[Source], **columns: Any) -> Any:
    """An accepted claim, cited to the sources."""
    with transaction.atomic():
        made = model._default_manager.create(**({"person": person, "status": ClaimStatus.ACCEPTED} | columns))
        cite(made, *sources)
    return made


def person(
    name: str = "",
    *,
    by: User | None = None,
    nationalities: Iterable[str | dict[str, Any]] = (),
    contracts: Iterable[dict[str, Any]] = (),
    services: Iterable[dict[str, Any]] = (),
    grants: Iterable[dict[str, Any]] = (),
    fates: Iterable[dict[str, Any]] = ({"kind": "killed"},),
    source_of_all: Source | None = None,
    **columns: Any,
) -> Person:
    """A named person whose death the own state confirmed, with the claims given, all cited to one source."""
    with pghistory.context(user=by.pk if by else None), transaction.atomic():
        cited = [source_of_all or source()]
        made = Person.objects.create(**({"level": Level.NAMED, "level_review_by": REVIEW_BY} | columns))
        claim(Name, made, sources=cited, text=name or f"Person {next(_numbers)}", preferred=True)
        for code in nationalities:
            given = {"territory_id": code} if isinstance(code, str) else code
            claim(Nationality, made, sources=cited, **given)
        for model, rows in (
            (Contract, contracts),
            (Service, services),
            (CitizenshipGrant, grants),
            (Fate, fates),
        ):
            for row in rows:
                claim(model, made, sources=cited, **row)
        if made.sex:
            PersonCitation.objects.create(person=made, source=cited[0], fields=["sex"])
    return made


def unit(name: str, *, by: User | None = None, parents: Iterable[Unit] = (), **columns: Any) -> Unit:
    """A unit with an accepted name and accepted parents."""
    with pghistory.context(user=by.pk if by else None), transaction.atomic():
        cited = source()
        made = Unit.objects.create(**({"kind": "regiment", "territory_id": "RU"} | columns))
        named = UnitName.objects.create(unit=made, text=name, preferred=True, status=ClaimStatus.ACCEPTED)
        UnitCitation.objects.create(unit=made, source=cited, unitname=named)
        for parent in parents:
            under = UnitParent.objects.create(unit=made, parent=parent, status=ClaimStatus.ACCEPTED)
            UnitCitation.objects.create(unit=made, source=cited, unitparent=under)
    return made
