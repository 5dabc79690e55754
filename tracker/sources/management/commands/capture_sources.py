"""Fetches the pages of which the desk asked for a copy, and keeps them; ends when nobody waits any more.

Off unless TRACKER_CAPTURE_HOSTS names the hosts that may be asked. A timer of the machine starts it every few minutes;
the sites themselves never ask another machine for anything.
"""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from tracker.sources.captures.capturing import fetch_next
from tracker.vocabulary.sources import CaptureJobState


class Command(BaseCommand):
    """`manage.py capture_sources [--most N]`"""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--most", type=int, default=500, help="how many pages to fetch at most")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.CAPTURE_HOSTS:
            raise CommandError(
                _(
                    "No host may be asked for pages: set TRACKER_CAPTURE_HOSTS to the names of hosts, such as "
                    "“post.example,*.gov.example”, or to “*” for all that have a public address."
                )
            )
        for _number in range(options["most"]):
            job = fetch_next()
            if job is None:
                return
            line = f"{job.source.reference}: {job.get_state_display()}. {job.remark}".rstrip()
            (self.stdout if job.state == CaptureJobState.DONE else self.stderr).write(line)
