"""What of a unit or a site is handed in for review: columns, claims and citations, units of a site."""

from django.db.models import Model

from tracker.lib.history import events_of
from tracker.review.content import Content, RecordKind, register, row_content
from tracker.sources.content import claims_and_citations
from tracker.units.models import UNIT_CLAIMS, Site, SiteUnit, Unit, UnitCitation


def unit_contents(references: list[str]) -> dict[str, Content]:
    """Content of each unit by reference."""
    rows = list(Unit.objects.filter(reference__in=references).select_related("territory"))
    parts = claims_and_citations([row.pk for row in rows], claims=UNIT_CLAIMS, citations=UnitCitation, owner="unit")
    return {row.reference: row_content(row) | parts[row.pk] for row in rows}


def site_contents(references: list[str]) -> dict[str, Content]:
    """Content of each site by reference: its columns, and references of the units that use it, sorted."""
    rows = Site.objects.filter(reference__in=references).select_related("territory").prefetch_related("units")
    return {
        row.reference: row_content(row) | {"units": sorted(unit.reference for unit in row.units.all())} for row in rows
    }


def register_kinds() -> None:
    """Tell `review` how units and sites are handed in."""
    models: tuple[type[Model], ...] = (*UNIT_CLAIMS, UnitCitation)
    owned = tuple((events_of(model), "unit") for model in models)
    register(RecordKind("unit", Unit, unit_contents, ((events_of(Unit), "pgh_obj"), *owned)))
    sites = ((events_of(Site), "pgh_obj"), (events_of(SiteUnit), "site"))
    register(RecordKind("site", Site, site_contents, sites))
