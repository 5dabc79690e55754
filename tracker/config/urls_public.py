"""Addresses of the public site: pages, the API, and nothing that asks who you are."""

from django.urls import include, path

from tracker.config.serving.health import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("api/v1/", include("tracker.api.urls")),
    path("", include("tracker.api.reconcile.urls")),
    path("", include("tracker.website.urls")),
]
handler404 = "tracker.config.not_found.not_found"
handler500 = "tracker.config.serving.health.server_error"
