"""The room as Django knows it."""

from django.apps import AppConfig
from django.core import checks


class AccountsConfig(AppConfig):
    """Registers what `check --deploy` asks of the accounts."""

    name = "tracker.accounts"

    def ready(self) -> None:
        """Only for deployments: on a local trial there are demonstration accounts."""
        from tracker.accounts.checks import no_demonstration_accounts

        checks.register(no_demonstration_accounts, checks.Tags.security, deploy=True)
