"""The public documents of claimants, figures, statements and state actions."""

from typing import TypedDict

from tracker.publishing.documents.claims import CitationValues, ClaimValues, Document


class ClaimantDocument(Document):
    """A claimant."""

    reference: str
    name: str
    kind: str
    territory: str | None


class SayingDocument(Document, ClaimValues):
    """A record that is its own claim."""

    reference: str
    citations: list[CitationValues]


class FigureLinkValues(TypedDict):
    """How a figure relates to another one."""

    key: str
    other: str
    kind: str
    note: str


class FigureClaims(TypedDict):
    """The links that start from a figure."""

    figurelink: list[FigureLinkValues]


class NoClaims(TypedDict):
    """Nothing is claimed about such a record beside what it says itself."""


class FigureDocument(SayingDocument):
    """A reported figure."""

    measure: str
    low: int
    high: int
    qualifier: str
    nationality: str | None
    grouping: str
    countries: int | None
    side: str
    scope: str
    population: str
    counting: str
    counts: str
    period_start: str
    period_end: str
    as_of: str
    claimant: str
    remark: str
    comparison_group: str
    claims: FigureClaims


class StatementDocument(SayingDocument):
    """A statement; `about` are references of persons and units."""

    kind: str
    on: str
    claimant: str
    summary: str
    nationality: str | None
    side: str
    place: str
    contests: str | None
    contests_figure: str | None
    contested_point: str
    claims: NoClaims
    about: list[str]


class StateActionDocument(SayingDocument):
    """What a state did."""

    territory: str
    kind: str
    on: str
    nationality: str | None
    side: str
    summary: str
    claims: NoClaims
