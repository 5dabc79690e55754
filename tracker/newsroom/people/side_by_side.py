"""What is said of two persons, claim beside claim, with the sources that the reader may see."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch

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
class Said:
    """One claim in words, its status where it is not accepted, and its sources."""

    words: str
    status: str
    sources: list[str]


@dataclass(frozen=True)
class Row:
    """One sort of claim of both; a side is empty where nothing is said."""

    label: str
    sides: tuple[list[Said], list[Said]]


def side_by_side(one: int, other: int, *, user: Any) -> Iterator[Row]:
    """The claims that tell whether two are one, a row for each sort of which either has some."""
    readable = PersonCitation.objects.filter(source__in=Source.objects.readable_by(user)).select_related("source")
    for label, model in _COMPARED.items():
        claims: Any = model._default_manager
        rows = claims.filter(person__in=(one, other)).prefetch_related(Prefetch("citations", readable))
        said: dict[int, list[Said]] = {one: [], other: []}
        for row in rows:
            said[row.person_id].append(_said(row))
        if any(said.values()):
            yield Row(label, (said[one], said[other]))


def _said(claim: Any) -> Said:
    words = [str(claim), claim.place if isinstance(claim, Birth) else "", str(getattr(claim, "unit", None) or "")]
    status = "" if claim.status == ClaimStatus.ACCEPTED else str(claim.status)
    sources = dict.fromkeys(str(cited.source) for cited in claim.citations.all())
    return Said(", ".join(dict.fromkeys(filter(None, words))), status, list(sources))
