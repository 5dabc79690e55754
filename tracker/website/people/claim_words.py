"""The kinds of claim a person's page shows, in its order: headings, and each column's label and wording."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.translation import ngettext

from tracker.catalogue.listing.column import Words
from tracker.catalogue.people.claims.columns import CLAIM_COLUMNS
from tracker.lib.territories import label
from tracker.vocabulary.course import (
    PaymentKind,
    PaymentParty,
    PaymentState,
    ProceedingFor,
    ProceedingStage,
    RecruiterKind,
    StepKind,
)
from tracker.vocabulary.people import (
    FateKind,
    FoundIn,
    GrantBasis,
    GrantState,
    Indicator,
    Motive,
    NameKind,
    NationalityBasis,
    RecruitedHow,
    RoleClass,
    Side,
)
from tracker.website.words import Say, choice, choices, date_in_words


def months(value: int) -> str:
    """A length in months, in words."""
    return ngettext("%(number)s month", "%(number)s months", value) % {"number": value}


def exactly(amount: Decimal) -> str:
    """An amount with its thousands apart, and cents where there are any."""
    return f"{amount:,.2f}".removesuffix(".00")


def yes_or_no(value: bool) -> str:  # noqa: FBT001 (what a column holds)
    """A truth value in a word."""
    return "Yes" if value else "No"


@dataclass(frozen=True)
class Kind:
    """One kind of claim: its heading, and for each column the label and how a value is said."""

    heading: str
    columns: Mapping[str, tuple[Words, Say]]
    units: Mapping[str, str] = field(default_factory=dict)
    """Columns whose unit stands in another column, which is said with them."""

    plain: frozenset[str] = frozenset()
    """Columns whose words are understood without the label, on which a screen reader alone then insists."""


def _kind(kind: str, heading: str, says: Mapping[str, Say], *, plain: str = "", **more: Any) -> Kind:
    labels = {column.name: column.label for column in CLAIM_COLUMNS[kind]}
    columns = {name: (labels[name], say) for name, say in says.items()}
    return Kind(heading, columns, plain=frozenset(plain.split()), **more)


KINDS: Mapping[str, Kind] = {
    "nationality": _kind(
        "nationality",
        "Nationality",
        {
            "territory": label,
            "basis": choice(NationalityBasis),
            "from_on": date_in_words,
            "to_on": date_in_words,
        },
        plain="territory basis",
    ),
    "birth": _kind(
        "birth",
        "Born",
        {
            "born_on": date_in_words,
            "age": str,
            "age_on": date_in_words,
            "territory": label,
        },
        plain="territory",
    ),
    "background": _kind(
        "background",
        "Before recruitment",
        {
            "occupation": str,
            "studies": str,
            "military_service": str,
        },
        plain="occupation studies military_service",
    ),
    "contract": _kind(
        "contract",
        "Recruitment and contract",
        {
            "side": choice(Side),
            "signed_on": date_in_words,
            "force": str,
            "unit": str,
            "unit_as_stated": str,
            "signed_at": str,
            "signed_place": str,
            "term_months": months,
            "ends_on": date_in_words,
            "rank": str,
            "role_promised": str,
            "role_given": str,
            "role_class": choice(RoleClass),
            "found_in": choice(FoundIn),
            "recruiter_kind": choice(RecruiterKind),
            "recruiter_territory": label,
            "how": choices(RecruitedHow),
            "motives": choices(Motive),
            "indicators": choices(Indicator),
        },
        plain="force unit",
    ),
    "payment": _kind(
        "payment",
        "Payments",
        {
            "kind": choice(PaymentKind),
            "state": choice(PaymentState),
            "amount": exactly,
            "on": date_in_words,
            "payer": choice(PaymentParty),
            "payee": choice(PaymentParty),
            "contract": str,
        },
        units={"amount": "currency"},
        plain="kind state amount on",
    ),
    "service": _kind(
        "service",
        "Service",
        {
            "side": choice(Side),
            "unit": str,
            "unit_as_stated": str,
            "role": str,
            "rank": str,
            "from_on": date_in_words,
            "to_on": date_in_words,
        },
        plain="unit role",
    ),
    "step": _kind(
        "step",
        "On the way there and back",
        {
            "kind": choice(StepKind),
            "on": date_in_words,
            "site": str,
            "place": str,
        },
        plain="kind on site place",
    ),
    "citizenshipgrant": _kind(
        "citizenshipgrant",
        "Citizenship for service",
        {
            "state": choice(GrantState),
            "territory": label,
            "on": date_in_words,
            "instrument": str,
            "basis": choice(GrantBasis),
            "contract": str,
        },
        plain="state territory on instrument",
    ),
    "fate": _kind(
        "fate",
        "Fate",
        {
            "kind": choice(FateKind),
            "on": date_in_words,
            "place": str,
            "territory": label,
            "cause": str,
        },
        plain="kind on place territory",
    ),
    "proceeding": _kind(
        "proceeding",
        "Proceedings",
        {
            "territory": label,
            "for_what": choice(ProceedingFor),
            "stage": choice(ProceedingStage),
            "on": date_in_words,
            "law": str,
            "charge": str,
            "in_absentia": yes_or_no,
            "sentence": str,
        },
        plain="territory for_what stage on",
    ),
    "name": _kind(
        "name",
        "Names",
        {
            "text": str,
            "kind": choice(NameKind),
        },
        plain="text kind",
    ),
}
"""In the order of the page. A column is labelled there as in files."""

# Facts about the record itself, cited without a claim.
RECORD_COLUMNS = {"sex": "sex", "public_summary": "summary"}
