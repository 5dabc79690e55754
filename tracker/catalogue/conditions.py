"""What each parameter of the people means as a condition on the database."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from tracker.catalogue.facets import CONTRACT_FACETS, UNKNOWN
from tracker.catalogue.models import Contract, Name
from tracker.lib.dates import PartialDate
from tracker.lib.name_fields import matches
from tracker.lib.references import normalised_reference
from tracker.lib.vocabulary import ClaimStatus

Given = Mapping[str, Any]
"""The cleaned values of the parameters that were given."""


def conditions(given: Given) -> Iterator[Q]:
    """Conditions on people that must all hold."""
    if "q" in given:
        yield _spelled(given["q"])
    yield from _recruited(given)
    yield from _contracted(given)
    ever = given.get("fate_mode") == "ever"
    for name, column, is_array in (
        ("nationality", "nationalities", True),
        ("region", "regions", True),
        ("fate", "fates_ever" if ever else "fate_now", ever),
        ("citizenship", "citizenship_states", True),
        ("evidence", "evidence", False),
        ("sex", "sex", False),
    ):
        if name in given:
            yield _any_of(column, given[name], is_array=is_array)


def _spelled(q: str) -> Q:
    reference = normalised_reference(q, "P")
    if reference:
        return Q(pk=reference)
    condition = matches(q)
    if condition is None:
        return Q(pk__in=[])
    names = Name.objects.filter(condition, person=OuterRef("pk"))
    return Q(Exists(names))


def _recruited(given: Given) -> Iterator[Q]:
    """Side and stratum: where both are given, in one recruitment."""
    sides, strata = given.get("side"), given.get("stratum")
    if sides and strata:
        pairs = [f"{side}:{stratum}" for side in sides for stratum in strata]
        condition = Q(counted_as__overlap=pairs)
        if UNKNOWN in sides:
            condition |= Q(sides=[], strata__overlap=strata)
        yield condition
    elif sides:
        yield _any_of("sides", sides, is_array=True)
    elif strata:
        yield Q(strata__overlap=strata)


def _any_of(column: str, values: list[str], *, is_array: bool) -> Q:
    known = [value for value in values if value != UNKNOWN]
    condition = Q(**{f"{column}__overlap": known}) if is_array else Q(**{f"{column}__in": known})
    if UNKNOWN in values:
        # An unknown nationality may also have been claimed in so many words.
        condition |= Q(**{column: [] if is_array else ""})
        if is_array:
            condition |= Q(**{f"{column}__overlap": [UNKNOWN]})
    return condition


def asks_for_a_contract(given: Given) -> bool:
    """Whether something is asked of a contract itself: its date, or how somebody was recruited."""
    return any(name in given for name in ("contract_from", "contract_to", *CONTRACT_FACETS))


def accepted_contracts(given: Given) -> QuerySet[Contract]:
    """Accepted contracts, each of which meets all that is asked of one contract."""
    contracts = _contracts_of_sides(given)
    start, end = given.get("contract_from"), given.get("contract_to")
    if start or end:
        contracts = contracts.filter(_dated(start, end, certainly=given.get("contract_within") != "possibly"))
    for name, facet in CONTRACT_FACETS.items():
        if name in given:
            contracts = contracts.filter(_any_of(facet.column, given[name], is_array=facet.is_array))
    return contracts


def _contracts_of_sides(given: Given) -> QuerySet[Contract]:
    contracts = Contract.objects.using("catalogue").filter(status=ClaimStatus.ACCEPTED)
    if sides := given.get("side"):
        contracts = contracts.filter(side__in=["" if side == UNKNOWN else side for side in sides])
    return contracts


def _contracted(given: Given) -> Iterator[Q]:
    """One contract that meets all conditions; where all of them allow "not known", also no contract at all."""
    if given.get("contract_within") == "unknown":
        dated = Contract.objects.filter(person=OuterRef("pk"), status=ClaimStatus.ACCEPTED).exclude(signed_on="")
        yield ~Q(Exists(dated))
    if not asks_for_a_contract(given):
        return
    condition = Q(Exists(accepted_contracts(given).filter(person=OuterRef("pk"))))
    asked = [given[name] for name in CONTRACT_FACETS if name in given]
    is_dated = "contract_from" in given or "contract_to" in given
    if not is_dated and all(UNKNOWN in values for values in asked):
        condition |= ~Q(Exists(_contracts_of_sides(given).filter(person=OuterRef("pk"))))
    yield condition


def _dated(start: PartialDate | None, end: PartialDate | None, *, certainly: bool) -> Q:
    """Certainly: the whole partial date lies within; possibly: any of its days does.

    A date marked as about or uncertain is never certain.
    """
    first: date | None = start.earliest if start else None
    last: date | None = end.latest if end else None
    condition = Q(signed_on_range__isnull=False)
    if certainly:
        condition &= ~Q(signed_on__regex="[~?]$")
        condition &= Q(signed_on_earliest__gte=first) if first else Q()
        condition &= Q(signed_on_latest__lte=last) if last else Q()
        return condition
    condition &= ~Q(signed_on_latest__lt=first) | Q(signed_on_latest__isnull=True) if first else Q()
    condition &= ~Q(signed_on_earliest__gt=last) | Q(signed_on_earliest__isnull=True) if last else Q()
    return condition
