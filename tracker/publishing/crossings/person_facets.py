"""The columns of a public person that name other records, from the accepted public claims."""

from collections.abc import Collection, Iterable
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
        "instruments": (row.instrument_id for row in grants),
        "units_directly": filter(None, directly),
        "units": targets.with_those_above(filter(None, directly)),
        "sites": filter(None, sites),
    }
    return {name: sorted({value or nothing for value in values} or {nothing}) for name, values in columns.items()}


def mark_kept_grants(grants: Collection[public.CitizenshipGrant]) -> None:
    """Note on each grant whether it was revoked afterwards."""
    kept = {row.key for row in granted_and_kept(list(grants))}
    for row in grants:
        row.stands = row.state != GrantState.GRANTED or row.key in kept
