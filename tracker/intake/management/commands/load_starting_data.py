"""`manage.py load_starting_data`: the published cases, units and instruments become records."""

from typing import Any

from django.core.management.base import BaseCommand

from tracker.intake.actions import load_starting_data


class Command(BaseCommand):
    """Loads the starting data; a second run adds nothing."""

    help = "Load the published starting data (fixtures/starting); a second run adds nothing."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, then account for every row and print the complaints."""
        account = load_starting_data()
        for file, read in account.read.items():
            loaded = account.loaded[file]
            self.stdout.write(f"{file}: {read} rows read, {loaded} loaded, {read - loaded} there already.")
        for complaint in account.complaints:
            self.stdout.write(str(complaint))
