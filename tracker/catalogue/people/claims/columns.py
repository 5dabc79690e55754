"""The columns of the claims about persons in files and API: one row per claim, declared once."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import Case, CharField, F, Model, OuterRef, Q, QuerySet, Value, When

from tracker.catalogue.listing.column import Column
from tracker.catalogue.models import PERSON_CLAIMS, Citation, Fate
from tracker.vocabulary.claims import ClaimStatus, Evidence, SaidBy, Stance
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
    NationalityKind,
    RecruitedHow,
    RoleClass,
    Side,
)


def plain(name: str, label: str, meaning: str, *, of: str = "", **more: Any) -> Column:
    """A column that stands in the row itself, or in the one that it belongs to."""
    return Column(name, label, meaning, F(of or name), **more)


def _text(name: str, label: str, meaning: str, *, of: str = "") -> Column:
    return plain(name, label, meaning, of=of, is_text=True)


def _list(name: str, label: str, meaning: str, *, of: str = "", **more: Any) -> Column:
    return plain(name, label, meaning, of=of, is_list=True, **more)


def _date(name: str, label: str, meaning: str) -> tuple[Column, ...]:
    return (
        plain(name, label, f"{meaning} Partial dates as sourced; empty: not known.", unit="EDTF"),
        plain(f"{name}_earliest", f"{label}, earliest", "First day that date can mean.", unit="date"),
        plain(f"{name}_latest", f"{label}, latest", "Last day that date can mean.", unit="date"),
    )


def _record(name: str, label: str, meaning: str) -> tuple[Column, ...]:
    return (
        plain(name, label, f"Reference of {meaning}; empty: not known.", of=f"{name}_id"),
        _text(f"{name}_name", f"{label}, name", f"Name of {meaning}.", of=f"{name}__name"),
    )


# The person first: of citations there is an index by person, and none by claim (a file of 100,000 people took an hour).
_OF_CLAIM = Citation.objects.filter(person=OuterRef("person"), claim=OuterRef("key"))
_SOURCES = _OF_CLAIM.order_by("source").values("source").distinct()

FIRST: Sequence[Column] = (
    plain("person", "Person", "Public reference of the person.", of="person_id"),
    _text("person_name", "Name", "The spelling of the person's name shown first.", of="person__name"),
    plain("key", "Identifier", "Identifies this claim; other files refer to it by this."),
    plain(
        "status",
        "Status",
        "accepted: counted; conflicting: a version that disagrees; rejected: corrects an error.",
        values=ClaimStatus,
    ),
)
"""What every claim has in front."""

LAST: Sequence[Column] = (
    plain("conflict_on", "Disagrees about", "The column about which a conflicting version disagrees."),
    _text("public_note", "Note", "Our note on the claim."),
    plain("evidence", "Evidence", "Level of evidence of this claim.", values=Evidence),
    Column("sources", "Sources", "References of the public sources cited.", ArraySubquery(_SOURCES), is_list=True),
    plain(
        "matched",
        "Meets the filter",
        "true: this row itself meets the filter; false: the person was found by another row.",
        is_flag=True,
    ),
)
"""What every claim has behind."""


def _claim(kind: str, *columns: Column | Iterable[Column]) -> Sequence[Column]:
    own = [each for part in columns for each in ((part,) if isinstance(part, Column) else part)]
    return (*FIRST, *own, _disputed(kind, own), *LAST)


def _disputed(kind: str, columns: Sequence[Column]) -> Column:
    """Of an accepted claim the columns on which a conflicting version of the same person and kind disagrees."""
    versions = versions_of(_MODELS[kind]).filter(conflict_on__in=[column.name for column in columns])
    named = ArraySubquery(versions.order_by("conflict_on").values("conflict_on").distinct())
    is_accepted = When(status=ClaimStatus.ACCEPTED, then=named)
    nothing = Value([], output_field=ArrayField(CharField()))
    return Column(
        "disputed",
        "Disputed",
        "Columns of this accepted claim that a conflicting version contradicts; that version is in the same file.",
        Case(is_accepted, default=nothing, output_field=ArrayField(CharField())),
        is_list=True,
    )


def versions_of(model: type[Model]) -> QuerySet[Any]:
    """Conflicting versions beside an accepted claim, the outer row; of a fate those of the same, or of which it was."""
    versions = model._default_manager.filter(person=OuterRef("person"), status=ClaimStatus.CONFLICTING)
    if model is Fate:
        return versions.filter(Q(conflict_on="kind") | Q(kind=OuterRef("kind")))
    return versions


_MODELS = {model.__name__.lower(): model for model in PERSON_CLAIMS}
_ISO = "ISO 3166-1 alpha-2 or FollowTheMoney code"

CLAIM_COLUMNS: Mapping[str, Sequence[Column]] = {
    "name": _claim(
        "name",
        _text("text", "Spelling", "The name as spelled, in any script."),
        plain("kind", "Kind", "full, as_in_passport, native, transliteration, alias or call_sign.", values=NameKind),
        plain("script", "Script", "ISO 15924 code; empty: not known."),
        plain("language", "Language", "BCP 47 tag; empty: not known."),
        plain("preferred", "Shown first", "true: the spelling that is shown first.", is_flag=True),
    ),
    "birth": _claim(
        "birth",
        plain("born_on", "Born", "Year of birth as sourced; exact dates are not published.", unit="EDTF"),
        plain("age", "Age", "Age on the day in age_on, as stated.", unit="years"),
        plain("age_on", "Day of that age", "The day on which the person had that age.", unit="EDTF"),
        plain("territory", "Country of birth", f"Country of birth: {_ISO}; empty: not known."),
    ),
    "background": _claim(
        "background",
        _text("occupation", "Work or studies", "What the person did before, as sourced."),
        _text("studies", "Studies", "What the person studied, as sourced."),
        _text("military_service", "Earlier military service", "Earlier or other military service, as sourced."),
    ),
    "nationality": _claim(
        "nationality",
        plain("kind", "Kind", "territory, stateless or unknown.", values=NationalityKind),
        plain("territory", "Nationality", f"{_ISO}; empty unless the kind is territory."),
        plain("basis", "Basis", "birth, descent, naturalised or unknown.", values=NationalityBasis),
        _date("from_on", "From", "Since when it was held."),
        _date("to_on", "Until", "Until when it was held."),
    ),
    "contract": _claim(
        "contract",
        plain("side", "Side", "RU or UA.", values=Side),
        _record("force", "Force", "the unit that employs"),
        _record("unit", "Unit", "the unit"),
        _text("unit_as_stated", "Unit, in the source's words", "The source's words for the unit."),
        _date("signed_on", "Signed", "Day of signing."),
        _record("signed_at", "Signed at", "the place of signing"),
        _text("signed_place", "Place of signing", "As stated by a source."),
        plain("term_months", "Term", "Term of the contract; empty: not known.", unit="months"),
        _date("ends_on", "Ends", "Day on which it ends."),
        _text("rank", "Rank", "As sourced."),
        _text("role_promised", "Role promised", "The work the recruit was told of."),
        _text("role_given", "Role given", "The work the recruit was made to do."),
        plain(
            "role_class", "Kind of work", "combat, support, medical or civilian; empty: not known.", values=RoleClass
        ),
        plain(
            "found_in",
            "Where recruited",
            "Where recruiters found the person; empty: not known or held back.",
            values=FoundIn,
        ),
        _list("how", "How recruited", "How the person was recruited; several are possible.", values=RecruitedHow),
        _list("motives", "Motives, as stated", "Motives, each as said by somebody.", values=Motive),
        _list(
            "indicators",
            "Indicators of deception, as sources state them",
            "Indicators of deception or trafficking, as sources state them.",
            values=Indicator,
        ),
        plain(
            "recruiter_kind",
            "Recruited by",
            "person, agency, company or official; empty: not known.",
            values=RecruiterKind,
        ),
        plain("recruiter_territory", "Country of the recruiter", f"{_ISO}; empty: not known."),
    ),
    "payment": _claim(
        "payment",
        plain("contract", "Under the contract", "Identifier of the contract that it belongs to."),
        plain("kind", "What for", "What it was for: signing, monthly, injury, death, fee charged.", values=PaymentKind),
        plain("amount", "Amount", "As sourced; empty: not known.", unit="units of currency"),
        plain("currency", "Currency", "ISO 4217 code."),
        plain("state", "Promised or paid", "promised or paid.", values=PaymentState),
        _date("on", "When", "Day of payment."),
        plain("payer", "From", "Sort of body or person that pays; never a name.", values=PaymentParty),
        plain("payee", "To", "Sort of body or person that is paid; never a name.", values=PaymentParty),
    ),
    "step": _claim(
        "step",
        plain(
            "kind",
            "Step",
            "offered, left_home, arrived, trained, sent_to_front, returned_alive, body_returned.",
            values=StepKind,
        ),
        _date("on", "When", "Day of the step."),
        _record("site", "At", "the place"),
        _text("place", "Place, in the source's words", "As stated by a source."),
    ),
    "service": _claim(
        "service",
        plain("side", "Side", "RU or UA.", values=Side),
        _record("unit", "Unit", "the unit"),
        _text("unit_as_stated", "Unit, in the source's words", "The source's words for the unit."),
        _text("role", "Role", "As sourced."),
        _text("rank", "Rank", "As sourced."),
        _date("from_on", "From", "Begin of the period."),
        _date("to_on", "Until", "End of the period."),
    ),
    "citizenshipgrant": _claim(
        "citizenshipgrant",
        plain("territory", "Citizenship of", f"{_ISO}."),
        plain("state", "Stage reached", "promised, applied, granted, refused or revoked.", values=GrantState),
        _date("on", "When", "Day of that stage."),
        plain("instrument", "Law or decree", "Reference of the law or decree; empty: not known.", of="instrument_id"),
        plain("basis", "For", "own_contract or relative; empty: not known.", values=GrantBasis),
        plain("contract", "For the contract", "Identifier of the contract that it rewards; empty: not known."),
        plain("stands", "Not revoked", "true, unless it was revoked after it was granted.", is_flag=True),
    ),
    "fate": _claim(
        "fate",
        plain("kind", "Fate", "What became of the person.", values=FateKind),
        _date("on", "When", "Day of it."),
        _text("place", "Where, in the source's words", "As stated by a source."),
        plain("territory", "Territory", f"{_ISO}; empty: not known."),
        _text("cause", "Cause, in the source's words", "As stated by a source."),
    ),
    "proceeding": _claim(
        "proceeding",
        plain("territory", "State that prosecutes", f"State that prosecutes: {_ISO}."),
        plain("for_what", "For what", "serving, recruiting or other.", values=ProceedingFor),
        plain("stage", "Stage", "opened, charged, tried, convicted, acquitted or pardoned.", values=ProceedingStage),
        _date("on", "When", "Day of that stage."),
        _text("law", "Law, in the source's words", "Article of the law, as sourced."),
        _text("charge", "Charge, in the source's words", "As sourced."),
        plain("in_absentia", "In absentia", "true or false; empty: not known.", is_flag=True),
        _text("sentence", "Sentence, in the source's words", "As sourced."),
    ),
}
"""By kind of claim."""

CITATION_COLUMNS: Sequence[Column] = (
    plain("person", "Person", "Public reference of the person.", of="person_id"),
    plain(
        "claim", "Claim", "Identifier of the claim that it is about; empty: the person's own columns (sex, summary)."
    ),
    plain("claim_kind", "Kind of claim", "In which file that claim stands."),
    plain("source", "Source", "Reference of the source.", of="source_id"),
    _text("source_publisher", "Publisher", "Publisher of the source.", of="source__publisher"),
    _text("source_title", "Title", "Title of the source.", of="source__title"),
    plain("stance", "For or against", "supports or contradicts.", values=Stance),
    _list(
        "fields",
        "What the source supports",
        "Columns of the claim that the source supports; empty: all that are filled.",
    ),
    _list("said_by", "Said by", "Who speaks through the source.", values=SaidBy),
    _text("via", "Relayed by", "Whose report the source passes on."),
    _text("locator", "Found at", "Page, row or time code in the source."),
    _text("quote", "Quote", "The source's own words."),
    plain("matched", "Meets the filter", "false: the filter names another source.", is_flag=True),
)
