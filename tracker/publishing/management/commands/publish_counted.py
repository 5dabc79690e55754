"""Publishes the tables of people who are counted and not listed, as a publisher decides."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tracker.accounts.models import User
from tracker.publishing.models import Counted
from tracker.publishing.small_groups.counted import publish_counted
from tracker.review.actions import NotAllowed


class Command(BaseCommand):
    """`manage.py publish_counted --by <account>`"""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Who decides."""
        parser.add_argument("--by", required=True, help="the account of the publisher who decides")

    def handle(self, *args: Any, **options: Any) -> None:
        """Publish, and say how many are counted and how many still wait."""
        by = User.objects.filter(username=options["by"]).first()
        if by is None:
            raise CommandError(f"There is no account “{options['by']}”. Name that of a publisher.")
        try:
            entry = publish_counted(by=by)
        except NotAllowed as refusal:
            raise CommandError(str(refusal)) from refusal
        shown = Counted.objects.filter(has_left=False).filter(shown_as__isnull=False).count()
        waiting = Counted.objects.filter(shown_as__isnull=True).count()
        said = f"Published with entry {entry.number}" if entry else "Nothing new to publish"
        self.stdout.write(f"{said}: {shown} people in the tables, {waiting} wait for others who are the same.")
