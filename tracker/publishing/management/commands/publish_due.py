"""Publishes what was approved under an embargo that is over, and writes checksums of releases that lack them.

`serve` does it every minute.
"""

from typing import Any

from django.core.management.base import BaseCommand

from tracker.publishing.due import publish_due
from tracker.publishing.releases.checksums import write_checksums


class Command(BaseCommand):
    """`manage.py publish_due`"""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        """Say what became public, and what could not and why."""
        came = publish_due()
        names = ", ".join(came.published) or "nothing was due"
        self.stdout.write(f"{len(came.published)} records published: {names}.")
        for sentence in came.kept:
            self.stderr.write(f"Its embargo is over, but it is not published. {sentence}")
        if written := write_checksums():
            self.stdout.write(f"Wrote the checksums of releases: {written}.")
