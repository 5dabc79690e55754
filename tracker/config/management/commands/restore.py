"""Restores a backup into an empty server and shows that it is complete. Passwords of the databases are made anew."""

from argparse import ArgumentParser
from pathlib import Path
from time import perf_counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tracker.config.backups.dumps import DumpFailed
from tracker.config.backups.manifest import BadBackup
from tracker.config.backups.restoring import checked, restore
from tracker.config.databases.taking_over import NotTakenOver
from tracker.config.postgresql.binaries import NoPostgres
from tracker.config.serving.running import database_running


class Command(BaseCommand):
    """`manage.py restore <folder>`"""

    help = __doc__
    # The checks that look into the database come after it exists.
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="what `manage.py back_up` has made")

    def handle(self, *args: Any, **options: Any) -> None:
        begun = perf_counter()
        folder = options["folder"].absolute()
        try:
            given = checked(folder)
            with database_running():
                restore(folder, given, self.stdout.write)
        except (BadBackup, DumpFailed, NoPostgres, NotTakenOver) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Restored as of {given.made_at} ({perf_counter() - begun:.1f} s). Start it with `make run`.")
