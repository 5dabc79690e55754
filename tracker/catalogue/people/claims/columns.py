"""The columns of the claims about persons in files and API: one row per claim, declared once."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import Case, CharField, Model, OuterRef, Q, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _

from tracker.catalogue.listing.column import Column
from tracker.catalogue.models import PERSON_CLAIMS, Citation, Fate
from tracker.catalogue.people.claims.column_forms import (
    date_column,
    list_column,
    plain,
    record_column,
    text_column,
    with_codes,
)
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

# The person first: of citations there is an index by person, and none by claim (a file of 100,000 people took an hour).
_OF_CLAIM = Citation.objects.filter(person=OuterRef("person"), claim=OuterRef("key"))
_SOURCES = _OF_CLAIM.order_by("source").values("source").distinct()

FIRST: Sequence[Column] = (
    plain("person", _("Person"), _("Public reference of the person."), of="person_id"),
    text_column("person_name", _("Name"), _("The spelling of the person's name shown first."), of="person__name"),
    plain("key", _("Identifier"), _("Identifies this claim; other files refer to it by this.")),
    plain(
        "status",
        _("Status"),
        _("accepted: counted; conflicting: a version that disagrees; rejected: corrects an error."),
        values=ClaimStatus,
    ),
)
"""What every claim has in front."""

LAST: Sequence[Column] = (
    plain("conflict_on", _("Disagrees about"), _("The column about which a conflicting version disagrees.")),
    text_column("public_note", _("Note"), _("Our note on the claim.")),
    plain("evidence", _("Evidence"), _("Level of evidence of this claim."), values=Evidence),
    Column(
        "sources", _("Sources"), _("References of the public sources cited."), ArraySubquery(_SOURCES), is_list=True
    ),
    plain(
        "matched",
        _("Meets the filter"),
        _("true: this row itself meets the filter; false: the person was found by another row."),
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
        _("Disputed"),
        _("Columns of this accepted claim that a conflicting version contradicts; that version is in the same file."),
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

CLAIM_COLUMNS: Mapping[str, Sequence[Column]] = {
    "name": _claim(
        "name",
        text_column("text", _("Spelling"), _("The name as spelled, in any script.")),
        plain(
            "kind", _("Kind"), _("full, as_in_passport, native, transliteration, alias or call_sign."), values=NameKind
        ),
        plain("script", _("Script"), _("ISO 15924 code; empty: not known.")),
        plain("language", _("Language"), _("BCP 47 tag; empty: not known.")),
        plain("preferred", _("Shown first"), _("true: the spelling that is shown first."), is_flag=True),
    ),
    "birth": _claim(
        "birth",
        plain("born_on", _("Born"), _("Year of birth as sourced; exact dates are not published."), unit="EDTF"),
        plain("age", _("Age"), _("Age on the day in age_on, as stated."), unit="years"),
        plain("age_on", _("Day of that age"), _("The day on which the person had that age."), unit="EDTF"),
        plain("territory", _("Country of birth"), with_codes(_("Country of birth: {codes}; empty: not known."))),
    ),
    "background": _claim(
        "background",
        text_column("occupation", _("Work or studies"), _("What the person did before, as sourced.")),
        text_column("studies", _("Studies"), _("What the person studied, as sourced.")),
        text_column(
            "military_service", _("Earlier military service"), _("Earlier or other military service, as sourced.")
        ),
    ),
    "nationality": _claim(
        "nationality",
        plain("kind", _("Kind"), _("territory, stateless or unknown."), values=NationalityKind),
        plain("territory", _("Nationality"), with_codes(_("{codes}; empty unless the kind is territory."))),
        plain("basis", _("Basis"), _("birth, descent, naturalised or unknown."), values=NationalityBasis),
        date_column("from_on", _("From"), _("Since when it was held.")),
        date_column("to_on", _("Until"), _("Until when it was held.")),
    ),
    "contract": _claim(
        "contract",
        plain("side", _("Side"), _("RU or UA."), values=Side),
        record_column(
            "force",
            _("Force"),
            _("Reference of the unit that employs; empty: not known."),
            of_name=_("Name of the unit that employs."),
        ),
        record_column("unit", _("Unit"), _("Reference of the unit; empty: not known."), of_name=_("Name of the unit.")),
        text_column("unit_as_stated", _("Unit, in the source's words"), _("The source's words for the unit.")),
        date_column("signed_on", _("Signed"), _("Day of signing.")),
        record_column(
            "signed_at",
            _("Signed at"),
            _("Reference of the place of signing; empty: not known."),
            of_name=_("Name of the place of signing."),
        ),
        text_column("signed_place", _("Place of signing"), _("As stated by a source.")),
        plain("term_months", _("Term"), _("Term of the contract; empty: not known."), unit="months"),
        date_column("ends_on", _("Ends"), _("Day on which it ends.")),
        text_column("rank", _("Rank"), _("As sourced.")),
        text_column("role_promised", _("Role promised"), _("The work the recruit was told of.")),
        text_column("role_given", _("Role given"), _("The work the recruit was made to do.")),
        plain(
            "role_class",
            _("Kind of work"),
            _("combat, support, medical or civilian; empty: not known."),
            values=RoleClass,
        ),
        plain(
            "found_in",
            _("Where recruited"),
            _("Where recruiters found the person; empty: not known or held back."),
            values=FoundIn,
        ),
        list_column(
            "how", _("How recruited"), _("How the person was recruited; several are possible."), values=RecruitedHow
        ),
        list_column("motives", _("Motives, as stated"), _("Motives, each as said by somebody."), values=Motive),
        list_column(
            "indicators",
            _("Indicators of deception, as sources state them"),
            _("Indicators of deception or trafficking, as sources state them."),
            values=Indicator,
        ),
        plain(
            "recruiter_kind",
            _("Recruited by"),
            _("person, agency, company or official; empty: not known."),
            values=RecruiterKind,
        ),
        plain("recruiter_territory", _("Country of the recruiter"), with_codes(_("{codes}; empty: not known."))),
    ),
    "payment": _claim(
        "payment",
        plain("contract", _("Under the contract"), _("Identifier of the contract that it belongs to.")),
        plain(
            "kind",
            _("What for"),
            _("What it was for: signing, monthly, injury, death, fee charged."),
            values=PaymentKind,
        ),
        plain("amount", _("Amount"), _("As sourced; empty: not known."), unit="units of currency"),
        plain("currency", _("Currency"), _("ISO 4217 code.")),
        plain("state", _("Promised or paid"), _("promised or paid."), values=PaymentState),
        date_column("on", _("When"), _("Day of payment.")),
        plain("payer", _("From"), _("Sort of body or person that pays; never a name."), values=PaymentParty),
        plain("payee", _("To"), _("Sort of body or person that is paid; never a name."), values=PaymentParty),
    ),
    "step": _claim(
        "step",
        plain(
            "kind",
            _("Step"),
            _("offered, left_home, arrived, trained, sent_to_front, returned_alive, body_returned."),
            values=StepKind,
        ),
        date_column("on", _("When"), _("Day of the step.")),
        record_column("site", _("At"), _("Reference of the place; empty: not known."), of_name=_("Name of the place.")),
        text_column("place", _("Place, in the source's words"), _("As stated by a source.")),
    ),
    "service": _claim(
        "service",
        plain("side", _("Side"), _("RU or UA."), values=Side),
        record_column("unit", _("Unit"), _("Reference of the unit; empty: not known."), of_name=_("Name of the unit.")),
        text_column("unit_as_stated", _("Unit, in the source's words"), _("The source's words for the unit.")),
        text_column("role", _("Role"), _("As sourced.")),
        text_column("rank", _("Rank"), _("As sourced.")),
        date_column("from_on", _("From"), _("Begin of the period.")),
        date_column("to_on", _("Until"), _("End of the period.")),
    ),
    "citizenshipgrant": _claim(
        "citizenshipgrant",
        plain("territory", _("Citizenship of"), with_codes(_("{codes}."))),
        plain("state", _("Stage reached"), _("promised, applied, granted, refused or revoked."), values=GrantState),
        date_column("on", _("When"), _("Day of that stage.")),
        plain(
            "instrument", _("Law or decree"), _("Reference of the law or decree; empty: not known."), of="instrument_id"
        ),
        plain("basis", _("For"), _("own_contract or relative; empty: not known."), values=GrantBasis),
        plain("contract", _("For the contract"), _("Identifier of the contract that it rewards; empty: not known.")),
        plain("stands", _("Not revoked"), _("true, unless it was revoked after it was granted."), is_flag=True),
    ),
    "fate": _claim(
        "fate",
        plain("kind", _("Fate"), _("What became of the person."), values=FateKind),
        date_column("on", _("When"), _("Day of it.")),
        text_column("place", _("Where, in the source's words"), _("As stated by a source.")),
        plain("territory", _("Territory"), with_codes(_("{codes}; empty: not known."))),
        text_column("cause", _("Cause, in the source's words"), _("As stated by a source.")),
    ),
    "proceeding": _claim(
        "proceeding",
        plain("territory", _("State that prosecutes"), with_codes(_("State that prosecutes: {codes}."))),
        plain("for_what", _("For what"), _("serving, recruiting or other."), values=ProceedingFor),
        plain(
            "stage", _("Stage"), _("opened, charged, tried, convicted, acquitted or pardoned."), values=ProceedingStage
        ),
        date_column("on", _("When"), _("Day of that stage.")),
        text_column("law", _("Law, in the source's words"), _("Article of the law, as sourced.")),
        text_column("charge", _("Charge, in the source's words"), _("As sourced.")),
        plain("in_absentia", _("In absentia"), _("true or false; empty: not known."), is_flag=True),
        text_column("sentence", _("Sentence, in the source's words"), _("As sourced.")),
    ),
}
"""By kind of claim."""

CITATION_COLUMNS: Sequence[Column] = (
    plain("person", _("Person"), _("Public reference of the person."), of="person_id"),
    plain(
        "claim",
        _("Claim"),
        _("Identifier of the claim that it is about; empty: the person's own columns (sex, summary)."),
    ),
    plain("claim_kind", _("Kind of claim"), _("In which file that claim stands.")),
    plain("source", _("Source"), _("Reference of the source."), of="source_id"),
    text_column("source_publisher", _("Publisher"), _("Publisher of the source."), of="source__publisher"),
    text_column("source_title", _("Title"), _("Title of the source."), of="source__title"),
    plain("stance", _("For or against"), _("supports or contradicts."), values=Stance),
    list_column(
        "fields",
        _("What the source supports"),
        _("Columns of the claim that the source supports; empty: all that are filled."),
    ),
    list_column("said_by", _("Said by"), _("Who speaks through the source."), values=SaidBy),
    text_column("via", _("Relayed by"), _("Whose report the source passes on.")),
    text_column("locator", _("Found at"), _("Page, row or time code in the source.")),
    text_column("quote", _("Quote"), _("The source's own words.")),
    plain("matched", _("Meets the filter"), _("false: the filter names another source."), is_flag=True),
)
