"""`manage.py rebuild_address_keys`: pages are recognised by the rules of now, in batches, while people work."""

from typing import Any

from django.core.management.base import BaseCommand

from tracker.sources.address_keys import rebuild_address_keys


class Command(BaseCommand):
    """Rebuilds the keys by which two addresses of one page are told."""

    help = "Rebuild the keys of the sources' addresses where the rules have changed; safe to stop and run again."

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild all, and say how many had another."""
        *_before, changed = 0, *rebuild_address_keys()
        self.stdout.write(f"Sources whose address has another key than before: {changed}.")
