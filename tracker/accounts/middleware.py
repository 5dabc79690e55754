"""What stands before every page of the newsroom: sessions that are over end, and a second factor is set up first."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from tracker.accounts import second_factor, sessions
from tracker.accounts.kept_forms import can_be_kept, kept

# What somebody may do who must set up a second factor and has not: set it up, go away, and read how the page looks.
WITHOUT_SECOND_FACTOR = frozenset(
    {"second-factor", "admin:login", "admin:logout", "admin:jsi18n", "log-in", "log-in-code", "healthz"}
)


class SessionsMiddleware:
    """Comes after accounts, messages and django-otp; asks nothing of whoever is not logged in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: Any) -> HttpResponse | None:
        """Where to go instead of the page asked for, if anywhere."""
        if not request.user.is_authenticated:
            return kept(request, _("You are not logged in any more.")) if can_be_kept(request) else None
        if sessions.is_over(request.session):
            return _log_out(request, _("You were logged out because nothing was done here for a while."))
        user = request.user
        if user.is_verified():  # type: ignore[attr-defined]
            return None
        if second_factor.is_set_up(user):
            # Set up since, in another browser: this one has only shown the password.
            return _log_out(request, _("A second factor was set up for this account: log in with it."))
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name not in WITHOUT_SECOND_FACTOR and second_factor.is_demanded(user):
            return redirect("second-factor")
        return None


def _log_out(request: HttpRequest, why: str) -> HttpResponse:
    logout(request)
    if can_be_kept(request):
        return kept(request, why)
    messages.warning(request, why)
    next_page = request.get_full_path() if request.method == "GET" else reverse("admin:index")
    return redirect_to_login(next_page, reverse("log-in"))
