"""`manage.py find_duplicates`: whoever is known otherwise by now is compared with all others, while people work."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from tracker.people.matching.similar_pairs import compare_all
from tracker.people.models import Likeness


class Command(BaseCommand):
    """Brings the list of possible duplicates up to date; saving in the newsroom does it for one person."""

    help = "Compare persons whose names, birth, nationalities or units changed; safe to stop and run again."

    def add_arguments(self, parser: CommandParser) -> None:
        """How many persons a transaction takes."""
        parser.add_argument("--batch", type=int, default=100, help="persons of one transaction (100)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Compare, and say how many pairs wait."""
        looked_at = compared = 0
        for looked_at, compared in compare_all(batch=max(options["batch"], 1)):
            if looked_at % 1000 == 0:
                self.stdout.write(f"{looked_at} people looked at, {compared} of them compared anew so far")
        waiting = Likeness.objects.open().count()
        self.stdout.write(
            f"{looked_at} people looked at, {compared} of them compared anew; pairs that may be one person: {waiting}."
        )
