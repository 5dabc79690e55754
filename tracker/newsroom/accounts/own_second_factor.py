"""The page of one's own second factor: set it up, get fresh recovery codes, remove it."""

from typing import cast

from django.contrib import admin, messages
from django.contrib.auth import get_user
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django_otp import login as verify_session
from django_otp.plugins.otp_totp.models import TOTPDevice

from tracker.accounts import guesses, second_factor
from tracker.accounts.models import User
from tracker.newsroom.accounts.login_forms import WRONG_CODE, BothForm, SetUpForm

KEY = "second_factor_key"


@sensitive_post_parameters()
def own_second_factor(request: HttpRequest) -> HttpResponse:
    """One page: the way to set it up where there is none, what can be done with it where there is one."""
    user = cast("User", get_user(request))
    return _existing(request, user) if second_factor.is_set_up(user) else _new(request, user)


def _new(request: HttpRequest, user: User) -> HttpResponse:
    # The key waits in the session until the app has shown that it has it.
    key = request.session.get(KEY) or second_factor.new_key()
    request.session[KEY] = key
    form = SetUpForm(request.POST or None, request=request, user=user)
    if form.is_valid() and (codes := _set_up(request, user, form)):
        return _show_codes(request, codes)
    return _page(
        request,
        form=form,
        picture=second_factor.picture_of(user, key),
        secret=second_factor.secret_of(key),
        is_demanded=second_factor.is_demanded(user),
    )


def _set_up(request: HttpRequest, user: User, form: SetUpForm) -> list[str]:
    codes: list[str] = []

    def shows_the_code() -> bool:
        codes.extend(second_factor.set_up(user, key=request.session[KEY], code=form.cleaned_data["code"]))
        return bool(codes)

    if not guesses.is_right(request, user, shows_the_code):
        form.add_error("code", WRONG_CODE)
        return []
    del request.session[KEY]
    request.session.cycle_key()
    verify_session(request, TOTPDevice.objects.get(user=user))
    return codes


def _existing(request: HttpRequest, user: User) -> HttpResponse:
    form = BothForm(request.POST or None, request=request, user=user)
    if not form.is_valid():
        return _page(request, form=form, state=second_factor.state(user), is_demanded=second_factor.is_demanded(user))
    if "_remove" in request.POST:
        second_factor.take_away(user, by=user, what=_("Second factor removed."))
        messages.success(request, _("Your second factor is removed."))
        return redirect("second-factor" if second_factor.is_demanded(user) else "admin:index")
    second_factor.record(user, by=user, what=_("New recovery codes."))
    codes = second_factor.new_codes(user)
    # A session that began with one of the old codes rests on the app from now on.
    verify_session(request, TOTPDevice.objects.get(user=user))
    return _show_codes(request, codes)


def _show_codes(request: HttpRequest, codes: list[str]) -> HttpResponse:
    """Answered at once and kept nowhere: they are shown this one time."""
    return _page(request, codes=codes)


def _page(request: HttpRequest, **context: object) -> HttpResponse:
    words = {**admin.site.each_context(request), "title": _("Your second factor"), **context}
    return render(request, "admin/newsroom/second_factor.html", words)
