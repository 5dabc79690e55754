"""The account behind a request of the newsroom."""

from typing import cast

from django.http import HttpRequest

from tracker.accounts.models import User


def logged_in_user(request: HttpRequest) -> User:
    """Who is logged in: every page of the desk but those of logging in stands behind a login."""
    return cast("User", request.user)
