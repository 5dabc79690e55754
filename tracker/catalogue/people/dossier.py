"""Everything public about one person, ready to show: claims by kind, each with its numbered sources."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import ForeignKey

from tracker.catalogue.models import (
    PERSON_CLAIMS,
    Change,
    Citation,
    Merged,
    Name,
    Person,
    PersonClaim,
    Recruitment,
    Source,
    UnitCitation,
)
from tracker.catalogue.models.unit import UnitClaim
from tracker.catalogue.people.disputes import disagrees
from tracker.catalogue.people.pointers import merged_into
from tracker.vocabulary.claims import ClaimStatus, Stance


@dataclass(frozen=True)
class Cited:
    """One citation with the number its source has on the page."""

    number: int
    citation: Citation | UnitCitation


@dataclass(frozen=True)
class PublicClaim:
    """One claim and its citations, supporting ones first."""

    row: PersonClaim | UnitClaim
    cited: list[Cited]
    disputed: list[str] = field(default_factory=list)
    """Of an accepted claim the columns on which a version beside it disagrees."""

    @property
    def is_conflicting(self) -> bool:
        """Whether it is a version that disagrees with the accepted one."""
        return self.row.status == ClaimStatus.CONFLICTING


@dataclass(frozen=True)
class Dossier:
    """One person: claims by kind of claim, the sources in order of their numbers, and what changed when."""

    person: Person
    claims: dict[str, list[PublicClaim]]
    about: list[Cited]
    sources: list[Source]
    recruitments: list[Recruitment]
    changes: list[Change]
    names: list[Name] = field(default_factory=list)
    merged: list[Merged] = field(default_factory=list)
    """Records that were merged into this one, the latest first."""

    def of(self, kind: str) -> list[PublicClaim]:
        """The claims of one kind."""
        return self.claims.get(kind, [])

    @property
    def is_disputed(self) -> bool:
        """Whether a public source contradicts anything here, or a claim is a version that disagrees."""
        claims = [claim for several in self.claims.values() for claim in several]
        cited = [*self.about, *(each for claim in claims for each in claim.cited)]
        against = any(each.citation.stance == Stance.CONTRADICTS for each in cited)
        return bool(self.person.disputed) or against or any(claim.is_conflicting or claim.disputed for claim in claims)


def dossier(person: Person) -> Dossier:
    """Read all public rows of the person; the number of queries does not depend on how many there are."""
    citations = list(
        Citation.objects.filter(person=person)
        .select_related("source")
        .prefetch_related("source__captures")
        .order_by("position")
    )
    numbers = source_numbers(citations)
    by_claim: dict[UUID | None, list[Cited]] = defaultdict(list)
    for citation in citations:
        by_claim[citation.claim].append(Cited(numbers[citation.source_id], citation))
    claims = {model.__name__.lower(): _shown(model, person, by_claim) for model in PERSON_CLAIMS}
    by_reference = {citation.source_id: citation.source for citation in citations}
    return Dossier(
        person=person,
        claims=claims,
        about=by_claim[None],
        sources=[by_reference[reference] for reference in numbers],
        recruitments=list(person.recruitments.order_by("side")),
        changes=list(Change.objects.filter(reference=person.reference).order_by("-entry")[:50]),
        merged=merged_into(person.reference),
        names=[claim.row for claim in claims["name"] if isinstance(claim.row, Name)],
    )


def source_numbers(citations: Sequence[Citation | UnitCitation]) -> dict[str, int]:
    """Number the sources from 1 in the order in which they are first cited."""
    numbers: dict[str, int] = {}
    for citation in citations:
        numbers.setdefault(citation.source_id, len(numbers) + 1)
    return numbers


def _shown(model: type[PersonClaim], person: Person, by_claim: dict[UUID | None, list[Cited]]) -> list[PublicClaim]:
    links = [
        column.name
        for column in model._meta.concrete_fields
        if isinstance(column, ForeignKey) and column.name != "person"
    ]
    rows: Any = model._default_manager.filter(person=person)
    # Without a name `select_related` would follow every link there is.
    rows = rows.select_related(*links) if links else rows
    return public_claims(rows, by_claim)


def public_claims(
    rows: Iterable[PersonClaim | UnitClaim], by_claim: Mapping[UUID | None, list[Cited]]
) -> list[PublicClaim]:
    """The claims with their citations, accepted ones first, supporting citations before others."""
    order: dict[str, int] = {ClaimStatus.ACCEPTED: 0}
    known = sorted(rows, key=lambda row: (order.get(row.status, 1), row.position))
    return [
        PublicClaim(
            row,
            sorted(by_claim.get(row.key, []), key=lambda cited: cited.citation.stance != "supports"),
            _disputed(row, known),
        )
        for row in known
    ]


def _disputed(row: Any, beside: Iterable[Any]) -> list[str]:
    """The columns on which conflicting versions disagree with an accepted claim of the same record."""
    if row.status != ClaimStatus.ACCEPTED:
        return []
    return sorted({other.conflict_on for other in beside if disagrees(other, row)})
