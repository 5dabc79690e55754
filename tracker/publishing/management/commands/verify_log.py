"""Checks the chain of the publication log, and prints its head to keep elsewhere."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tracker.publishing.log import faults, head


class Command(BaseCommand):
    """`manage.py verify_log`"""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        """Print each fault, or the head's number and hash."""
        found = list(faults())
        for fault in found:
            self.stdout.write(f"Entry {fault.number}: {fault.what}.")
        if found:
            raise CommandError(f"{len(found)} faults: the log is not as it was written.")
        last = head()
        self.stdout.write(f"{last.number} entries, unbroken. Head {last.hash}. Keep it elsewhere.")
