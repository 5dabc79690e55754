"""Compares the public catalogue, row by row, with what the publication log says it should be."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tracker.config.databases.catalogue_owner import as_catalogue_owner
from tracker.publishing.crossings.document_versions import NewerDocument
from tracker.publishing.rebuilding.rebuild import Moved, differences


class Command(BaseCommand):
    """`manage.py compare_catalogue`"""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with as_catalogue_owner():
                found = differences()
        except (Moved, NewerDocument) as error:
            raise CommandError(str(error)) from error
        for each in found:
            self.stdout.write(f"{each.table}: {each.missing} rows missing, {each.surplus} rows too many.")
        if found:
            raise CommandError("The catalogue is not what the log says. `manage.py rebuild_catalogue` makes it so.")
        self.stdout.write("The catalogue is exactly what the log says.")
