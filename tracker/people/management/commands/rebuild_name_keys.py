"""`manage.py rebuild_name_keys`: names become findable by the rules of now, in batches, while people work."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from tracker.lib.names.name_keys import KEYS_VERSION
from tracker.people.stored_name_keys import KEYED, rebuild_keys


class Command(BaseCommand):
    """Rebuilds the keys of names whose version is not that of the code."""

    help = "Rebuild the search keys of names that an older version of the rules made; safe to stop and run again."

    def add_arguments(self, parser: CommandParser) -> None:
        """How many rows a transaction takes."""
        parser.add_argument("--batch", type=int, default=1000, help="rows of one transaction (1000)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild table by table, and say how many rows that were."""
        total = 0
        for model in KEYED:
            words, done = str(model._meta.verbose_name_plural), 0
            for done in rebuild_keys(model, batch=max(options["batch"], 1)):
                self.stdout.write(f"{words}: {done} rebuilt so far")
            self.stdout.write(f"{words}: {done} rebuilt, all are of version {KEYS_VERSION}.")
            total += done
        if total:
            self.stdout.write("Public names follow with: manage.py rebuild_catalogue")
