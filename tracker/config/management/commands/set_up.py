"""Makes the logins and both databases, migrates them and applies the grants. Safe to repeat."""

import sys
from time import perf_counter
from typing import Any

from django.core.management.base import BaseCommand

from tracker.config import secret_files
from tracker.config.databases import setting_up
from tracker.config.databases.addresses import is_embedded
from tracker.config.databases.taking_over import NotTakenOver
from tracker.config.postgresql.binaries import NoPostgres
from tracker.config.serving.running import database_running


class Command(BaseCommand):
    """`manage.py set_up`"""

    help = __doc__
    # The checks that look into the database come after it exists.
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def handle(self, *args: Any, **options: Any) -> None:
        begun = perf_counter()
        for site in ("newsroom", "public"):
            secret_files.made(secret_files.key_name(site))
        try:
            with database_running():
                setting_up.set_up(self.stdout.write)
        except (NoPostgres, NotTakenOver) as error:
            self.stderr.write(str(error))
            sys.exit(1)
        where = "embedded PostgreSQL" if is_embedded() else "PostgreSQL server"
        self.stdout.write(f"Both databases of the {where} are set up ({perf_counter() - begun:.1f} s).")
