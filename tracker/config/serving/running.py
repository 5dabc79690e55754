"""Which commands need PostgreSQL, and its running while they do."""

from collections.abc import Iterator
from contextlib import contextmanager

from tracker.config import secret_files
from tracker.config.databases import addresses
from tracker.config.logins import OWNER
from tracker.config.postgresql.binaries import NoPostgres
from tracker.config.postgresql.cluster import embedded

# These start it themselves, after they have looked at their options.
PREPARE = frozenset({"set_up", "serve", "restore"})
WITHOUT = frozenset(
    {
        *("", "help", "version", "--help", "-h", "--version"),
        *(
            "check",
            "collectstatic",
            "compilemessages",
            "diffsettings",
            "findstatic",
            "makemessages",
            "makemigrations",
        ),
        *("startapp", "startproject"),
    }
)


@contextmanager
def database_for(command: str) -> Iterator[None]:
    """What `manage.py` needs before a command's settings are read; raises NoPostgres where nothing is set up yet."""
    if command in WITHOUT or not addresses.is_embedded():
        yield
    elif command in PREPARE:
        embedded().prepare()
        for site in ("newsroom", "public"):
            secret_files.made(secret_files.key_name(site))
        yield
    else:
        if secret_files.read(OWNER) is None or not embedded().is_created:
            raise NoPostgres("There are no databases here yet: run `make run` or `manage.py set_up` first.")
        with database_running():
            yield


@contextmanager
def database_running() -> Iterator[None]:
    """PostgreSQL runs inside the block, if it is ours to run."""
    if not addresses.is_embedded():
        yield
        return
    # Imported here: it needs the C library of a Unix.
    from tracker.config.postgresql import postgres

    with postgres.in_use(embedded()):
        yield
