"""`check --deploy`: no demonstration account can be logged in to on an installation that people work with."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, Info
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError

from tracker.accounts.models import User


def no_demonstration_accounts(app_configs: Sequence[AppConfig] | None, **options: Any) -> list[CheckMessage]:
    """An error where there are active ones; a note where there is no database to look into (as in `make check`)."""
    try:
        names = list(
            User.objects.filter(is_demonstration=True, is_active=True).order_by("pk").values_list("username", flat=True)
        )
    except (DatabaseError, ImproperlyConfigured):
        return [
            Info(
                "The database does not answer, so nobody has looked for demonstration accounts in it.",
                id="accounts.I001",
            )
        ]
    if not names:
        return []
    return [
        Error(
            f"There are demonstration accounts: {', '.join(names)}.",
            hint="Run `manage.py make_demonstration_accounts --end`: nobody can log in to them after that.",
            id="accounts.E001",
        )
    ]
