"""Claims of which several things can be asked: one contract, grant or fate that meets them all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from tracker.catalogue.listing.nothing import NOT_PUBLISHED, UNKNOWN
from tracker.catalogue.models import CitizenshipGrant, Contract, Fate
from tracker.catalogue.people.facets import CONTRACT, FACETS, FATE, FATES_EVER, GRANT, PersonFacet
from tracker.lib.dates.partial_dates import PartialDate
from tracker.vocabulary.claims import ClaimStatus
from tracker.vocabulary.levels import Level

Cleaned = Mapping[str, Any]
"""The cleaned values of the parameters that were given."""

IS_ANONYMOUS = Q(level=Level.ANONYMOUS)
_OF_ANONYMOUS = Q(person__level=Level.ANONYMOUS)


@dataclass(frozen=True)
class DatedClaim:
    """A kind of claim: its table, the column of its date, and the prefix of the parameters about that date."""

    model: Any
    date_column: str
    period: str


KINDS: Mapping[str, DatedClaim] = {
    CONTRACT: DatedClaim(Contract, "signed_on", "contract"),
    GRANT: DatedClaim(CitizenshipGrant, "on", "citizenship"),
    FATE: DatedClaim(Fate, "on", "fate"),
}
PERIODS = tuple(asked.period for asked in KINDS.values())


def facets_of(kind: str, cleaned: Cleaned) -> list[PersonFacet]:
    """The facets with ticks that are asked of one claim of the kind."""
    ever = [FATES_EVER] if cleaned.get("fate_mode") == "ever" else []
    return [facet for facet in (*FACETS, *ever) if facet.of == kind and facet.name in cleaned]


def is_dated(kind: str, cleaned: Cleaned) -> bool:
    """Whether a period is asked for."""
    period = KINDS[kind].period
    return f"{period}_from" in cleaned or f"{period}_to" in cleaned


def needs_one_claim(kind: str, cleaned: Cleaned) -> bool:
    """Whether so much is asked of one claim that the person's own columns cannot tell."""
    asked = len(facets_of(kind, cleaned)) + is_dated(kind, cleaned)
    of_one_contract = kind == CONTRACT and ("side" in cleaned or is_of_first_contract(cleaned))
    return is_dated(kind, cleaned) or asked > 1 or (of_one_contract and asked > 0)


def narrows_claims(kind: str, cleaned: Cleaned) -> bool:
    """Whether one more thing asked of the claim would have to meet others."""
    of_one_contract = kind == CONTRACT and ("side" in cleaned or is_of_first_contract(cleaned))
    return bool(facets_of(kind, cleaned)) or is_dated(kind, cleaned) or of_one_contract


def claims_meant(kind: str, cleaned: Cleaned) -> QuerySet[Any]:
    """Accepted claims of the kind that could be meant at all."""
    rows: QuerySet[Any] = KINDS[kind].model.objects.filter(status=ClaimStatus.ACCEPTED)
    if kind == CONTRACT:
        return _contracts(rows, cleaned)
    if kind == GRANT:
        return rows.filter(stands=True)
    if kind == FATE and cleaned.get("fate_mode") != "ever":
        return rows.filter(is_now=True)
    return rows


def _contracts(rows: QuerySet[Any], cleaned: Cleaned) -> QuerySet[Any]:
    """Of the sides asked for; with `contract_mode` first the first one alone, of the side where it is one."""
    sides = cleaned.get("side", ())
    if is_of_first_contract(cleaned):
        rows = rows.filter(is_first_on_side=True) if len(sides) == 1 else rows.filter(is_first=True)
    return rows.filter(side__in=["" if side == UNKNOWN else side for side in sides]) if sides else rows


def is_of_first_contract(cleaned: Cleaned) -> bool:
    """Whether what is asked of a contract is asked of the first one, so that a sum over periods counts nobody twice."""
    return cleaned.get("contract_mode") == "first"


def claims_that_meet(kind: str, cleaned: Cleaned) -> QuerySet[Any]:
    """Accepted claims, each of which meets all that is asked of one."""
    rows = claims_meant(kind, cleaned)
    if is_dated(kind, cleaned):
        rows = rows.filter(dated(kind, cleaned))
    for facet in facets_of(kind, cleaned):
        rows = rows.filter(_has_any(facet, cleaned[facet.name]))
    return rows


def _has_any(facet: PersonFacet, values: Sequence[str]) -> Q:
    known = [value for value in values if value != UNKNOWN]
    several = "overlap" if facet.row_is_array else "in"
    condition = Q(**{f"{facet.row_column}__{several}": known})
    empty = _is_empty(facet)
    if UNKNOWN in values:
        condition |= empty & ~_OF_ANONYMOUS
    if NOT_PUBLISHED in values:
        condition |= empty & _OF_ANONYMOUS
    return condition


def _is_empty(facet: PersonFacet) -> Q:
    if facet.row_column.endswith("_id"):
        return Q(**{f"{facet.row_column}__isnull": True})
    return Q(**{facet.row_column: [] if facet.row_is_array else ""})


def dated(kind: str, cleaned: Cleaned) -> Q:
    """Certainly: the whole partial date lies within; possibly: any of its days does.

    A date marked as about or uncertain is never certain.
    """
    column, period = KINDS[kind].date_column, KINDS[kind].period
    start: PartialDate | None = cleaned.get(f"{period}_from")
    end: PartialDate | None = cleaned.get(f"{period}_to")
    first: date | None = start.earliest if start else None
    last: date | None = end.latest if end else None
    condition = Q(**{f"{column}_range__isnull": False})
    if cleaned.get(f"{period}_within") != "possibly":
        condition &= ~Q(**{f"{column}__regex": "[~?]$"})
        condition &= Q(**{f"{column}_earliest__gte": first}) if first else Q()
        condition &= Q(**{f"{column}_latest__lte": last}) if last else Q()
        return condition
    ends, begins = f"{column}_latest", f"{column}_earliest"
    condition &= ~Q(**{f"{ends}__lt": first}) | Q(**{f"{ends}__isnull": True}) if first else Q()
    condition &= ~Q(**{f"{begins}__gt": last}) | Q(**{f"{begins}__isnull": True}) if last else Q()
    return condition
