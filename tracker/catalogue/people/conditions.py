"""What each parameter of the people means as a condition on the database."""

from collections.abc import Iterator, Sequence

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q

from tracker.catalogue.listing.nothing import NOT_PUBLISHED, UNKNOWN
from tracker.catalogue.models import Name
from tracker.catalogue.people.asked_rows import (
    IS_ANONYMOUS,
    KINDS,
    Given,
    asks_for_rows,
    base_rows,
    facets_of,
    is_dated,
    rows_that_meet,
)
from tracker.catalogue.people.common_names import common_lexemes
from tracker.catalogue.people.facets import PersonFacet, facets_for
from tracker.catalogue.people.pointers import standing_in
from tracker.lib.database.any_of import in_array
from tracker.lib.names.name_fields import matches
from tracker.lib.names.name_keys import asks_for_rare
from tracker.lib.references import person_reference


def conditions(given: Given) -> Iterator[Q]:
    """Conditions on people that must all hold."""
    if "q" in given:
        yield _spelled(given["q"])
    yield from _recruited(given)
    for kind in KINDS:
        yield from _claimed(kind, given)
    in_rows = {facet.name for kind in KINDS if asks_for_rows(kind, given) for facet in facets_of(kind, given)}
    for facet in facets_for(given):
        if facet.name in given and facet.name not in ("side", "stratum", *in_rows):
            yield _any_of(facet, given[facet.name])


def _spelled(q: str) -> Q:
    if reference := person_reference(q):
        return Q(pk=standing_in(reference) or reference)
    common = common_lexemes()
    condition = matches(q, common=common)
    if condition is None:
        return Q(pk__in=[])
    names = Name.objects.filter(condition)
    if asks_for_rare(q, common):
        # Few people: found first, instead of being met on a walk through all in the order of the page.
        return in_array("pk", ArraySubquery(names.order_by().values("person")))
    return Q(Exists(names.filter(person=OuterRef("pk"))))


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
        yield Q(sides__overlap=sides) | (Q(sides=[]) if UNKNOWN in sides else Q(pk__in=[]))
    elif strata:
        yield Q(strata__overlap=strata)


def _any_of(facet: PersonFacet, values: Sequence[str]) -> Q:
    condition = Q(**{f"{facet.column}__{'overlap' if facet.is_array else 'in'}": list(values)})
    if UNKNOWN in values:
        # Some columns say it in so many words, others by being empty.
        condition |= Q(**{facet.column: [] if facet.is_array else ""})
    return condition


def _claimed(kind: str, given: Given) -> Iterator[Q]:
    """One claim that meets all conditions; where all of them allow "not known", also no claim at all."""
    period = KINDS[kind].period
    if given.get(f"{period}_within") == "unknown":
        of_any_side = {name: value for name, value in given.items() if name != "side"}
        known = base_rows(kind, of_any_side).filter(person=OuterRef("pk")).exclude(**{KINDS[kind].date_column: ""})
        yield ~Q(Exists(known))
    if not asks_for_rows(kind, given):
        return
    condition = Q(Exists(rows_that_meet(kind, given).filter(person=OuterRef("pk"))))
    if not is_dated(kind, given):
        none = ~Q(Exists(base_rows(kind, given).filter(person=OuterRef("pk"))))
        asked = [given[facet.name] for facet in facets_of(kind, given)]
        if all(UNKNOWN in values for values in asked):
            condition |= none & ~IS_ANONYMOUS
        if all(NOT_PUBLISHED in values for values in asked):
            condition |= none & IS_ANONYMOUS
    yield condition
