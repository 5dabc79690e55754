"""Pages around logging in: password, code, change of password. Wrong answers are counted (`guesses`)."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView, PasswordChangeView, RedirectURLMixin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView

from tracker.accounts import guesses, second_factor, sessions
from tracker.accounts.models import User
from tracker.newsroom.accounts.login_forms import ChangePasswordForm, CodeForm


class LogIn(LoginView):
    """The admin's own page of name and password; whoever has a second factor goes on to the page of the code."""

    template_name = "admin/login.html"
    authentication_form = AdminAuthenticationForm
    next_page = "admin:index"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Whoever is logged in is led on, as the admin does."""
        if admin.site.has_permission(request):
            return redirect("admin:index")
        return super().get(request, *args, **kwargs)

    def form_valid(self, form: AuthenticationForm) -> HttpResponseRedirect:
        user = form.get_user()
        after = self.get_success_url()
        if second_factor.is_set_up(user):
            guesses.forgive(self.request, user)
            sessions.await_code(self.request, user)
            return redirect(reverse("log-in-code", query={"next": after}))
        sessions.begin(self.request, user)
        return HttpResponseRedirect(after)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **_of_the_site(self.request, _("Log in")),
            app_path=self.request.get_full_path(),
            username=self.request.user.get_username(),
            **kwargs,
        )


@method_decorator([sensitive_post_parameters(), never_cache], name="dispatch")
class EnterCode(RedirectURLMixin, FormView):
    """The second step: a code of the app, or a recovery code."""

    template_name = "admin/newsroom/enter_code.html"
    form_class = CodeForm
    next_page = "admin:index"
    user: User

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Only for whoever has just given a password."""
        user = sessions.whose_code_is_awaited(request)
        if user is None:
            return redirect("log-in")
        self.user = user
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"request": self.request, "user": self.user}

    def form_valid(self, form: CodeForm) -> HttpResponse:
        after = self.get_success_url()
        sessions.begin(self.request, self.user, form.device)
        return HttpResponseRedirect(after)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**_of_the_site(self.request, _("Second step")), **kwargs)


class ChangePassword(PasswordChangeView):
    """The admin's own page; every other session of the account ends with the old password."""

    template_name = "registration/password_change_form.html"
    form_class = ChangePasswordForm
    success_url = reverse_lazy("admin:password_change_done")

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"request": self.request}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**_of_the_site(self.request, _("Change password")), **kwargs)


def _of_the_site(request: HttpRequest, title: str) -> dict[str, Any]:
    return {**admin.site.each_context(request), "title": title, "subtitle": None}
