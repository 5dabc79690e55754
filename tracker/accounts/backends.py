"""Who may log in at all: active members of the desk, and demonstration accounts on a local trial."""

from typing import Any

from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest

from tracker.accounts.models import User
from tracker.lib.client_address import is_this_machine


class DeskBackend(ModelBackend):
    """Django's accounts and permissions. Whoever may no longer log in has no session either, from the next page on."""

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **kwargs: Any
    ) -> User | None:
        """The account whose password this is, if it may log in from where it is."""
        user = super().authenticate(request, username=username, password=password, **kwargs)
        is_here = request is not None and is_this_machine(request)
        return user if user and (is_here or not user.is_demonstration) else None

    def user_can_authenticate(self, user: Any) -> bool:
        """Asked after the password was compared, and again on every page."""
        is_welcome = settings.LOCAL_TRIAL or not user.is_demonstration
        return bool(super().user_can_authenticate(user) and user.is_staff and is_welcome)
