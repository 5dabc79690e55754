"""Addresses of the API, below `/api/v1/`."""

from django.urls import path

from tracker.api.counted_views import CountedTables
from tracker.api.figure_views import Figures, StateActions, Statements
from tracker.api.records import PersonDetail
from tracker.api.root import Root
from tracker.api.rows import Rows
from tracker.api.source_views import LegalInstruments, SourceDetail, Sources
from tracker.api.unit_views import UnitDetail, Units
from tracker.api.views import People
from tracker.catalogue.files import CLAIM_FILES, FIGURE_LINKS

_LISTS_AND_RECORDS = [
    path("people/", People.as_view(), name="api-people"),
    *(path(f"{file.name}/", Rows.as_view(file=file), name=f"api-{file.name}") for file in CLAIM_FILES),
    path("people/<str:reference>/", PersonDetail.as_view(), name="api-person"),
    path("counted/", CountedTables.as_view(), name="api-counted"),
    path("figures/", Figures.as_view(), name="api-figures"),
    path("figure-links/", Rows.as_view(file=FIGURE_LINKS), name="api-figure-links"),
    path("statements/", Statements.as_view(), name="api-statements"),
    path("state-actions/", StateActions.as_view(), name="api-state-actions"),
    path("units/", Units.as_view(), name="api-units"),
    path("units/<str:reference>/", UnitDetail.as_view(), name="api-unit"),
    path("sources/", Sources.as_view(), name="api-sources"),
    path("sources/<str:reference>/", SourceDetail.as_view(), name="api-source"),
    path("legal-instruments/", LegalInstruments.as_view(), name="api-legal-instruments"),
]


def _addresses() -> dict[str, str]:
    """Lists and records by name: `people/{reference}/` for one person."""
    paths = {str(each.name): str(each.pattern) for each in _LISTS_AND_RECORDS}
    return {name.removeprefix("api-"): path.replace("<str:reference>", "{reference}") for name, path in paths.items()}


urlpatterns = [
    path("", Root.as_view(addresses=_addresses()), name="api-root"),
    *_LISTS_AND_RECORDS,
]
