"""Addresses of the newsroom: the admin at the root of its port."""

from django.contrib import admin
from django.urls import path

from tracker.config.front_page import front_page
from tracker.config.health import healthz
from tracker.config.public_rendering import public_rendering
from tracker.publishing.admin.counted import counted_tables

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("", admin.site.admin_view(front_page)),
    path("review/submission/<int:pk>/public/", admin.site.admin_view(public_rendering), name="public-rendering"),
    path("publishing/counted/", admin.site.admin_view(counted_tables), name="counted-tables"),
    path("", admin.site.urls),
]
handler500 = "tracker.config.health.server_error"
