"""The public documents of units and sites."""

from typing import TypedDict

from tracker.publishing.documents.claims import CitationValues, ClaimValues, Document


class UnitNameValues(ClaimValues):
    """One name of a unit."""

    text: str
    language: str
    kind: str
    preferred: bool


class UnitParentValues(ClaimValues):
    """A unit above it; `parent` is its reference."""

    parent: str
    from_on: str
    to_on: str


class UnitStatusValues(ClaimValues):
    """What sort of formation it was."""

    formation_status: str
    from_on: str
    to_on: str


class UnitClaims(TypedDict, total=False):
    """The claims by kind; kinds of which there is none are left out."""

    unitname: list[UnitNameValues]
    unitparent: list[UnitParentValues]
    unitstatus: list[UnitStatusValues]


class UnitDocument(Document):
    """A unit."""

    reference: str
    kind: str
    territory: str
    branch: str
    military_unit_number: str
    public_note: str
    claims: UnitClaims
    citations: list[CitationValues]


class SiteDocument(Document):
    """A site."""

    reference: str
    name: str
    kind: str
    place: str
    territory: str | None
