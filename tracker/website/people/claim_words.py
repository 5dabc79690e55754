"""The kinds of claim a person's page shows, in its order: headings, and each column's label and wording."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.translation import ngettext

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
    columns: Mapping[str, tuple[str, Say]]
    units: Mapping[str, str] = field(default_factory=dict)
    """Columns whose unit stands in another column, which is said with them."""

    lead: str = ""
    """The column whose words stand as the label of all others, joined in a line; empty: a line each."""


KINDS: Mapping[str, Kind] = {
    "nationality": Kind(
        "Nationality",
        {
            "territory": ("Nationality", label),
            "basis": ("Basis", choice(NationalityBasis)),
            "from_on": ("From", date_in_words),
            "to_on": ("Until", date_in_words),
        },
    ),
    "birth": Kind(
        "Born",
        {
            "born_on": ("Born", date_in_words),
            "age": ("Age", str),
            "age_on": ("Day of that age", date_in_words),
            "territory": ("Country of birth", label),
        },
    ),
    "background": Kind(
        "Before recruitment",
        {
            "occupation": ("Work or studies", str),
            "studies": ("Studies", str),
            "military_service": ("Earlier military service", str),
        },
    ),
    "contract": Kind(
        "Recruitment and contract",
        {
            "side": ("Side", choice(Side)),
            "signed_on": ("Signed", date_in_words),
            "force": ("Force", str),
            "unit": ("Unit", str),
            "unit_as_stated": ("Unit, in the source's words", str),
            "signed_at": ("Signed at", str),
            "signed_place": ("Place of signing", str),
            "term_months": ("Term", months),
            "ends_on": ("Ends", date_in_words),
            "rank": ("Rank", str),
            "role_promised": ("Role promised", str),
            "role_given": ("Role given", str),
            "role_class": ("Kind of work", choice(RoleClass)),
            "found_in": ("Where recruited", choice(FoundIn)),
            "recruiter_kind": ("Recruited by", choice(RecruiterKind)),
            "recruiter_territory": ("Country of the recruiter", label),
            "how": ("How recruited", choices(RecruitedHow)),
            "motives": ("Motives, as stated", choices(Motive)),
            "indicators": ("Indicators of deception, as sources state them", choices(Indicator)),
        },
    ),
    "payment": Kind(
        "Payments",
        {
            "kind": ("What for", choice(PaymentKind)),
            "state": ("Promised or paid", choice(PaymentState)),
            "amount": ("Amount", exactly),
            "on": ("When", date_in_words),
            "payer": ("From", choice(PaymentParty)),
            "payee": ("To", choice(PaymentParty)),
            "contract": ("Under the contract", str),
        },
        {"amount": "currency"},
    ),
    "service": Kind(
        "Service",
        {
            "side": ("Side", choice(Side)),
            "unit": ("Unit", str),
            "unit_as_stated": ("Unit, in the source's words", str),
            "role": ("Role", str),
            "rank": ("Rank", str),
            "from_on": ("From", date_in_words),
            "to_on": ("Until", date_in_words),
        },
    ),
    "step": Kind(
        "On the way there and back",
        {
            "kind": ("Step", choice(StepKind)),
            "on": ("When", date_in_words),
            "site": ("At", str),
            "place": ("Place, in the source's words", str),
        },
        lead="kind",
    ),
    "citizenshipgrant": Kind(
        "Citizenship for service",
        {
            "state": ("Stage reached", choice(GrantState)),
            "territory": ("Citizenship of", label),
            "on": ("When", date_in_words),
            "instrument": ("Law or decree", str),
            "basis": ("For", choice(GrantBasis)),
            "contract": ("For the contract", str),
        },
    ),
    "fate": Kind(
        "Fate",
        {
            "kind": ("Fate", choice(FateKind)),
            "on": ("When", date_in_words),
            "place": ("Where, in the source's words", str),
            "territory": ("Territory", label),
            "cause": ("Cause, in the source's words", str),
        },
    ),
    "proceeding": Kind(
        "Proceedings",
        {
            "territory": ("State that prosecutes", label),
            "for_what": ("For what", choice(ProceedingFor)),
            "stage": ("Stage", choice(ProceedingStage)),
            "on": ("When", date_in_words),
            "law": ("Law, in the source's words", str),
            "charge": ("Charge, in the source's words", str),
            "in_absentia": ("In absentia", yes_or_no),
            "sentence": ("Sentence, in the source's words", str),
        },
    ),
    "name": Kind(
        "Names",
        {
            "text": ("Spelling", str),
            "kind": ("Kind", choice(NameKind)),
        },
    ),
}
# Facts about the record itself, cited without a claim.
RECORD_COLUMNS = {"sex": "sex", "public_summary": "summary"}
