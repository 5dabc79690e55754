"""Which of the values shown a credible source contradicts: columns of a register that rest on what is in conflict."""

from collections.abc import Iterable, Sequence
from typing import Any

from tracker.catalogue.listing.column import Column
from tracker.catalogue.models import Fate
from tracker.catalogue.models.unit import UnitClaim
from tracker.vocabulary.claims import ClaimStatus


def disputed_columns(register: Sequence[Column], claims: Iterable[tuple[str, Any]], *, fate_now: str = "") -> list[str]:
    """Names of the register's columns that a conflicting version contradicts, sorted.

    `claims` are the public claims of one record, each with its kind. Where nothing of a kind is accepted, there is
    nothing to contradict; nor does what disagrees about the day or place of a fate that is not the one shown.
    """
    known = list(claims)
    accepted = {kind for kind, claim in known if claim.status == ClaimStatus.ACCEPTED}
    contradicted = {
        f"{kind}.{claim.conflict_on}"
        for kind, claim in known
        if claim.status == ClaimStatus.CONFLICTING
        and kind in accepted
        and not _is_about_another_fate(kind, claim, fate_now)
    }
    return sorted(column.name for column in register if contradicted & {*column.rests_on})


def _is_about_another_fate(kind: str, claim: Any, fate_now: str) -> bool:
    return kind == "fate" and claim.conflict_on != "kind" and claim.kind not in ("", fate_now)


def disagrees(version: Any, accepted: Any) -> bool:
    """Whether a claim is a conflicting version of an accepted one of the same kind and record."""
    if version.status != ClaimStatus.CONFLICTING or _owner(version) != _owner(accepted):
        return False
    return not (isinstance(version, Fate) and _is_about_another_fate("fate", version, accepted.kind))


def _owner(claim: Any) -> Any:
    return getattr(claim, "unit_id" if isinstance(claim, UnitClaim) else "person_id")
