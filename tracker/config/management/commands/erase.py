"""Empties a record for good, where an order demands it; prints what would go, and does it with --really."""

from argparse import ArgumentParser
from collections.abc import Iterable
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from tracker.accounts.models import User
from tracker.config.databases.catalogue_owner import as_catalogue_owner
from tracker.publishing.withdrawals.erasure import Erased, erase
from tracker.review.actions import NotAllowed


class Command(BaseCommand):
    """`manage.py erase <reference> --order "…" --by <account> [--really]`"""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("reference", help="of the record; it was never public, or is withdrawn")
        parser.add_argument("--order", required=True, help="who ordered it, file number; it stays: name nobody in it")
        parser.add_argument("--by", required=True, help="the account of the publisher who answers for it")
        parser.add_argument("--really", action="store_true", help="do it; without this nothing is changed")

    def handle(self, *args: Any, **options: Any) -> None:
        with as_catalogue_owner():
            by = User.objects.filter(username=options["by"]).first()
            if by is None:
                raise CommandError(f"There is no account “{options['by']}”. Name that of a publisher.")
            try:
                erased = erase(options["reference"], order=options["order"], by=by, really=options["really"])
            except NotAllowed as refusal:
                raise CommandError(str(refusal)) from refusal
            self._print(erased, done=options["really"])
            if options["really"]:
                _vacuum(erased.rows)

    def _print(self, erased: Erased, *, done: bool) -> None:
        for table, number in sorted(erased.rows.items()):
            self.stdout.write(f"{number:>8,}  {table}")
        for table, number in sorted(erased.still_named.items()):
            self.stdout.write(f"A name or title of it still stands in {number:,} rows of {table}: look there.")
        if erased.uncited:
            self.stdout.write(f"Nothing cites these sources now; a title may tell: {', '.join(erased.uncited)}.")
        if not done:
            self.stdout.write("Nothing was changed: these rows would be emptied or deleted. Add --really to do it.")
            return
        self.stdout.write(
            f"Erased; entry {erased.entry} of the log records the order. Backups made before still hold it."
        )


def _vacuum(tables: Iterable[str]) -> None:
    """Let PostgreSQL overwrite the dead rows, and forget the samples of values that its planner keeps."""
    with connection.cursor() as cursor:
        for table in sorted(tables):
            cursor.execute(f"VACUUM (ANALYZE) {connection.ops.quote_name(table)}")
