"""The columns of a public person that filters and facets read, from the accepted public claims."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from tracker.catalogue import models as public
from tracker.catalogue.listing.nothing import NOT_PUBLISHED, UNKNOWN
from tracker.catalogue.people.counting import granted_and_kept
from tracker.publishing.link_targets import LinkTargets
from tracker.vocabulary.levels import Level
from tracker.vocabulary.people import GrantState

Accepted = dict[str, list[Any]]
"""Accepted public claims by kind."""


def facet_columns(accepted: Accepted, targets: LinkTargets, *, level: str) -> dict[str, list[str]]:
    """The values by column, sorted; what nobody knows is `unknown`, what the level holds back `not_published`."""
    nothing = NOT_PUBLISHED if level == Level.ANONYMOUS else UNKNOWN
    contracts, services = accepted["contract"], accepted["service"]
    grants = [row for row in accepted["citizenshipgrant"] if row.stands]
    directly = {row.unit_id for row in (*contracts, *services)} | {row.force_id for row in contracts}
    sites = {row.signed_at_id for row in contracts} | {row.site_id for row in accepted["step"]}
    columns: dict[str, Iterable[str | None]] = {
        "found_in": _each(contracts, "found_in"),
        "role_classes": _each(contracts, "role_class"),
        "recruited_how": _each_of_several(contracts, "how"),
        "motives": _each_of_several(contracts, "motives"),
        "indicators": _each_of_several(contracts, "indicators"),
        "instruments": _each(grants, "instrument_id"),
        "units_directly": filter(None, directly),
        "units": targets.with_those_above(filter(None, directly)),
        "sites": filter(None, sites),
    }
    return {name: sorted({value or nothing for value in values} or {nothing}) for name, values in columns.items()}


def _each(rows: Sequence[object], column: str) -> Iterable[str | None]:
    """One value a row; None where a row has none."""
    return (getattr(row, column) for row in rows)


def _each_of_several(rows: Sequence[object], column: str) -> Iterable[str | None]:
    return (value for row in rows for value in getattr(row, column) or [None])


def is_plain(accepted: Accepted, sides: Sequence[str]) -> bool:
    """Whether a filter on claims can read the person's row instead: there is one claim of each kind at most.

    A contract of which nobody knows the side is none of the side that a service shows.
    """
    grants = [row for row in accepted["citizenshipgrant"] if row.stands]
    if any(row.side not in (sides or [""]) for row in accepted["contract"]):
        return False
    return all(len(rows) <= 1 for rows in (sides, accepted["contract"], grants, accepted["fate"]))


def mark_kept_grants(grants: Collection[public.CitizenshipGrant]) -> None:
    """Note on each grant whether it was revoked afterwards."""
    kept = {row.key for row in granted_and_kept(list(grants))}
    for row in grants:
        row.stands = row.state != GrantState.GRANTED or row.key in kept
