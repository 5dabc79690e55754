"""Everything public about one unit, ready to show: names, parents and statuses, each with its numbered sources."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from tracker.catalogue.models import (
    Change,
    Contract,
    Source,
    Statement,
    Unit,
    UnitCitation,
    UnitName,
    UnitParent,
    UnitStatus,
)
from tracker.catalogue.people.dossier import Cited, PublicClaim, public_claims, source_numbers
from tracker.vocabulary.claims import ClaimStatus


@dataclass(frozen=True)
class UnitDossier:
    """One unit; `children` are claims of other units that name it as their parent."""

    unit: Unit
    names: list[PublicClaim]
    parents: list[PublicClaim]
    statuses: list[PublicClaim]
    children: list[PublicClaim]
    about: list[Cited]
    sources: list[Source]
    statements: list[str]
    signed_at: list[str]
    """The places at which contracts with the unit itself were signed."""
    changes: list[Change]


def unit_dossier(unit: Unit) -> UnitDossier:
    """Read all public rows of the unit; the number of queries does not depend on how many there are."""
    children = list(UnitParent.objects.filter(parent=unit).select_related("unit").order_by("unit__sort_key", "unit"))
    # The parent of another unit is cited by that unit's own citations.
    own = UnitCitation.objects.filter(unit=unit) | UnitCitation.objects.filter(claim__in=[row.key for row in children])
    citations = list(own.select_related("source").prefetch_related("source__captures").order_by("position", "pk"))
    citations.sort(key=lambda row: row.unit_id != unit.pk)
    numbers = source_numbers(citations)
    by_claim: dict[UUID | None, list[Cited]] = defaultdict(list)
    for citation in citations:
        if citation.claim or citation.unit_id == unit.pk:
            by_claim[citation.claim].append(Cited(numbers[citation.source_id], citation))
    by_reference = {citation.source_id: citation.source for citation in citations}
    return UnitDossier(
        unit=unit,
        names=public_claims(UnitName.objects.filter(unit=unit), by_claim),
        parents=public_claims(UnitParent.objects.filter(unit=unit).select_related("parent"), by_claim),
        statuses=public_claims(UnitStatus.objects.filter(unit=unit), by_claim),
        children=public_claims(children, by_claim),
        about=by_claim[None],
        sources=[by_reference[reference] for reference in numbers],
        statements=list(
            Statement.objects.filter(about_units__contains=[unit.pk]).order_by("sort_key").values_list("pk", flat=True)
        ),
        signed_at=_signed_at(unit),
        changes=list(Change.objects.filter(reference=unit.reference).order_by("-entry")[:50]),
    )


def _signed_at(unit: Unit) -> list[str]:
    accepted = Contract.objects.filter(unit=unit, status=ClaimStatus.ACCEPTED)
    places = accepted.values_list("signed_at__name", "signed_place").distinct()
    return sorted({name or place for name, place in places} - {""})
