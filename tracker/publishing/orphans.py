"""Orphans: public sources and units that no other public record names. They may name somebody who is withdrawn."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, QuerySet

from tracker.catalogue.kinds import KINDS
from tracker.catalogue.listing.per_value import people_per
from tracker.lib.database.any_of import text_in
from tracker.publishing.crossings.people import PERSON
from tracker.publishing.crossings.sources import SOURCE
from tracker.publishing.models import Standing

KINDS_WITH_ORPHANS = tuple(kind for kind in PERSON.links_to if KINDS[kind].has_page)
"""Kinds with pages of their own that a person's page names: as orphans, they may still lead to the person."""


def orphaned(kind: str) -> QuerySet[Standing]:
    """The public records of the kind that no other public record names; one index look-up for each."""
    others = Standing.objects.filter(is_public=True, mentions__contains=[OuterRef("reference")])
    return Standing.objects.filter(~Exists(others.exclude(pk=OuterRef("pk"))), kind=kind, is_public=True)


def uncited_sources() -> QuerySet[Standing]:
    """The orphaned sources, by what the catalogue holds, in a time that does not grow with the people.

    How many people each source carries is kept there; what else may name one are a few thousand records.
    """
    named = set(people_per("sources"))
    others = Standing.objects.filter(is_public=True).exclude(kind=PERSON.kind)
    for reference, mentions in others.values_list("reference", "mentions"):
        named |= {*mentions} - {reference}
    return Standing.objects.filter(~text_in("reference", named), kind=SOURCE.kind, is_public=True)


def mentions_of(kind: str, references: Iterable[str]) -> set[str]:
    """References of all records that the public documents of these name."""
    rows = Standing.objects.filter(kind=kind, reference__in=list(references), is_public=True)
    return {name for mentions in rows.values_list("mentions", flat=True) for name in mentions}


def orphaned_among(among: Iterable[str]) -> dict[str, list[str]]:
    """Those of the references that are orphaned now, by kind."""
    wanted = list(among)
    found = {kind: orphaned(kind).filter(reference__in=wanted) for kind in KINDS_WITH_ORPHANS}
    return {kind: sorted(rows.values_list("reference", flat=True)) for kind, rows in found.items() if rows}
