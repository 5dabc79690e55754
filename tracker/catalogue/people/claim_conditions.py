"""Claims of which several things can be asked: one contract, grant or fate that meets them all."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from tracker.catalogue.listing.nothing import UNKNOWN
from tracker.catalogue.models import CitizenshipGrant, Contract, Fate
from tracker.catalogue.people.counting import bounds
from tracker.catalogue.people.facets import CONTRACT, FACETS, FATE, FATES_EVER, GRANT, PersonFacet
from tracker.lib.dates.partial_dates import PartialDate

Cleaned = Mapping[str, Any]
"""The cleaned values of the parameters that were given."""


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
PARTS_OF_PERIOD = ("from", "to", "within")
"""What the parameters of a period end with."""
ONE_YEAR, LONGER = "year", "longer"
WIDER = (ONE_YEAR, LONGER)
"""Dates that lie in no one quarter for certain: within one year, or within none."""
WITHOUT_ENDS = (UNKNOWN, *WIDER)
"""How dates can be asked for without a period in which they lie."""


def of_claim(kind: str, column: str) -> str:
    """The column of a term about such a claim: `contract.found_in`."""
    return f"{kind}.{column}"


def facets_of(kind: str, cleaned: Cleaned) -> list[PersonFacet]:
    """The facets with ticks that are asked of one claim of the kind."""
    ever = [FATES_EVER] if cleaned.get("fate_mode") == "ever" else []
    return [facet for facet in (*FACETS, *ever) if facet.of == kind and facet.name in cleaned]


def is_dated(kind: str, cleaned: Cleaned) -> bool:
    """Whether a period is asked for."""
    period = KINDS[kind].period
    return f"{period}_from" in cleaned or f"{period}_to" in cleaned or cleaned.get(f"{period}_within") in WIDER


def narrows_claims(kind: str, cleaned: Cleaned) -> bool:
    """Whether one more thing asked of the claim would have to meet others."""
    of_one_contract = kind == CONTRACT and ("side" in cleaned or is_of_first_contract(cleaned))
    return bool(facets_of(kind, cleaned)) or is_dated(kind, cleaned) or of_one_contract


def is_of_first_contract(cleaned: Cleaned) -> bool:
    """Whether what is asked of a contract is asked of the first one, so that a sum over periods counts nobody twice."""
    return cleaned.get("contract_mode") == "first"


@lru_cache(maxsize=20_000)
def span_of(text: str) -> str | tuple[int, int]:
    """Where a date lies for certain: in a quarter (the year and 1 to 4), in `ONE_YEAR`, else it is `LONGER`."""
    if text == UNKNOWN:
        return UNKNOWN
    earliest, latest = bounds(text)
    if earliest is None or latest is None or earliest.year != latest.year or text[-1] in "~?":
        return LONGER
    first, last = ((day.month + 2) // 3 for day in (earliest, latest))
    return (earliest.year, first) if first == last else ONE_YEAR


def lies_within(text: str, start: PartialDate | None, end: PartialDate | None, within: str | None) -> bool:
    """Whether a date lies in the period. Certainly: all of its days do; possibly: any of its days does.

    A date marked as about or uncertain is never certain; `unknown` is no date. Of `WIDER` dates those that lie
    certainly in the period, where one is given.
    """
    if text == UNKNOWN:
        return False
    if within in WIDER and (span_of(text) != within or not (start or end)):
        return span_of(text) == within
    earliest, latest = bounds(text)
    first, last = start.earliest if start else None, end.latest if end else None
    if within == "possibly":
        is_over = first is not None and latest is not None and latest < first
        is_to_come = last is not None and earliest is not None and earliest > last
        return not is_over and not is_to_come
    begins_in_it = first is None or (earliest is not None and earliest >= first)
    ends_in_it = last is None or (latest is not None and latest <= last)
    return text[-1] not in "~?" and begins_in_it and ends_in_it
