"""Makes a release of all that is public now, under the next number, as a publisher decides."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tracker.accounts.models import User
from tracker.catalogue.models import Release
from tracker.publishing.releases.checksums import write_checksums
from tracker.publishing.releases.making import make_release
from tracker.publishing.rows.application import catch_up
from tracker.review.actions import NotAllowed


class Command(BaseCommand):
    """`manage.py make_release --by <account> --note "…"`"""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Who decides, and what readers are told of it."""
        parser.add_argument("--by", required=True, help="the account of the publisher who decides")
        parser.add_argument("--note", default="", help="what readers are told of it, in a sentence or two")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make it, and say where it is."""
        by = User.objects.filter(username=options["by"]).first()
        if by is None:
            raise CommandError(f"There is no account “{options['by']}”. Name that of a publisher.")
        try:
            entry = make_release(by=by, note=options["note"].strip())
        except NotAllowed as refusal:
            raise CommandError(str(refusal)) from refusal
        catch_up()
        write_checksums()
        made = Release.objects.get(generation=entry.number)
        self.stdout.write(f"Made release {made.number}, of generation {entry.number}: /releases/{made.number}/")
