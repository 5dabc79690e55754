"""Which rows of the people found meet what was asked themselves: the column `matched` of the files of claims."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, Value

from tracker.catalogue.listing.nothing import UNKNOWN
from tracker.catalogue.models import Contract, UnitAncestor
from tracker.catalogue.people.claim_conditions import Cleaned, claims_that_meet, narrows_claims
from tracker.catalogue.people.facets import CONTRACT, FATE, GRANT
from tracker.lib.names.name_fields import matches
from tracker.lib.references import person_reference
from tracker.lib.territories import REGIONS, region_of, territories
from tracker.vocabulary.claims import ClaimStatus
from tracker.vocabulary.people import NationalityKind

_ACCEPTED = Q(status=ClaimStatus.ACCEPTED)


def matched(kind: str, cleaned: Cleaned) -> Any:
    """Whether a row of that kind of claim is accepted and meets all that can be asked of such a row."""
    return _as_flag(_ACCEPTED & _CONDITIONS.get(kind, _nothing_asked)(cleaned))


def matched_citation(cleaned: Cleaned) -> Any:
    """Whether the citation is of a source that was asked for."""
    return _as_flag(Q(source__in=cleaned["source"]) if "source" in cleaned else Q())


def _as_flag(condition: Q) -> Any:
    if not condition:
        return Value(value=True)
    return ExpressionWrapper(condition, output_field=BooleanField())


def _nothing_asked(_given: Cleaned) -> Q:
    return Q()


def _meets(kind: str, cleaned: Cleaned) -> Q:
    if not narrows_claims(kind, cleaned):
        return Q()
    return Q(Exists(claims_that_meet(kind, cleaned).order_by().filter(pk=OuterRef("pk"))))


def _contract(cleaned: Cleaned) -> Q:
    return _meets(CONTRACT, cleaned) & _placed(cleaned, ("unit", "force")) & _at(cleaned, "signed_at")


def _payment(cleaned: Cleaned) -> Q:
    conditions = _contract(cleaned)
    if not conditions:
        return Q()
    return Q(Exists(Contract.objects.filter(_ACCEPTED & conditions, pk=OuterRef("contract"))))


def _service(cleaned: Cleaned) -> Q:
    sides = Q(side__in=["" if side == UNKNOWN else side for side in cleaned["side"]]) if "side" in cleaned else Q()
    return sides & _placed(cleaned, ("unit",))


def _placed(cleaned: Cleaned, columns: Sequence[str]) -> Q:
    """In one of the units asked for or, unless only they are meant, in one below them."""
    if "unit" not in cleaned:
        return Q()
    units: Any = cleaned["unit"]
    if cleaned.get("unit_mode") != "directly":
        units = UnitAncestor.objects.filter(ancestor__in=cleaned["unit"]).values("unit")
    placed = Q()
    for column in columns:
        placed |= Q(**{f"{column}__in": units})
    if UNKNOWN in cleaned["unit"]:
        placed |= Q(**{f"{column}__isnull": True for column in columns})
    return placed


def _at(cleaned: Cleaned, column: str) -> Q:
    if "site" not in cleaned:
        return Q()
    return Q(**{f"{column}__in": cleaned["site"]}) | (
        Q(**{column: None}) if UNKNOWN in cleaned["site"] else Q(pk__in=[])
    )


def _step(cleaned: Cleaned) -> Q:
    return _at(cleaned, "site")


def _nationality(cleaned: Cleaned) -> Q:
    condition = Q()
    if "nationality" in cleaned:
        kinds = [each for each in cleaned["nationality"] if each in NationalityKind.values]
        condition &= Q(territory__in=cleaned["nationality"]) | Q(kind__in=kinds)
    if "region" in cleaned:
        wanted = [region for region in cleaned["region"] if region in REGIONS]
        condition &= Q(territory__in=[code for code in territories() if region_of(code) in wanted])
    return condition


def _fate(cleaned: Cleaned) -> Q:
    condition = _meets(FATE, cleaned)
    if "fate" in cleaned and cleaned.get("fate_mode") != "ever":
        condition &= Q(kind__in=cleaned["fate"], is_now=True)
    return condition


def _grant(cleaned: Cleaned) -> Q:
    return _meets(GRANT, cleaned)


def _name(cleaned: Cleaned) -> Q:
    if "q" not in cleaned or person_reference(cleaned["q"]):
        return Q()
    return matches(cleaned["q"]) or Q(pk__in=[])


_CONDITIONS: Mapping[str, Callable[[Cleaned], Q]] = {
    "contract": _contract,
    "payment": _payment,
    "service": _service,
    "step": _step,
    "nationality": _nationality,
    "fate": _fate,
    "citizenshipgrant": _grant,
    "name": _name,
}
