"""Accounts in the admin: administrators make them and give roles."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.http import HttpRequest

from tracker.accounts.models import User

admin.site.site_header = "Foreign Fighter Tracker, newsroom"
admin.site.site_title = "Newsroom"
admin.site.index_title = "Records and review"
# The public site is another process at another address.
admin.site.site_url = None
# Rows of claims and lists of records need the width.
admin.site.enable_nav_sidebar = False


@admin.register(User)
class AccountAdmin(UserAdmin):
    """Stock user pages; single permissions are not given by hand, roles are."""

    list_display = ("username", "role_names", "is_active", "is_machine", "last_login")
    list_filter = ("groups", "is_active", "is_machine")
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Roles", {"fields": ("groups", "is_active", "is_staff")}),
        ("Seen", {"fields": ("last_login", "date_joined")}),
    )
    readonly_fields = ("last_login", "date_joined")
    filter_horizontal = ()

    def get_queryset(self, request: HttpRequest):  # type: ignore[no-untyped-def]
        """Accounts with their roles, in one more query for the whole page."""
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description="roles")
    def role_names(self, user: User) -> str:
        """The roles as one line."""
        return ", ".join(group.name for group in user.groups.all()) or "none"
