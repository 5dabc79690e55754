"""Checks the chain of the publication log, and prints its head to keep elsewhere."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tracker.publishing.log import erased_entries, faults, head_in_words


class Command(BaseCommand):
    """`manage.py verify_log`"""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        """Print what was erased by order and each fault, or the head's number and hash."""
        for number, order in sorted(erased_entries().items()):
            self.stdout.write(f"Entry {number}: payload erased by order (entry {order}).")
        found = list(faults())
        for fault in found:
            self.stdout.write(f"Entry {fault.number}: {fault.what}.")
        if found:
            raise CommandError(f"{len(found)} faults: the log is not as it was written.")
        self.stdout.write(f"Unbroken. {head_in_words()}")
