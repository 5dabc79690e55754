"""The public documents of persons: with a name, without one, and counted only."""

from typing import Any, NotRequired, TypedDict

from tracker.publishing.documents.claims import CitationValues, ClaimValues, Document


class NameValues(ClaimValues):
    """One spelling of a name."""

    text: str
    kind: str
    script: str
    language: str
    preferred: bool


class BirthValues(ClaimValues):
    """When and in which country somebody was born; `born_on` is a year."""

    born_on: str
    age: int | None
    age_on: str
    territory: str | None


class BackgroundValues(ClaimValues):
    """What somebody did before."""

    occupation: str
    studies: str
    military_service: str


class NationalityValues(ClaimValues):
    """A citizenship, or that there is none."""

    kind: str
    territory: str | None
    basis: str
    from_on: str
    to_on: str


class RecruiterValues(TypedDict):
    """What sort of recruiter, and of which country; never who."""

    kind: str
    territory: str


class ContractValues(ClaimValues):
    """A recruitment into a force."""

    side: str
    force: str | None
    unit: str | None
    unit_as_stated: str
    signed_on: str
    signed_at: str | None
    signed_place: str
    term_months: int | None
    ends_on: str
    rank: str
    role_promised: str
    role_given: str
    role_class: str
    found_in: str
    recruiter: RecruiterValues
    how: list[str]
    motives: list[str]
    indicators: list[str]


class PaymentValues(ClaimValues):
    """Money under a contract; `contract` is that claim's key, `amount` a decimal number as text."""

    contract: str
    kind: str
    amount: str | None
    currency: str
    state: str
    on: str
    payer: str
    payee: str


class ServiceValues(ClaimValues):
    """A period in a formation."""

    side: str
    unit: str | None
    unit_as_stated: str
    role: str
    rank: str
    from_on: str
    to_on: str


class StepValues(ClaimValues):
    """A step of the way."""

    kind: str
    on: str
    site: str | None
    place: str


class CitizenshipGrantValues(ClaimValues):
    """A citizenship promised, applied for, granted, refused or revoked."""

    territory: str
    state: str
    on: str
    instrument: str | None
    basis: str
    contract: str | None


class FateValues(ClaimValues):
    """What became of somebody."""

    kind: str
    on: str
    place: str
    territory: str | None
    cause: str


class ProceedingValues(ClaimValues):
    """What a court or prosecutor did."""

    territory: str
    for_what: str
    stage: str
    on: str
    law: str
    charge: str
    in_absentia: bool | None
    sentence: str


class PersonClaims(TypedDict, total=False):
    """The claims by kind; kinds of which there is none are left out."""

    name: list[NameValues]
    birth: list[BirthValues]
    background: list[BackgroundValues]
    nationality: list[NationalityValues]
    contract: list[ContractValues]
    payment: list[PaymentValues]
    service: list[ServiceValues]
    step: list[StepValues]
    citizenshipgrant: list[CitizenshipGrantValues]
    fate: list[FateValues]
    proceeding: list[ProceedingValues]


class PersonDocument(Document):
    """A person with a name."""

    reference: str
    sex: str
    public_summary: str
    level: str
    claims: PersonClaims
    citations: list[CitationValues]


class AnonymousLook(Document):
    """A person without a name, in coarse columns: all that readers can tell such rows apart by.

    `held_back` names the columns that are known and not shown; `disputed`, where there are any, those that a
    conflicting version contradicts.
    """

    level: str
    sex: str
    nationalities: list[str]
    birth_decade: str
    side: str
    contract_on: str
    fate_group: str
    fate_year: str
    source_kinds: list[str]
    held_back: list[str]
    disputed: NotRequired[list[str]]


class AnonymousDocument(AnonymousLook):
    """The same with keys for its claims, drawn at random."""

    keys: list[str]


class CountedDocument(Document):
    """The tables of people who are counted only: how many people in all; table, row, column and people of each cell."""

    people: int
    cells: list[list[Any]]
