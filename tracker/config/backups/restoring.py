"""Puts a backup into an empty server, and shows that what is there now is what was backed up."""

from collections.abc import Callable
from pathlib import Path

from django.db.migrations.loader import MigrationLoader
from psycopg import Connection, sql

from tracker.config.backups import dumps, kept_files, manifest
from tracker.config.backups.backing_up import ORDER
from tracker.config.backups.fingerprints import fingerprints, tables
from tracker.config.backups.manifest import BadBackup, Dumped, Manifest
from tracker.config.databases import addresses, setting_up
from tracker.config.databases import making as databases
from tracker.config.databases.taking_over import is_from_before, refuse_incomplete
from tracker.publishing.actions import catch_up
from tracker.publishing.log import faults, head

NOTES = ("public", "django_migrations")
_NOTES = sql.Identifier(*NOTES)
"""The one table that `set_up` makes in a database that is otherwise empty."""


def checked(folder: Path) -> Manifest:
    """What the backup says of itself, once it is seen to be whole and of use here; raises BadBackup, NotTakenOver."""
    given = manifest.read(folder)
    _refuse_other_versions(given)
    return given


def restore(folder: Path, given: Manifest, say: Callable[[str], None]) -> None:
    """Restore a checked backup; `say` is given a sentence for each thing seen to be right.

    Nothing is touched before both databases are seen to be empty. Raises BadBackup, DumpFailed, NoPostgres and
    NotTakenOver.
    """
    for side in ORDER:
        _refuse_full(side)
    # New passwords: none is in a backup.
    databases.make_all()
    for side in ORDER:
        dumped = given.databases[side]
        _fill(side, folder / dumped.file, dumped)
        say(f"{side}: {len(dumped.tables)} tables with {dumped.rows} rows, each as it was backed up.")
    kept_files.put_back(folder, given.files)
    say(f"{len(given.files)} files of lists and sources.")
    setting_up.set_up(say)
    with setting_up.logged_in(setting_up.running()):
        _check_log(given, say)


def _refuse_other_versions(given: Manifest) -> None:
    """Refuse migrations that this code does not know; those a backup lacks are applied after restoring.

    One from before the cut of the migrations must have had all of then, to be taken over.
    """
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    for side, dumped in given.databases.items():
        if is_from_before(dumped.migrations, side):
            refuse_incomplete(dumped.migrations, side)
        elif unknown := sorted(set(dumped.migrations) - known):
            raise BadBackup(
                f"The backup was made by a newer version of this program ({given.product}): it has had the migration "
                f"{unknown[0]}, which is not here. Restore it with that version or a later one."
            )


def _refuse_full(side: str) -> None:
    """Refuse a database with anything in it; one that does not exist yet is empty."""
    name = addresses.parts_of(addresses.administrator(side))["dbname"]
    if not databases.exists(side):
        return
    with databases.connected(addresses.administrator(side)) as connection:
        found = [table for table in tables(connection) if table != NOTES or _has_rows(connection)]
    if found:
        raise BadBackup(
            f"The {side} database {name} is not empty ({len(found)} tables): nothing was changed. Restore into a new "
            "place (set TRACKER_VAR to a new folder, or DATABASE_URL and CATALOGUE_URL to an empty server), or have an "
            "administrator drop this database first if nothing in it is needed."
        )


def _has_rows(connection: Connection) -> bool:
    return connection.execute(sql.SQL("SELECT FROM {} LIMIT 1").format(_NOTES)).rowcount > 0


def _fill(side: str, file: Path, dumped: Dumped) -> None:
    address = databases.as_owner(side)
    with databases.connected(address) as connection:
        connection.execute(sql.SQL("DROP TABLE {}").format(_NOTES))
        dumps.restore(address, file, server=dumps.major(connection))
        with connection.transaction():
            found = fingerprints(connection)
    if different := sorted({name for name, _ in found.items() ^ dumped.tables.items()}):
        raise BadBackup(
            f"The {side} database is not what was backed up; these tables differ: {', '.join(different)}. Do not "
            "use it: take another copy of the backup and restore it into another empty place."
        )


def _check_log(given: Manifest, say: Callable[[str], None]) -> None:
    if found := next(faults(), None):
        raise BadBackup(f"The publication log is broken at entry {found.number}: {found.what}. Take an older backup.")
    last = head()
    if (last.number, last.hash) != (given.log_number, given.log_hash):
        raise BadBackup(f"The log ends at entry {last.number}, the backup says {given.log_number}: take another copy.")
    say(f"The publication log is unbroken and ends at entry {last.number}, {last.hash}.")
    if number := catch_up():
        say(f"The catalogue has caught up with {number} entries of the log.")
