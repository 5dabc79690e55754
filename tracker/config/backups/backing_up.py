"""Makes a backup: each database dumped from one snapshot, the files of records, the sheet that says what is there."""

from datetime import UTC, datetime
from pathlib import Path

from psycopg import Connection, sql

from tracker.config.backups import dumps, kept_files, manifest
from tracker.config.backups.fingerprints import fingerprints
from tracker.config.backups.manifest import BadBackup, Dumped, Manifest
from tracker.config.databases import making as databases
from tracker.config.logins import CATALOGUE, NEWSROOM
from tracker.publishing.models import LogHead

# The catalogue first: what is published meanwhile is then in the log alone, and is caught up after restoring.
ORDER = (CATALOGUE, NEWSROOM)
SNAPSHOT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"
MIGRATIONS = "SELECT app || '.' || name FROM public.django_migrations ORDER BY 1"


def back_up(folder: Path) -> Manifest:
    """Fill a new or empty folder; raises BadBackup, DumpFailed or NoPostgres."""
    _prepare(folder)
    made_at = datetime.now(UTC).isoformat(timespec="seconds")
    dumped = {}
    head: tuple[int, str] = (0, "")
    for side in ORDER:
        with databases.connected(databases.as_owner(side)) as connection, connection.transaction():
            connection.execute(SNAPSHOT)
            dumped[side] = _dumped(connection, side, folder)
            head = _head(connection) if side == NEWSROOM else head
    # After the records that name them: a file is whole in its place before a record does.
    files = kept_files.copy_into(folder)
    made = Manifest(made_at, manifest.product(), *head, databases=dumped, files=files)
    made.write(folder)
    return made


def _prepare(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise BadBackup(f"{folder} is not empty: name a new folder, one for each backup.")
        folder.chmod(0o700)
    except OSError as error:
        raise BadBackup(
            f"Cannot write to {folder}: {error.strerror}. Name a folder that this account may make."
        ) from error


def _dumped(connection: Connection, side: str, folder: Path) -> Dumped:
    row = connection.execute("SELECT pg_export_snapshot()").fetchone()
    assert row
    file = folder / f"{side}.dump"
    server = dumps.major(connection)
    dumps.dump(databases.as_owner(side), file, server=server, snapshot=row[0])
    migrations = [name for (name,) in connection.execute(MIGRATIONS)]
    return Dumped(file.name, manifest.sha256(file), server, migrations, fingerprints(connection))


def _head(connection: Connection) -> tuple[int, str]:
    """Number and hash of the last entry of the log; a log that was never written to has no head."""
    head = sql.Identifier(LogHead._meta.db_table)
    row = connection.execute(sql.SQL("SELECT number, hash FROM {}").format(head)).fetchone()
    return (row[0], row[1]) if row else (0, LogHead().hash)
