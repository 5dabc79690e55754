"""Addresses of the API, below `/api/v1/`."""

from django.urls import path

from tracker.api.figure_views import Figures, Statements
from tracker.api.records import PersonDetail
from tracker.api.unit_views import UnitDetail, Units
from tracker.api.views import People

urlpatterns = [
    path("people/", People.as_view(), name="api-people"),
    path("people/<str:reference>/", PersonDetail.as_view(), name="api-person"),
    path("figures/", Figures.as_view(), name="api-figures"),
    path("statements/", Statements.as_view(), name="api-statements"),
    path("units/", Units.as_view(), name="api-units"),
    path("units/<str:reference>/", UnitDetail.as_view(), name="api-unit"),
]
