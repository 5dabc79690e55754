"""A form that was sent when nobody was logged in any more: nothing typed is lost.

The answer carries what was typed as hidden fields, to be sent again once somebody has logged in in another window.
It stands in that page alone: the server keeps none of it. Only what comes from a page of our own is carried, so that
no other site can put words into a form of ours; what logs in or changes a password never is.
"""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.csrf import csrf_failure as refuse_forged

from tracker.accounts import sessions

_TOKEN = "csrfmiddlewaretoken"  # noqa: S105 (the name of a field)
_ABOUT_LOGGING_IN = frozenset({"log-in", "log-in-code", "change-password", "second-factor", "admin:login"})


def can_be_kept(request: HttpRequest) -> bool:
    """Whether a form of ours was sent that holds more than the way in."""
    match = request.resolver_match
    return (
        request.method == "POST"
        and _comes_from_here(request)
        and match is not None
        and match.view_name not in _ABOUT_LOGGING_IN
        and not any("password" in name for name in request.POST)
        and bool(set(request.POST) - {_TOKEN})
    )


def _comes_from_here(request: HttpRequest) -> bool:
    """Whether the browser says that a page of this site has sent it: it does so with every form."""
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"


def kept(request: HttpRequest, why: str) -> HttpResponse:
    """The page with what was typed, to log in and send again."""
    typed = [(name, value) for name, values in request.POST.lists() if name != _TOKEN for value in values]
    title = _("Not saved yet, and not lost")
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": title,
        "subtitle": None,
        "why": why,
        "typed": typed,
        "is_logged_in": request.user.is_authenticated,
    }
    return TemplateResponse(request, "admin/newsroom/kept.html", context, status=403).render()


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """What Django answers to a form that may be forged; one of ours that is older than the login can be sent again.

    Logging in gives the browser a new token, and pages opened before that carry the old one.
    """
    if not can_be_kept(request):
        return refuse_forged(request, reason=reason)
    if request.user.is_authenticated and not sessions.is_over(request.session):
        return kept(request, _("You have logged in since this page was opened. Nothing was saved yet: send it now."))
    return kept(request, _("You are not logged in any more."))
