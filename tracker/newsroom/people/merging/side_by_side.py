"""What is said of two persons, claim beside claim, with the sources that the reader may see."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch

from tracker.accounts.models import User
from tracker.people.models import (
    Background,
    Birth,
    Contract,
    Fate,
    Name,
    Nationality,
    PersonCitation,
    PersonClaim,
    Service,
)
from tracker.sources.models import Source
from tracker.vocabulary.claims import ClaimStatus

_COMPARED: dict[str, type[PersonClaim]] = {
    "Names": Name,
    "Birth": Birth,
    "Nationality": Nationality,
    "Background": Background,
    "Contracts": Contract,
    "Service": Service,
    "Fate": Fate,
}


@dataclass(frozen=True)
class ClaimText:
    """One claim in words, its status where it is not accepted, and its sources."""

    text: str
    status: str
    sources: list[str]


@dataclass(frozen=True)
class Row:
    """One sort of claim of both; a side is empty where nothing is said."""

    label: str
    sides: tuple[list[ClaimText], list[ClaimText]]


def side_by_side(one: int, other: int, *, user: User) -> Iterator[Row]:
    """The claims that tell whether two are one, a row for each sort of which either has some."""
    readable = PersonCitation.objects.filter(source__in=Source.objects.readable_by(user)).select_related("source")
    for label, model in _COMPARED.items():
        manager: Any = model._default_manager
        rows = (
            manager.visible_to(user).filter(person__in=(one, other)).prefetch_related(Prefetch("citations", readable))
        )
        claims_of: dict[int, list[ClaimText]] = {one: [], other: []}
        for row in rows:
            claims_of[row.person_id].append(_claim_text(row))
        if any(claims_of.values()):
            yield Row(label, (claims_of[one], claims_of[other]))


def _claim_text(claim: Any) -> ClaimText:
    text = [str(claim), claim.place if isinstance(claim, Birth) else "", str(getattr(claim, "unit", None) or "")]
    status = "" if claim.status == ClaimStatus.ACCEPTED else str(claim.status)
    sources = dict.fromkeys(str(cited.source) for cited in claim.citations.all())
    return ClaimText(", ".join(dict.fromkeys(filter(None, text))), status, list(sources))
