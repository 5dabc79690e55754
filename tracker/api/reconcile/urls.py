"""Addresses of the service, below `/reconcile`: programs are told either, with the last stroke or without."""

from django.urls import path

from tracker.api.reconcile.preview import preview
from tracker.api.reconcile.suggest import ProposedProperties, SuggestEntities, SuggestProperties, SuggestTypes
from tracker.api.reconcile.views import Service

urlpatterns = [
    path("", Service.as_public_view(), name="reconcile-as-typed"),
    path("/", Service.as_public_view(), name="reconcile"),
    path("/extend", Service.as_public_view(), name="reconcile-extend"),
    path("/extend/propose/", ProposedProperties.as_public_view(), name="reconcile-propose"),
    path("/suggest/entity/", SuggestEntities.as_public_view(), name="reconcile-suggest-entity"),
    path("/suggest/property/", SuggestProperties.as_public_view(), name="reconcile-suggest-property"),
    path("/suggest/type/", SuggestTypes.as_public_view(), name="reconcile-suggest-type"),
    path("/preview/", preview, name="reconcile-preview"),
]
