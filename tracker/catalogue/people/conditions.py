"""What each parameter of the people means as a condition on the database."""

from collections.abc import Iterator, Sequence

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q

from tracker.catalogue.listing.nothing import NOT_PUBLISHED, UNKNOWN
from tracker.catalogue.models import Name
from tracker.catalogue.people.claim_conditions import (
    IS_ANONYMOUS,
    KINDS,
    Cleaned,
    claims_meant,
    claims_that_meet,
    facets_of,
    is_dated,
    needs_one_claim,
)
from tracker.catalogue.people.facets import PersonFacet, facets_for
from tracker.catalogue.people.names.common import common_lexemes
from tracker.catalogue.people.pointers import successor_of
from tracker.lib.database.any_of import in_array
from tracker.lib.names.name_fields import matches
from tracker.lib.names.name_keys import asks_for_rare
from tracker.lib.references import person_reference


def conditions(cleaned: Cleaned) -> Iterator[Q]:
    """Conditions on people that must all hold."""
    if "q" in cleaned:
        yield _spelled(cleaned["q"])
    yield from _recruited(cleaned)
    for kind in KINDS:
        yield from _claimed(kind, cleaned)
    in_rows = {facet.name for kind in KINDS if needs_one_claim(kind, cleaned) for facet in facets_of(kind, cleaned)}
    for facet in facets_for(cleaned):
        if facet.name in cleaned and facet.name not in ("side", "stratum", *in_rows):
            yield _any_of(facet, cleaned[facet.name])


def _spelled(q: str) -> Q:
    if reference := person_reference(q):
        return Q(pk=successor_of(reference) or reference)
    common = common_lexemes()
    condition = matches(q, common=common)
    if condition is None:
        return Q(pk__in=[])
    names = Name.objects.filter(condition)
    if asks_for_rare(q, common):
        # Few people: found first, instead of being met on a walk through all in the order of the page.
        return in_array("pk", ArraySubquery(names.order_by().values("person")))
    return Q(Exists(names.filter(person=OuterRef("pk"))))


def _recruited(cleaned: Cleaned) -> Iterator[Q]:
    """Side and stratum: where both are given, in one recruitment."""
    sides, strata = cleaned.get("side"), cleaned.get("stratum")
    if sides and strata:
        pairs = [f"{side}:{stratum}" for side in sides for stratum in strata]
        condition = Q(counted_as__overlap=pairs)
        if UNKNOWN in sides:
            condition |= Q(sides=[], strata__overlap=strata)
        yield condition
    elif sides:
        yield Q(sides__overlap=sides) | (Q(sides=[]) if UNKNOWN in sides else Q(pk__in=[]))
    elif strata:
        yield Q(strata__overlap=strata)


def _any_of(facet: PersonFacet, values: Sequence[str]) -> Q:
    condition = Q(**{f"{facet.column}__{'overlap' if facet.is_array else 'in'}": list(values)})
    if UNKNOWN in values:
        # Some columns say it in so many words, others by being empty.
        condition |= Q(**{facet.column: [] if facet.is_array else ""})
    return condition


def _claimed(kind: str, cleaned: Cleaned) -> Iterator[Q]:
    """One claim that meets all conditions; where all of them allow "not known", also no claim at all."""
    period = KINDS[kind].period
    if cleaned.get(f"{period}_within") == "unknown":
        of_any_side = {name: value for name, value in cleaned.items() if name != "side"}
        known = claims_meant(kind, of_any_side).filter(person=OuterRef("pk")).exclude(**{KINDS[kind].date_column: ""})
        yield ~Q(Exists(known))
    if not needs_one_claim(kind, cleaned):
        return
    condition = Q(Exists(claims_that_meet(kind, cleaned).filter(person=OuterRef("pk"))))
    if not is_dated(kind, cleaned):
        none = ~Q(Exists(claims_meant(kind, cleaned).filter(person=OuterRef("pk"))))
        filterset = [cleaned[facet.name] for facet in facets_of(kind, cleaned)]
        if all(UNKNOWN in values for values in filterset):
            condition |= none & ~IS_ANONYMOUS
        if all(NOT_PUBLISHED in values for values in filterset):
            condition |= none & IS_ANONYMOUS
    yield condition
