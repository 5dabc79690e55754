"""Accounts in the admin: administrators make them, give roles, and take away the second factor of a lost phone."""

from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from tracker.accounts import second_factor
from tracker.accounts.models import User
from tracker.newsroom.accounts.login_forms import ReasonForm
from tracker.newsroom.logged_in_user import logged_in_user

admin.site.site_header = "Foreign Fighter Tracker, newsroom"
admin.site.site_title = "Newsroom"
admin.site.index_title = "Records and review"
# The public site is another process at another address.
admin.site.site_url = None
# Rows of claims and lists of records need the width.
admin.site.enable_nav_sidebar = False
# Their pages would show the keys: what there is to do stands on the page of one's own second factor, and below.
admin.site.unregister([TOTPDevice, StaticDevice])


@admin.register(User)
class AccountAdmin(UserAdmin):
    """Stock user pages; single permissions are not given by hand, roles are."""

    change_form_template = "admin/newsroom/account.html"
    list_display = ("username", "role_names", "has_second_factor", "is_active", "is_machine", "last_login")
    list_filter = ("groups", "is_active", "is_machine", "is_demonstration")
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Roles", {"fields": ("groups", "is_active", "is_staff", "is_demonstration")}),
        ("Seen", {"fields": ("last_login", "date_joined")}),
    )
    readonly_fields = ("last_login", "date_joined", "is_demonstration")
    filter_horizontal = ()

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        """Accounts with their roles, in one more query for the whole page, and whether they have a second factor."""
        apps = TOTPDevice.objects.filter(user=OuterRef("pk"), confirmed=True)
        rows = cast("QuerySet[User]", super().get_queryset(request))
        return rows.prefetch_related("groups").annotate(has_app=Exists(apps))

    @admin.display(description="roles")
    def role_names(self, user: User) -> str:
        """The roles as one line."""
        return ", ".join(group.name for group in user.groups.all()) or "none"

    @admin.display(description=gettext_lazy("second factor"), boolean=True, ordering="has_app")
    def has_second_factor(self, user: User) -> bool:
        """Whether one is set up."""
        return bool(vars(user)["has_app"])

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:  # noqa: A002
        """Django's page for somebody else's password; one's own is changed where the old one is asked for."""
        if id == str(request.user.pk):
            return redirect("change-password")
        return super().user_change_password(request, id, form_url)

    def get_urls(self) -> list[URLPattern]:
        """Django's pages of an account, and the one to take away its second factor."""
        view = self.admin_site.admin_view(self.take_away_second_factor)
        return [path("<int:pk>/second-factor/", view, name="take-away-second-factor"), *super().get_urls()]

    def take_away_second_factor(self, request: HttpRequest, pk: int) -> HttpResponse:
        """A phone was lost: app and recovery codes go, with a reason that stays in the account's history."""
        account = get_object_or_404(User, pk=pk)
        if not self.has_change_permission(request, account):
            raise PermissionDenied
        here = reverse("admin:accounts_user_change", args=[pk])
        if account.pk == request.user.pk:
            # With password and code there; here a session left open would be enough.
            return redirect("second-factor")
        form = ReasonForm(request.POST or None)
        if second_factor.is_set_up(account) and not form.is_valid():
            return self._ask_for_reason(request, account, form)
        if second_factor.is_set_up(account):
            what = _("Second factor taken away: %(reason)s") % {"reason": form.cleaned_data["reason"]}
            second_factor.take_away(account, by=logged_in_user(request), what=what)
            messages.success(request, _("The second factor of %(account)s is taken away.") % {"account": account})
        else:
            messages.warning(request, _("%(account)s has no second factor.") % {"account": account})
        return redirect(here)

    def _ask_for_reason(self, request: HttpRequest, account: User, form: ReasonForm) -> HttpResponse:
        context: dict[str, Any] = {
            **self.admin_site.each_context(request),
            "title": _("Take away the second factor of %(account)s") % {"account": account},
            "account": account,
            "form": form,
            "opts": self.opts,
        }
        return render(request, "admin/newsroom/take_away_second_factor.html", context)
