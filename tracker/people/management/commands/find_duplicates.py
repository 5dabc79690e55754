"""`manage.py find_duplicates`: whoever is known otherwise by now is compared with all others, while people work."""

from time import perf_counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils.translation import gettext

from tracker.lib.progress import Progress
from tracker.people.matching.at_once import compare_at_once, progress_sentence
from tracker.people.matching.similar_pairs import compare
from tracker.people.matching.waiting import Waiting, waiting
from tracker.people.models import Likeness

MANY = 2_000
"""Of more persons all names are compared at once, which takes longer to begin and far less for each."""


class Command(BaseCommand):
    """Brings the list of possible duplicates up to date; saving in the newsroom does it for one person."""

    help = "Compare persons whose names, birth, nationalities or units changed; safe to stop and run again."

    def add_arguments(self, parser: CommandParser) -> None:
        """How many persons a transaction takes."""
        parser.add_argument("--batch", type=int, default=100, help="persons of one transaction (100)")

    def handle(self, *args: Any, **options: Any) -> None:
        """Compare, and say how many pairs wait."""
        begun = perf_counter()
        try:
            those = waiting()
            self._compare(those, max(options["batch"], 1))
        except KeyboardInterrupt:
            left = gettext("Stopped. Whoever was compared stays so; run it again for the others.")
            raise CommandError(left, returncode=130) from None
        open_pairs = Likeness.objects.open().count()
        self.stdout.write(
            f"{len(those.facts)} people looked at, {len(those.known_as)} of them compared anew;"
            f" pairs that may be one person: {open_pairs} ({perf_counter() - begun:.0f} s)."
        )

    def _compare(self, those: Waiting, batch: int) -> None:
        if len(those.known_as) > MANY:
            compare_at_once(those, self.stdout.write)
            return
        told, people = Progress(self.stdout.write, progress_sentence), list(those.known_as)
        told(0, len(people))
        for start in range(0, len(people), batch):
            with transaction.atomic():
                compare(people[start : start + batch])
            told(min(start + batch, len(people)), len(people))
