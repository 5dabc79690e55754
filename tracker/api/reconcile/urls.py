"""Addresses of the service, at and below `/reconcile`: programs are told either, with the last stroke or without."""

from django.urls import path

from tracker.api.reconcile.preview import preview
from tracker.api.reconcile.suggest import ProposedProperties, SuggestEntities, SuggestProperties, SuggestTypes
from tracker.api.reconcile.views import Service

urlpatterns = [
    path("reconcile", Service.as_public_view(), name="reconcile-as-typed"),
    path("reconcile/", Service.as_public_view(), name="reconcile"),
    path("reconcile/extend", Service.as_public_view(), name="reconcile-extend"),
    path("reconcile/extend/propose/", ProposedProperties.as_public_view(), name="reconcile-propose"),
    path("reconcile/suggest/entity/", SuggestEntities.as_public_view(), name="reconcile-suggest-entity"),
    path("reconcile/suggest/property/", SuggestProperties.as_public_view(), name="reconcile-suggest-property"),
    path("reconcile/suggest/type/", SuggestTypes.as_public_view(), name="reconcile-suggest-type"),
    path("reconcile/preview/", preview, name="reconcile-preview"),
]
