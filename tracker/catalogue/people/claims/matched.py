"""Which rows of the people found meet what was asked themselves: the column `matched` of the files of claims."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, Value

from tracker.catalogue.listing.nothing import UNKNOWN
from tracker.catalogue.models import Contract, UnitAncestor
from tracker.catalogue.people.claim_conditions import Cleaned, narrows_claims
from tracker.catalogue.people.claims.meeting import claims_that_meet
from tracker.catalogue.people.facets import CONTRACT, FATE, GRANT
from tracker.catalogue.people.filter import PeopleFilter
from tracker.lib.names.name_fields import matches
from tracker.lib.references import person_reference
from tracker.lib.territories import region_of, regions_within, territories
from tracker.vocabulary.claims import ClaimStatus
from tracker.vocabulary.people import NationalityKind

_ACCEPTED = Q(status=ClaimStatus.ACCEPTED)


def matched(kind: str, people: PeopleFilter) -> Any:
    """Whether a row of that kind of claim is accepted and meets all that can be asked of such a row."""
    return _as_flag(_ACCEPTED & _CONDITIONS.get(kind, _nothing_asked)(people))


def matched_citation(cleaned: Cleaned) -> Any:
    """Whether the citation is of a source that was asked for."""
    return _as_flag(Q(source__in=cleaned["source"]) if "source" in cleaned else Q())


def _as_flag(condition: Q) -> Any:
    if not condition:
        return Value(value=True)
    return ExpressionWrapper(condition, output_field=BooleanField())


def _nothing_asked(_people: PeopleFilter) -> Q:
    return Q()


def _meets(kind: str, people: PeopleFilter) -> Q:
    if not narrows_claims(kind, people.cleaned):
        return Q()
    return Q(
        Exists(claims_that_meet(kind, people.cleaned, people.dates_within(kind)).order_by().filter(pk=OuterRef("pk")))
    )


def _contract(people: PeopleFilter) -> Q:
    return _meets(CONTRACT, people) & _placed(people, ("unit", "force")) & _at(people, "signed_at")


def _payment(people: PeopleFilter) -> Q:
    conditions = _contract(people)
    if not conditions:
        return Q()
    return Q(Exists(Contract.objects.filter(_ACCEPTED & conditions, pk=OuterRef("contract"))))


def _service(people: PeopleFilter) -> Q:
    sides = (
        Q(side__in=["" if side == UNKNOWN else side for side in people.cleaned["side"]])
        if "side" in people.cleaned
        else Q()
    )
    return sides & _placed(people, ("unit",))


def _placed(people: PeopleFilter, columns: Sequence[str]) -> Q:
    """In one of the units asked for or, unless only they are meant, in one below them."""
    if "unit" not in people.cleaned:
        return Q()
    units: Any = people.cleaned["unit"]
    if people.cleaned.get("unit_mode") != "directly":
        units = UnitAncestor.objects.filter(ancestor__in=people.cleaned["unit"]).values("unit")
    placed = Q()
    for column in columns:
        placed |= Q(**{f"{column}__in": units})
    if UNKNOWN in people.cleaned["unit"]:
        placed |= Q(**{f"{column}__isnull": True for column in columns})
    return placed


def _at(people: PeopleFilter, column: str) -> Q:
    if "site" not in people.cleaned:
        return Q()
    return Q(**{f"{column}__in": people.cleaned["site"]}) | (
        Q(**{column: None}) if UNKNOWN in people.cleaned["site"] else Q(pk__in=[])
    )


def _step(people: PeopleFilter) -> Q:
    return _at(people, "site")


def _nationality(people: PeopleFilter) -> Q:
    condition = Q()
    if "nationality" in people.cleaned:
        kinds = [each for each in people.cleaned["nationality"] if each in NationalityKind.values]
        condition &= Q(territory__in=people.cleaned["nationality"]) | Q(kind__in=kinds)
    if "region" in people.cleaned:
        wanted = {each for region in people.cleaned["region"] for each in regions_within(region)}
        condition &= Q(territory__in=[code for code in territories() if region_of(code) in wanted])
    return condition


def _fate(people: PeopleFilter) -> Q:
    condition = _meets(FATE, people)
    if "fate" in people.cleaned and people.cleaned.get("fate_mode") != "ever":
        condition &= Q(kind__in=people.cleaned["fate"], is_now=True)
    return condition


def _grant(people: PeopleFilter) -> Q:
    return _meets(GRANT, people)


def _name(people: PeopleFilter) -> Q:
    if "q" not in people.cleaned or person_reference(people.cleaned["q"]):
        return Q()
    return matches(people.cleaned["q"]) or Q(pk__in=[])


_CONDITIONS: Mapping[str, Callable[[PeopleFilter], Q]] = {
    "contract": _contract,
    "payment": _payment,
    "service": _service,
    "step": _step,
    "nationality": _nationality,
    "fate": _fate,
    "citizenshipgrant": _grant,
    "name": _name,
}
