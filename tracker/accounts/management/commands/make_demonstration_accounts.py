"""`manage.py make_demonstration_accounts`: one researcher, one reviewer, one publisher to try the newsroom with."""

import secrets
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandParser

from tracker.accounts.access import PUBLISHER, RESEARCHER, REVIEWER
from tracker.accounts.models import User

ROLES = (RESEARCHER, REVIEWER, PUBLISHER)


class Command(BaseCommand):
    """Makes the accounts with random passwords and prints them once; on a local trial only."""

    help = "Make a demonstration researcher, reviewer and publisher; print their random passwords."

    def add_arguments(self, parser: CommandParser) -> None:
        """Options for somebody who has lost the passwords, and for whoever begins to work in earnest."""
        parser.add_argument("--new-passwords", action="store_true", help="give them new passwords and print those")
        parser.add_argument("--end", action="store_true", help="deactivate them: nobody can log in to them any more")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make what is missing; say how to come by new passwords for the others."""
        if options["end"]:
            ended = User.objects.filter(is_demonstration=True).update(is_active=False)
            self.stdout.write(f"Demonstration accounts deactivated: {ended}.")
        elif not settings.LOCAL_TRIAL:
            self.stdout.write("None here: with TRACKER_HTTPS or TRACKER_HOSTS this is no local trial.")
        else:
            for role in ROLES:
                self.stdout.write(f"{role}: {_made(role, has_new_password=options['new_passwords'])}")


def _made(role: str, *, has_new_password: bool) -> str:
    """Make the account of that role if it is not there; gives what to say of it."""
    user, is_new = User.objects.get_or_create(username=role, defaults={"is_staff": True, "is_demonstration": True})
    if not user.is_demonstration:
        return "somebody's own account, left alone"
    if not is_new and not has_new_password:
        return "there already; manage.py make_demonstration_accounts --new-passwords"
    password = secrets.token_urlsafe(12)
    user.set_password(password)
    user.is_active = True
    user.save()
    user.groups.add(Group.objects.get(name=role))
    return f"password {password}"
