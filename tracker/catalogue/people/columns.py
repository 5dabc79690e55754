"""The columns of people in files, API and tables: name, label, meaning and unit, declared once."""

from collections.abc import Sequence
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Case, CharField, F, Func, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Concat, NullIf
from django.utils.translation import gettext_lazy as _

from tracker.catalogue.listing.column import Column
from tracker.catalogue.models import Birth, Contract, Fate, Name, Recruitment, Unit
from tracker.lib.database.any_of import in_array
from tracker.vocabulary.claims import ClaimStatus, Evidence, Reported
from tracker.vocabulary.levels import FateGroup, Level, SourceGroup
from tracker.vocabulary.people import FateKind, GrantState, Sex, Side


def _of(model: type[models.Model], **conditions: Any) -> QuerySet[Any]:
    rows = model._default_manager.filter(person=OuterRef("pk"), status=ClaimStatus.ACCEPTED)
    return rows.filter(**conditions).order_by("position")


def _list(rows: QuerySet[Any], column: str) -> ArraySubquery:
    return ArraySubquery(rows.exclude(**{column: ""}).values(column))


def _first(rows: QuerySet[Any], column: str) -> Subquery:
    return Subquery(rows.values(column)[:1])


_DIRECTLY = Unit.objects.filter(in_array("reference", OuterRef("units_directly")))
"""The units named by contracts and services."""


def _of_named(expression: Any) -> Case:
    """Nothing where the row has no name: 0 would say that there are none."""
    return Case(When(level=Level.ANONYMOUS, then=None), default=expression, output_field=models.IntegerField())


_RECRUITED = (
    Recruitment.objects.filter(person=OuterRef("pk"))
    .exclude(basis="")
    .annotate(said=Concat("side", Value(":"), "basis", Value(":"), "on", output_field=CharField()))
)
_CONTRACT = _of(Contract).order_by(F("signed_on_earliest").asc(nulls_last=True), "position")
_DEATH = _of(Fate, kind=FateKind.KILLED)

PEOPLE_COLUMNS: Sequence[Column] = (
    Column("reference", _("Reference"), _("Public reference of the person; never changes."), F("reference")),
    Column(
        "level",
        _("Level"),
        _("named, or anonymous: without a name, in a few columns; anything else of the person is not published."),
        F("level"),
    ),
    Column(
        "name",
        _("Name"),
        _("The spelling shown first; empty: not published."),
        F("name"),
        is_text=True,
        rests_on=("name.text",),
    ),
    Column(
        "other_names",
        _("Other spellings"),
        _("All other accepted spellings, in any script."),
        _list(_of(Name).exclude(text=OuterRef("name")), "text"),
        is_list=True,
        is_text=True,
        rests_on=("name.text",),
    ),
    Column("summary", _("Summary"), _("Our words on the person; empty: none."), F("public_summary"), is_text=True),
    Column(
        "sex", _("Sex"), _("M, F or X as sources state it, or not_published; empty: not known."), F("sex"), values=Sex
    ),
    Column(
        "born",
        _("Born"),
        _("Year of birth as sourced, of anonymous rows the decade; exact dates are not published."),
        _first(_of(Birth).exclude(born_on=""), "born_on"),
        unit="EDTF",
        rests_on=("birth.born_on",),
    ),
    Column(
        "age",
        _("Age"),
        _("Age in full years on the day in age_on, as stated."),
        _first(_of(Birth).exclude(age=None), "age"),
        unit="years",
        rests_on=("birth.age",),
    ),
    Column(
        "age_on",
        _("Day of that age"),
        _("The day on which the person had that age."),
        _first(_of(Birth).exclude(age=None), "age_on"),
        unit="EDTF",
        rests_on=("birth.age_on",),
    ),
    Column(
        "nationalities",
        _("Nationalities"),
        _("Accepted nationalities: ISO 3166-1 alpha-2 or FollowTheMoney codes, or stateless; empty: not known."),
        F("nationalities"),
        is_list=True,
        rests_on=("nationality.kind", "nationality.territory"),
    ),
    Column(
        "regions",
        _("Regions"),
        _("Regions of those nationalities, as grouped here."),
        F("regions"),
        is_list=True,
        rests_on=("nationality.kind", "nationality.territory"),
    ),
    Column(
        "sides",
        _("Sides"),
        _("Sides signed or served for: RU, UA; empty: not known."),
        F("sides"),
        is_list=True,
        rests_on=("contract.side", "service.side"),
        values=Side,
    ),
    Column(
        "counted_as",
        _("Counted as"),
        _("Side, and how the person counts on it, joined by a colon: RU:foreign_at_signing."),
        F("counted_as"),
        is_list=True,
        rests_on=(
            "nationality.kind",
            "nationality.territory",
            "nationality.from_on",
            "nationality.to_on",
            "contract.side",
            "service.side",
        ),
    ),
    Column(
        "counted_by",
        _("Counted by"),
        _("What makes the person count on a side, and its day if known: RU:contract:2023-09; not of anonymous rows."),
        ArraySubquery(_RECRUITED.order_by("side").values("said")),
        is_list=True,
    ),
    Column(
        "contracts",
        _("Contracts"),
        _("Number of accepted contracts."),
        _of_named(
            Func(ArraySubquery(_of(Contract).values("key")), function="cardinality", output_field=models.IntegerField())
        ),
        unit="contracts",
    ),
    Column(
        "contract_signed_on",
        _("Contract signed"),
        _("Date of the first accepted contract as sourced, of anonymous rows the quarter; empty: not known."),
        _first(_CONTRACT, "signed_on"),
        unit="EDTF",
        rests_on=("contract.signed_on",),
    ),
    Column(
        "contract_signed_earliest",
        _("Contract signed, earliest"),
        _("First day that date can mean."),
        _first(_CONTRACT, "signed_on_earliest"),
        unit="date",
        rests_on=("contract.signed_on",),
    ),
    Column(
        "contract_signed_latest",
        _("Contract signed, latest"),
        _("Last day that date can mean."),
        _first(_CONTRACT, "signed_on_latest"),
        unit="date",
        rests_on=("contract.signed_on",),
    ),
    Column(
        "units",
        _("Units"),
        _("Names of the published units and forces of contracts and services."),
        ArraySubquery(_DIRECTLY.order_by("name").values("name")),
        is_list=True,
        is_text=True,
        rests_on=("contract.unit", "contract.force", "service.unit"),
    ),
    Column(
        "units_as_stated",
        _("Units as stated"),
        _("The sources' words for the units of contracts and services, each once."),
        F("units_as_stated"),
        is_list=True,
        is_text=True,
        rests_on=("contract.unit_as_stated", "service.unit_as_stated"),
    ),
    Column(
        "fate_now",
        _("Fate"),
        _("The fate that holds now, or not_published; killed prevails; empty: not known."),
        F("fate_now"),
        rests_on=("fate.kind",),
        values=FateKind,
    ),
    Column(
        "fate_group",
        _("Fate, coarse"),
        _("The group of that fate: dead, missing, captured, alive; empty: not known."),
        F("fate_group"),
        rests_on=("fate.kind",),
        values=FateGroup,
    ),
    Column(
        "fate_on",
        _("Fate on"),
        _("Date of that fate, of anonymous rows the year; empty: not known."),
        NullIf("fate_on", Value("")),
        unit="EDTF",
        rests_on=("fate.on",),
    ),
    Column(
        "fates_ever",
        _("Fates ever"),
        _("Every accepted fate the person ever had."),
        F("fates_ever"),
        is_list=True,
        rests_on=("fate.kind",),
        values=FateKind,
    ),
    Column(
        "died_on",
        _("Died"),
        _("Date of death, partial dates as sourced; empty: not known, or not dead."),
        _first(_DEATH, "on"),
        unit="EDTF",
        rests_on=("fate.on", "fate.kind"),
    ),
    Column(
        "died_earliest",
        _("Died, earliest"),
        _("First day that date can mean."),
        _first(_DEATH, "on_earliest"),
        unit="date",
        rests_on=("fate.on", "fate.kind"),
    ),
    Column(
        "died_latest",
        _("Died, latest"),
        _("Last day that date can mean."),
        _first(_DEATH, "on_latest"),
        unit="date",
        rests_on=("fate.on", "fate.kind"),
    ),
    Column(
        "died_at",
        _("Place of death"),
        _("As stated by a source."),
        _first(_DEATH, "place"),
        is_text=True,
        rests_on=("fate.place",),
    ),
    Column(
        "citizenship_states",
        _("Citizenship for service"),
        _("How far a citizenship for service came: promised, applied, granted, refused, revoked."),
        F("citizenship_states"),
        is_list=True,
        rests_on=("citizenshipgrant.state",),
        values=GrantState,
    ),
    Column(
        "grants_counted",
        _("Grants"),
        _("Citizenships granted and not revoked."),
        _of_named(F("grants_counted")),
        unit="grants",
        rests_on=("citizenshipgrant.state",),
    ),
    Column(
        "evidence",
        _("Evidence"),
        _("Strongest level of evidence that the person was recruited, served or met the fate."),
        F("evidence"),
        values=Evidence,
    ),
    Column(
        "independent_publishers",
        _("Independent publishers"),
        _("Publishers who say so independently of each other."),
        _of_named(F("independent_publishers")),
        unit="publishers",
    ),
    Column(
        "reported_by_several",
        _("Reported by several"),
        _("What at least two publishers say independently of each other, each by itself."),
        F("reported_by_several"),
        is_list=True,
        values=Reported,
    ),
    Column(
        "source_kinds",
        _("Kinds of source"),
        _("What sorts of source: press, official, personal (obituaries and posts), documents."),
        F("source_kinds"),
        is_list=True,
        values=SourceGroup,
    ),
    Column(
        "disputed",
        _("Disputed"),
        _(
            "Columns here that a credible source contradicts; the other versions are in the files of claims, with the "
            "status conflicting."
        ),
        F("disputed"),
        is_list=True,
    ),
    Column(
        "held_back",
        _("Held back"),
        _("Of anonymous rows: columns that are known and not published, because too few others would look the same."),
        F("held_back"),
        is_list=True,
    ),
    Column(
        "sources",
        _("Sources"),
        _("References of the public sources cited, or not_published."),
        F("sources"),
        is_list=True,
    ),
    Column(
        "published_on",
        _("Published"),
        _("Day on which the record was first published."),
        F("published_at__date"),
        unit="date",
    ),
    Column("changed_on", _("Changed"), _("Day of the last published change."), F("changed_at__date"), unit="date"),
)
