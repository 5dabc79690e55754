"""Which rows of the people found meet what was asked themselves: the column `matched` of the files of claims."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, Value

from tracker.catalogue.listing.nothing import UNKNOWN
from tracker.catalogue.models import Contract, UnitAncestor
from tracker.catalogue.people.asked_rows import Given, narrows_rows, rows_that_meet
from tracker.catalogue.people.facets import CONTRACT, FATE, GRANT
from tracker.lib.names.name_fields import matches
from tracker.lib.references import person_reference
from tracker.lib.territories import REGIONS, region_of, territories
from tracker.vocabulary.claims import ClaimStatus
from tracker.vocabulary.people import NationalityKind

_ACCEPTED = Q(status=ClaimStatus.ACCEPTED)


def matched(kind: str, given: Given) -> Any:
    """Whether a row of that kind of claim is accepted and meets all that can be asked of such a row."""
    return _as_flag(_ACCEPTED & _CONDITIONS.get(kind, _nothing_asked)(given))


def matched_citation(given: Given) -> Any:
    """Whether the citation is of a source that was asked for."""
    return _as_flag(Q(source__in=given["source"]) if "source" in given else Q())


def _as_flag(condition: Q) -> Any:
    if not condition:
        return Value(value=True)
    return ExpressionWrapper(condition, output_field=BooleanField())


def _nothing_asked(_given: Given) -> Q:
    return Q()


def _meets(kind: str, given: Given) -> Q:
    if not narrows_rows(kind, given):
        return Q()
    return Q(Exists(rows_that_meet(kind, given).order_by().filter(pk=OuterRef("pk"))))


def _contract(given: Given) -> Q:
    return _meets(CONTRACT, given) & _placed(given, ("unit", "force")) & _at(given, "signed_at")


def _payment(given: Given) -> Q:
    conditions = _contract(given)
    if not conditions:
        return Q()
    return Q(Exists(Contract.objects.filter(_ACCEPTED & conditions, pk=OuterRef("contract"))))


def _service(given: Given) -> Q:
    sides = Q(side__in=["" if side == UNKNOWN else side for side in given["side"]]) if "side" in given else Q()
    return sides & _placed(given, ("unit",))


def _placed(given: Given, columns: Sequence[str]) -> Q:
    """In one of the units asked for or, unless only they are meant, in one below them."""
    if "unit" not in given:
        return Q()
    units: Any = given["unit"]
    if given.get("unit_mode") != "directly":
        units = UnitAncestor.objects.filter(ancestor__in=given["unit"]).values("unit")
    placed = Q()
    for column in columns:
        placed |= Q(**{f"{column}__in": units})
    if UNKNOWN in given["unit"]:
        placed |= Q(**{f"{column}__isnull": True for column in columns})
    return placed


def _at(given: Given, column: str) -> Q:
    if "site" not in given:
        return Q()
    return Q(**{f"{column}__in": given["site"]}) | (Q(**{column: None}) if UNKNOWN in given["site"] else Q(pk__in=[]))


def _step(given: Given) -> Q:
    return _at(given, "site")


def _nationality(given: Given) -> Q:
    condition = Q()
    if "nationality" in given:
        kinds = [each for each in given["nationality"] if each in NationalityKind.values]
        condition &= Q(territory__in=given["nationality"]) | Q(kind__in=kinds)
    if "region" in given:
        wanted = [region for region in given["region"] if region in REGIONS]
        condition &= Q(territory__in=[code for code in territories() if region_of(code) in wanted])
    return condition


def _fate(given: Given) -> Q:
    condition = _meets(FATE, given)
    if "fate" in given and given.get("fate_mode") != "ever":
        condition &= Q(kind__in=given["fate"], is_now=True)
    return condition


def _grant(given: Given) -> Q:
    return _meets(GRANT, given)


def _name(given: Given) -> Q:
    if "q" not in given or person_reference(given["q"]):
        return Q()
    return matches(given["q"]) or Q(pk__in=[])


_CONDITIONS: Mapping[str, Callable[[Given], Q]] = {
    "contract": _contract,
    "payment": _payment,
    "service": _service,
    "step": _step,
    "nationality": _nationality,
    "fate": _fate,
    "citizenshipgrant": _grant,
    "name": _name,
}
