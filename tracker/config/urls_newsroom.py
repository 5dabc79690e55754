"""Addresses of the newsroom: the admin at the root of its port."""

from django.contrib import admin
from django.urls import path

from tracker.config.serving.health import healthz
from tracker.newsroom.accounts.login_views import ChangePassword, EnterCode, LogIn
from tracker.newsroom.accounts.own_second_factor import own_second_factor
from tracker.newsroom.front_page import front_page
from tracker.newsroom.public_rendering import public_rendering
from tracker.newsroom.publishing.counted_tables import counted_tables
from tracker.newsroom.publishing.releases import releases

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
    path("publishing/releases/", admin.site.admin_view(releases), name="desk-releases"),
    path("", admin.site.urls),
]
handler500 = "tracker.config.serving.health.server_error"
