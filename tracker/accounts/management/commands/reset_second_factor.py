"""`manage.py reset_second_factor <account> --reason …`: when the only administrator has lost phone and codes."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from tracker.accounts import second_factor
from tracker.accounts.models import User


class Command(BaseCommand):
    """Takes away the second factor of an account; the next login leads to setting up another."""

    help = "Take away the second factor of an account; recorded in its history."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whose, and why."""
        parser.add_argument("account", help="the name it logs in with")
        parser.add_argument("--reason", required=True, help="stays in the account's history")

    def handle(self, *args: Any, **options: Any) -> None:
        """Refuses where there is nothing to take away."""
        user = User.objects.filter(username=options["account"]).first()
        if user is None or not second_factor.is_set_up(user):
            raise CommandError("There is no account of that name with a second factor.")
        what = f"Second factor taken away on the server: {options['reason']}"
        second_factor.take_away(user, by=user, what=what)
        self.stdout.write("Done: the next login leads to setting up another.")
