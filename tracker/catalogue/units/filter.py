"""The filter on units: one FilterSet behind tree, file and API."""

from collections.abc import Sequence
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import gettext_lazy as _

from tracker.catalogue.listing.facet import RowFacet, labels_of
from tracker.catalogue.listing.filter import ListFilter
from tracker.catalogue.listing.filter_fields import references, search
from tracker.catalogue.listing.nothing import UNKNOWN
from tracker.catalogue.listing.text_search import has_every_word
from tracker.catalogue.models import Contract, Site, Unit, UnitName, UnitStatus
from tracker.lib.military_units import military_unit_number
from tracker.lib.names.name_fields import matches
from tracker.lib.references import normalised_reference
from tracker.vocabulary.claims import ClaimStatus
from tracker.vocabulary.units import FormationStatus, UnitKind

_TEXTS: "ArrayField[Any, Any]" = ArrayField(CharField())
_ACCEPTED = UnitStatus.objects.filter(unit=OuterRef("pk"), status=ClaimStatus.ACCEPTED)
_STATUSES = Coalesce(
    NullIf(
        ArraySubquery(_ACCEPTED.order_by().values("formation_status").distinct(), output_field=_TEXTS),
        Value([], output_field=_TEXTS),
    ),
    Value([UNKNOWN], output_field=_TEXTS),
)

UNIT_FACETS: Sequence[RowFacet] = (
    RowFacet(name="side", heading=_("Side or own state"), value=F("territory"), example="RU"),
    RowFacet(name="kind", heading=_("Kind"), value=F("kind"), labels=labels_of(UnitKind.choices)),
    RowFacet(
        name="status",
        heading=_("Formation status"),
        value=_STATUSES,
        labels=labels_of(FormationStatus.choices, unknown="Not known"),
        has_several=True,
    ),
)


def units_like(rows: QuerySet[Any], q: str) -> QuerySet[Any]:
    """Units with a name like it, of that number or reference, or whose recruits signed at a place so called."""
    if reference := normalised_reference(q, "U"):
        return rows.filter(pk=reference)
    condition = matches(q)
    named = Exists(UnitName.objects.filter(condition, unit=OuterRef("pk"))) if condition else Q(pk__in=[])
    return rows.filter(Q(named) | Q(military_unit_number=military_unit_number(q) or q.strip()) | Q(_signed_at(q)))


def _signed_at(q: str) -> Exists:
    """Whether an accepted contract with the unit was signed at a place with every word in its name."""
    sites = Site.objects.filter(has_every_word(q, ("name", "place")))
    contracts = Contract.objects.filter(unit=OuterRef("pk"), status=ClaimStatus.ACCEPTED)
    return Exists(contracts.filter(Q(signed_at__in=sites) | has_every_word(q, ("signed_place",))))


class UnitFilter(ListFilter):
    """Conditions on published units."""

    facets = UNIT_FACETS
    q = search("Name, number or place of signing", units_like)
    reference = references("U")

    class Meta:
        model = Unit
        fields: list[str] = []
