"""Backs up both databases and the files of lists and sources into a new folder: everything, drafts and secrets too."""

from argparse import ArgumentParser
from pathlib import Path
from time import perf_counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tracker.config.backups.backing_up import back_up
from tracker.config.backups.dumps import DumpFailed
from tracker.config.backups.manifest import BadBackup
from tracker.config.postgresql.binaries import NoPostgres


class Command(BaseCommand):
    """`manage.py back_up <folder>`"""

    help = __doc__

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="a folder that does not exist yet, or is empty")

    def handle(self, *args: Any, **options: Any) -> None:
        begun = perf_counter()
        folder = options["folder"].absolute()
        try:
            made = back_up(folder)
        except (BadBackup, DumpFailed, NoPostgres) as error:
            raise CommandError(str(error)) from error
        for side, dumped in made.databases.items():
            self.stdout.write(f"{side}: {len(dumped.tables)} tables, {dumped.rows} rows.")
        self.stdout.write(f"{len(made.files)} files of lists and sources.")
        self.stdout.write(f"The log ends at entry {made.log_number}, {made.log_hash}.")
        self.stdout.write(f"Backed up into {folder} ({perf_counter() - begun:.1f} s); nobody else may read it.")
