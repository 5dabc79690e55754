"""Addresses of the newsroom: the admin at the root of its port."""

from django.contrib import admin
from django.urls import path

from tracker.accounts.own_second_factor import own_second_factor
from tracker.accounts.views import ChangePassword, EnterCode, LogIn
from tracker.config.front_page import front_page
from tracker.config.health import healthz
from tracker.config.public_rendering import public_rendering
from tracker.publishing.admin.counted import counted_tables

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("", admin.site.admin_view(front_page)),
    # Before the admin's own pages of these addresses.
    path("login/", LogIn.as_view(), name="log-in"),
    path("login/code/", EnterCode.as_view(), name="log-in-code"),
    path("password_change/", admin.site.admin_view(ChangePassword.as_view()), name="change-password"),
    path("second-factor/", admin.site.admin_view(own_second_factor), name="second-factor"),
    path("review/submission/<int:pk>/public/", admin.site.admin_view(public_rendering), name="public-rendering"),
    path("publishing/counted/", admin.site.admin_view(counted_tables), name="counted-tables"),
    path("", admin.site.urls),
]
handler500 = "tracker.config.health.server_error"
