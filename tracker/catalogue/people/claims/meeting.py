"""Rows of claims that meet what is asked of one, for the files of claims; people are found by `people.postings`."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Q, QuerySet

from tracker.catalogue.listing.nothing import NOT_PUBLISHED, UNKNOWN
from tracker.catalogue.people.claim_conditions import KINDS, Cleaned, facets_of, is_dated, is_of_first_contract
from tracker.catalogue.people.facets import CONTRACT, FATE, GRANT, PersonFacet
from tracker.lib.database.any_of import text_in
from tracker.vocabulary.claims import ClaimStatus
from tracker.vocabulary.levels import Level

_OF_ANONYMOUS = Q(person__level=Level.ANONYMOUS)


def _claims_meant(kind: str, cleaned: Cleaned) -> QuerySet[Any]:
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


def claims_that_meet(kind: str, cleaned: Cleaned, dates: Iterable[str]) -> QuerySet[Any]:
    """Accepted claims, each of which meets all that is asked of one; `dates` are those within the period asked for."""
    rows = _claims_meant(kind, cleaned)
    if is_dated(kind, cleaned):
        rows = rows.filter(text_in(KINDS[kind].date_column, dates))
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
