"""Makes the public catalogue anew from the publication log and puts it in the old one's place."""

from time import perf_counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tracker.config.databases.catalogue_owner import as_catalogue_owner, grant_catalogue
from tracker.config.rebuild_progress import RebuildProgress
from tracker.publishing.crossings.document_versions import NewerDocument
from tracker.publishing.rebuilding.rebuild import Moved, rebuild


class Command(BaseCommand):
    """`manage.py rebuild_catalogue`"""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        begun = perf_counter()
        try:
            with as_catalogue_owner():
                number = rebuild(grant_catalogue, RebuildProgress(self.stdout.write))
        except (Moved, NewerDocument) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Rebuilt from {number} log entries ({perf_counter() - begun:.1f} s).")
