"""The counting rules: who counts as a recruited foreigner of a side, in which stratum, with which fate.

Pure functions over the accepted public claims of one person; the method page and the tests name the same rules.

A person may be recruited by both sides. `counted_as` joins side and stratum, so a filter on both means one recruitment,
and a facet promises what its tick finds (tested on random filters).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from tracker.catalogue.models import CitizenshipGrant, Contract, Fate, Nationality, Service
from tracker.lib.dates.partial_dates import PartialDate
from tracker.vocabulary.people import (
    FateKind,
    GrantState,
    NationalityBasis,
    NationalityKind,
    RecruitedHow,
    Side,
    Stratum,
)

Bounds = tuple[date | None, date | None]
YES, MAYBE, NO = "yes", "maybe", "no"
_ENDED_BY = {FateKind.KILLED, FateKind.DISCHARGED, FateKind.RETURNED}


@dataclass(frozen=True)
class Recruited:
    """That one person was recruited for one side: in which stratum, shown by what, on which day."""

    side: str
    stratum: str
    basis: str
    on: str


@dataclass(frozen=True)
class Accepted:
    """The accepted public claims of one person that counting looks at."""

    contracts: Sequence[Contract]
    services: Sequence[Service]
    nationalities: Sequence[Nationality]
    grants: Sequence[CitizenshipGrant]
    fates: Sequence[Fate]


@lru_cache(maxsize=20_000)
def bounds(text: str) -> Bounds:
    """Earliest and latest day of a partial date; None on a side that is open or not known."""
    if not text:
        return None, None
    parsed = PartialDate.parse(text)
    return parsed.earliest, parsed.latest


def recruitments(accepted: Accepted, *, war_started_on: date, contingents: Collection[str]) -> list[Recruited]:
    """One entry per side for which the person counts; `contingents` are the units of state troops."""
    found = (_recruited(accepted, side, war_started_on=war_started_on, contingents=contingents) for side in Side.values)
    return [recruited for recruited in found if recruited]


def _recruited(
    accepted: Accepted, side: str, *, war_started_on: date, contingents: Collection[str]
) -> Recruited | None:
    contracts = [
        row
        for row in accepted.contracts
        if row.side == side and runs_in_war(row.signed_on, row.ends_on, accepted.fates, war_started_on)
    ]
    services = [
        row
        for row in accepted.services
        if row.side == side and runs_in_war(row.from_on, row.to_on, accepted.fates, war_started_on)
    ]
    if not contracts and not services:
        return None
    basis, on = ("contract", _first(contracts)) if contracts else ("service", _first(services))
    if _are_state_troops(contracts, services, contingents):
        return Recruited(side, Stratum.STATE_TROOPS, basis, on)
    stratum = stratum_on(on, side=side, nationalities=accepted.nationalities, grants=accepted.grants)
    return Recruited(side, stratum, basis, on) if stratum else None


def runs_in_war(start: str, end: str, fates: Sequence[Fate], war_started_on: date) -> bool:
    """Whether a contract or service runs on or after the first day of the war.

    Undated ones do, unless something shows that they ended before. One begun before the war does only where
    its end, or a dated fate, shows that it went on.
    """
    if _ended_before(end, war_started_on) or any(
        fate.kind in _ENDED_BY and _ended_before(fate.on, war_started_on) for fate in fates
    ):
        return False
    began_by = bounds(start)[1]
    if began_by is None or began_by >= war_started_on:
        return True
    return any(
        earliest is not None and earliest >= war_started_on
        for earliest, _ in (bounds(end), *(bounds(fate.on) for fate in fates))
    )


def _ended_before(text: str, day: date) -> bool:
    latest = bounds(text)[1]
    return latest is not None and latest < day


def _first(rows: Sequence[Contract] | Sequence[Service]) -> str:
    """The date of the first of them; undated ones come last."""
    texts = [row.signed_on if isinstance(row, Contract) else row.from_on for row in rows]
    return min(texts, key=lambda text: (not text, bounds(text)[0] or date.min, text))


def _are_state_troops(contracts: Sequence[Contract], services: Sequence[Service], contingents: Collection[str]) -> bool:
    units = {row.unit_id for row in contracts} | {row.unit_id for row in services}
    return bool(units & set(contingents)) or any(RecruitedHow.STATE_DEPLOYMENT in row.how for row in contracts)


def stratum_on(
    on: str, *, side: str, nationalities: Sequence[Nationality], grants: Sequence[CitizenshipGrant]
) -> str | None:
    """The stratum by the nationalities held on that day; None for somebody who is no foreigner to the side."""
    day = bounds(on)
    others = {
        row.territory: held_on(row, day)
        for row in nationalities
        if row.territory != side and row.kind != NationalityKind.UNKNOWN
    }
    foreign = set(others.values())
    if not foreign & {YES, MAYBE}:
        return None
    if side == Side.RUSSIA and others.get(Side.UKRAINE, NO) != NO:
        return Stratum.UKRAINIAN_NATIONAL
    own = [_own_on(row, day, side, grants) for row in nationalities if row.territory == side]
    if YES in own or _granted(side, grants, day) == YES:
        return Stratum.ALSO_NATIONAL
    return Stratum.UNKNOWN if MAYBE in own or YES not in foreign else Stratum.FOREIGN


def held_on(row: Nationality, day: Bounds) -> str:
    """Whether a nationality was held on the day: yes, no, or maybe; an undated one was."""
    if not row.from_on and not row.to_on:
        return YES
    since, until = bounds(row.from_on), bounds(row.to_on)
    if _before(day, since) or _before(until, day):
        return NO
    has_begun = not row.from_on or _before(since, day, or_same=True)
    has_not_ended = not row.to_on or _before(day, until)
    return YES if has_begun and has_not_ended else MAYBE


def _own_on(row: Nationality, day: Bounds, side: str, grants: Sequence[CitizenshipGrant]) -> str:
    """Like `held_on`, for the side's own state: an undated one is dated by birth or by a grant, else unclear."""
    if row.from_on or row.to_on:
        return held_on(row, day)
    if row.basis in (NationalityBasis.BIRTH, NationalityBasis.DESCENT):
        return YES
    return _granted(side, grants, day)


def _granted(side: str, grants: Sequence[CitizenshipGrant], day: Bounds) -> str:
    """Whether a grant of that citizenship came before the day (yes), after it (no), or who knows."""
    dated = [bounds(row.on) for row in grants if row.state == GrantState.GRANTED and row.territory == side and row.on]
    if any(_before(on, day, or_same=False) for on in dated):
        return YES
    return NO if dated and all(_before(day, on) for on in dated) else MAYBE


def _before(one: Bounds, other: Bounds, *, or_same: bool = False) -> bool:
    """Whether `one` certainly lies before `other`."""
    latest, earliest = one[1], other[0]
    if latest is None or earliest is None:
        return False
    return latest <= earliest if or_same else latest < earliest


def fate_now(fates: Sequence[Fate]) -> str:
    """`killed`, once accepted, prevails; else the fate with the latest date, an undated one being the oldest."""
    kinds = {row.kind for row in fates if row.kind}
    if FateKind.KILLED in kinds or not kinds:
        return FateKind.KILLED if kinds else ""
    return max(fates, key=_of_fate).kind


def fate_that_holds(fates: Sequence[Fate]) -> Fate | None:
    """The one claim by which the fate is what it is now: of several of that kind the latest."""
    now = fate_now(fates)
    return max((row for row in fates if now and row.kind == now), key=_of_fate, default=None)


def first_contract(contracts: Sequence[Contract]) -> Contract | None:
    """The first of them by the first day that its date can mean; undated ones come last."""
    return min(contracts, key=_of_contract, default=None)


def _of_fate(row: Fate) -> tuple[date, int]:
    return _latest(row.on), row.position


def _of_contract(row: Contract) -> tuple[bool, date, int]:
    return not row.signed_on, bounds(row.signed_on)[0] or date.min, row.position


def _latest(text: str) -> date:
    earliest, latest = bounds(text)
    return latest or earliest or date.min


def granted_and_kept(grants: Sequence[CitizenshipGrant]) -> list[CitizenshipGrant]:
    """The citizenships granted and not revoked afterwards."""
    revoked = {row.territory for row in grants if row.state == GrantState.REVOKED}
    return [row for row in grants if row.state == GrantState.GRANTED and row.territory not in revoked]
