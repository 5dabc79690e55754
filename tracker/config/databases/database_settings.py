"""Django's DATABASES, built from the addresses."""

from typing import Any

from psycopg import IsolationLevel

from tracker.config import places
from tracker.config.databases import addresses
from tracker.config.logins import CATALOGUE, DATABASES, DESK, NEWSROOM, PUBLIC, PUBLISHER
from tracker.config.postgresql.binaries import NoPostgres

# The catalogue's tables are in a schema of their own, which a rebuild swaps as a whole; extensions are in `public`.
SEARCH_PATH = {NEWSROOM: "public", CATALOGUE: "catalogue,public"}


def newsroom() -> dict[str, dict[str, Any]]:
    """The newsroom process writes both: its own records as the desk, published ones as the publisher."""
    return {"default": _database(DESK, NEWSROOM), "catalogue": _database(PUBLISHER, CATALOGUE)}


def public() -> dict[str, dict[str, Any]]:
    """The public process reads the catalogue; one request sees one state of it."""
    catalogue = _database(PUBLIC, CATALOGUE, "-c default_transaction_read_only=on")
    catalogue["ATOMIC_REQUESTS"] = True
    catalogue["OPTIONS"]["isolation_level"] = IsolationLevel.REPEATABLE_READ
    return {"default": {}, "catalogue": catalogue}


def from_address(address: str, side: str, *further_options: str) -> dict[str, Any]:
    """One entry of DATABASES for a libpq address."""
    parts = addresses.parts_of(address)
    names = {"NAME": "dbname", "USER": "user", "PASSWORD": "password", "HOST": "host", "PORT": "port"}
    options = [parts.pop("options", ""), f"-c search_path={SEARCH_PATH[side]}", *further_options]
    return {
        "ENGINE": "django.db.backends.postgresql",
        **{name: parts.pop(part, "") for name, part in names.items()},
        "OPTIONS": {**parts, "options": " ".join(filter(None, options))},
        # Kept open between requests and looked at before each: PostgreSQL may have been restarted.
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        # A test database begins as a copy: extensions, schema and closed system functions are there before migrations.
        "TEST": {"TEMPLATE": addresses.parts_of(address).get("dbname")},
    }


def _database(login: str, side: str, *further_options: str) -> dict[str, Any]:
    address = addresses.given(side)
    if address is None:
        try:
            address = addresses.of(login, side)
        except NoPostgres:
            # Commands that need no database work all the same, and `manage.py` refuses the others. A server started by
            # hand meets this name in PostgreSQL's error, and never a PostgreSQL that is not ours.
            nowhere = str(places.VAR / "not-set-up-yet-run-make-run")
            address = addresses.url({"user": login, "dbname": DATABASES[side], "host": nowhere})
    return from_address(address, side, *further_options)
