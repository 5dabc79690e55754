"""Does what is asked for lists of people: reads, commits, accepts, undoes, one job after the other."""

import logging
import time
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import DatabaseError, connection

from tracker.intake.sheets.jobs import work_on_next
from tracker.publishing.accepting_lists import JOBS

_WAIT = 0.5
_WAIT_FOR_DATABASE = 5.0
logger = logging.getLogger(__name__)


class Command(BaseCommand):
    """`manage.py work_on_lists [--once]`"""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="stop when nothing is left to do")

    def handle(self, *args: Any, **options: Any) -> None:
        while True:
            try:
                is_more = work_on_next(JOBS)
            except DatabaseError:
                # PostgreSQL is restarting, perhaps: the job was rolled back and is begun again.
                logger.exception("A job on a list was broken off; it is begun again.")
                connection.close()
                time.sleep(_WAIT_FOR_DATABASE)
                continue
            if not is_more:
                if options["once"]:
                    return
                time.sleep(_WAIT)
