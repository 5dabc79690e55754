"""Addresses of the service, below `/reconcile`: programs are told either, with the last stroke or without."""

from django.urls import path

from tracker.api.reconcile.views import Service

urlpatterns = [
    path("", Service.as_public_view(), name="reconcile-as-typed"),
    path("/", Service.as_public_view(), name="reconcile"),
    path("/extend", Service.as_public_view(), name="reconcile-extend"),
]
