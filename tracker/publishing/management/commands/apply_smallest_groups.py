"""After a smallest group was raised (`vocabulary/levels.py`): takes off what is public in smaller groups."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tracker.accounts.models import User
from tracker.publishing.small_groups.smallest_groups import apply_smallest_groups
from tracker.review.actions import NotAllowed


class Command(BaseCommand):
    """`manage.py apply_smallest_groups --by <account>`"""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Who decides."""
        parser.add_argument("--by", required=True, help="the account of the publisher who decides")

    def handle(self, *args: Any, **options: Any) -> None:
        """Apply, and say what came off."""
        by = User.objects.filter(username=options["by"]).first()
        if by is None:
            raise CommandError(f"There is no account “{options['by']}”. Name that of a publisher.")
        try:
            applied = apply_smallest_groups(by=by)
        except NotAllowed as refusal:
            raise CommandError(str(refusal)) from refusal
        tables = f"published anew with entry {applied.tables.number}" if applied.tables else "unchanged"
        self.stdout.write(
            f"{applied.rows} rows without a name came off. {applied.people} people left the tables, which are {tables}."
        )
