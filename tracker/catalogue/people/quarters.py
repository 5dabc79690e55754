"""People by the quarter in which they first signed: each stands once, and each number is that of a list."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pyroaring import BitMap

from tracker.catalogue.listing.nothing import UNKNOWN
from tracker.catalogue.people.claim_conditions import LONGER, ONE_YEAR, Cleaned, of_claim, span_of
from tracker.catalogue.people.facets import CONTRACT
from tracker.catalogue.people.postings.found import People

_WITHIN = "contract_within"
_OF_PERIOD = ("contract_from", "contract_to", _WITHIN)


@dataclass(frozen=True)
class ByQuarter:
    """Everybody found, each in one place: a quarter of the first contract, or one of the four below."""

    quarters: Mapping[tuple[int, int], int]
    """People by year and quarter (1 to 4): all days on which they may have signed lie in it."""
    one_year: int
    """Whose date lies in one year, and in no one quarter of it."""
    longer: int
    """Whose date lies in no one year for certain."""
    not_known: int
    """Of whom no dated contract is known."""
    otherwise: int
    """Who was found by something else than the date of the first contract: by a later one, or as only possible."""

    @property
    def people(self) -> int:
        """All of them."""
        return sum(self.quarters.values()) + self.one_year + self.longer + self.not_known + self.otherwise


def by_quarter(people: People, cleaned: Cleaned) -> ByQuarter:
    """Count the people who meet the conditions by their first contract, with the side that is asked for."""
    first: dict[str, Any] = {**cleaned, "contract_mode": "first"}
    undated = people.found(
        {name: value for name, value in first.items() if name not in _OF_PERIOD} | {_WITHIN: UNKNOWN}
    )
    everybody = people.found(cleaned)
    if cleaned.get(_WITHIN) == UNKNOWN:
        return ByQuarter({}, 0, 0, len(everybody & undated), len(everybody - undated))
    if cleaned.get(_WITHIN) == "possibly":
        del first[_WITHIN]
    found, counted, placed = people.found(first), Counter[str | tuple[int, int]](), BitMap()
    for nth, contracts in enumerate(people.claims(CONTRACT, first)):
        for span, dated in people.postings.grouped(of_claim(CONTRACT, "signed_on"), nth, span_of).items():
            signed = found & contracts & dated
            if span != UNKNOWN and signed:
                counted[span] += len(signed)
                placed |= signed
    is_any_date = not any(name in cleaned for name in _OF_PERIOD)
    unknown = everybody & undated if is_any_date else BitMap()
    return ByQuarter(
        {span: number for span, number in counted.items() if isinstance(span, tuple)},
        counted[ONE_YEAR],
        counted[LONGER],
        len(unknown),
        len(everybody - placed - unknown),
    )
