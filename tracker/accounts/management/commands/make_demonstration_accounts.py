"""`manage.py make_demonstration_accounts`: one researcher, one reviewer, one publisher to try the newsroom with."""

import secrets
from typing import Any

from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandParser

from tracker.accounts.models import User

ROLES = ("researcher", "reviewer", "publisher")


class Command(BaseCommand):
    """Makes the accounts with random passwords and prints them once."""

    help = "Make a demonstration researcher, reviewer and publisher; print their random passwords."

    def add_arguments(self, parser: CommandParser) -> None:
        """An option for somebody who has lost the passwords."""
        parser.add_argument("--new-passwords", action="store_true", help="give them new passwords and print those")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make what is missing; say how to come by new passwords for the others."""
        for role in ROLES:
            user, is_new = User.objects.get_or_create(username=role, defaults={"is_staff": True})
            if not is_new and not options["new_passwords"]:
                self.stdout.write(f"{role}: there already; manage.py make_demonstration_accounts --new-passwords")
                continue
            password = secrets.token_urlsafe(12)
            user.set_password(password)
            user.save()
            user.groups.add(Group.objects.get(name=role))
            self.stdout.write(f"{role}: password {password}")
