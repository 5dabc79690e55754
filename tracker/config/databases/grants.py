"""What each login may do, declared as data, compared with what PostgreSQL says, and made so.

PUBLIC, which is everybody, is one of the logins here and is granted nothing: what PostgreSQL gives it by itself is
revoked. Three things cannot be revoked: NOTIFY, a session's own settings (so no `statement_timeout` binds a login), and
reading the system catalogue.
"""

from collections.abc import Iterable
from typing import NamedTuple

from tracker.config.logins import DESK, NEWSROOM, OWNER, PUBLIC, PUBLISHER

EVERYBODY = "PUBLIC"
READ = ("SELECT",)
APPEND = ("SELECT", "INSERT")
WRITE = ("SELECT", "INSERT", "UPDATE", "DELETE")

# Rows that may be added and never changed. A name that begins with * stands for all tables that end so.
APPEND_ONLY = (
    "publishing_logentry",
    "publishing_logpayload",
    "publishing_embargo",
    "review_submission",
    "review_decision",
    "people_restrictedreading",
    "people_takenlist",
    "*event",
)
# Rows that are filled in later, never taken away.
KEPT_ROWS = ("people_merge",)
# One row, made by its migration, moved forward by each entry.
HEAD_OF_LOG = ("publishing_loghead",)
BOOKKEEPING = ("django_migrations",)

# System functions that everybody may call and nobody here needs: they write (large objects, the write-ahead log), hold
# locks that stop others, or end other sessions of the same login.
CLOSED_FUNCTIONS = (
    *("lo_creat", "lo_create", "lo_from_bytea", "lo_import", "lo_export", "lo_open", "lo_put", "lo_truncate"),
    *("lo_truncate64", "lo_unlink", "lowrite"),
    "pg_logical_emit_message",
    *("pg_advisory_lock", "pg_advisory_lock_shared", "pg_advisory_xact_lock", "pg_advisory_xact_lock_shared"),
    *("pg_try_advisory_lock", "pg_try_advisory_lock_shared", "pg_try_advisory_xact_lock"),
    *(
        "pg_try_advisory_xact_lock_shared",
        "pg_advisory_unlock",
        "pg_advisory_unlock_shared",
        "pg_advisory_unlock_all",
    ),
    *("pg_cancel_backend", "pg_terminate_backend"),
)
# Without it nobody can run a DO block; running a trigger does not ask for it, making one does.
CLOSED_LANGUAGES = ("plpgsql",)


class Grant(NamedTuple):
    """One privilege of one login; kind is TABLE, SEQUENCE, FUNCTION… and name is quoted SQL, as GRANT wants them."""

    login: str
    kind: str
    name: str
    privilege: str


class Thing(NamedTuple):
    """Something that privileges are given on; name is quoted SQL, schema and bare are its parts."""

    kind: str
    name: str
    schema: str = ""
    bare: str = ""


def declared(side: str, things: Iterable[Thing]) -> set[Grant]:
    """What should be granted on these things in the database of that side; nothing else should be."""
    rules = _newsroom if side == NEWSROOM else _catalogue
    return {
        Grant(login, thing.kind, thing.name, privilege)
        for thing in things
        for login, privileges in (_both(thing) | rules(thing)).items()
        for privilege in privileges
    }


def _both(thing: Thing) -> dict[str, tuple[str, ...]]:
    return {OWNER: ("USAGE",)} if thing.kind == "LANGUAGE" else {}


def _newsroom(thing: Thing) -> dict[str, tuple[str, ...]]:
    match thing:
        case Thing("DATABASE"):
            return {DESK: ("CONNECT",)}
        case Thing("SCHEMA", bare="public"):
            return {DESK: ("USAGE",)}
        case Thing("TABLE", schema="public"):
            return {DESK: _on_newsroom_table(thing.bare)}
        case Thing("SEQUENCE", schema="public"):
            return {DESK: ("USAGE",)}
        case Thing("FUNCTION", schema="public"):
            return {DESK: ("EXECUTE",)}
    return {}


def _catalogue(thing: Thing) -> dict[str, tuple[str, ...]]:
    match thing:
        case Thing("DATABASE"):
            return {PUBLISHER: ("CONNECT",), PUBLIC: ("CONNECT",)}
        case Thing("SCHEMA", bare="public" | "catalogue"):
            return {PUBLISHER: ("USAGE",), PUBLIC: ("USAGE",)}
        case Thing("TABLE", schema="catalogue"):
            return {PUBLISHER: WRITE, PUBLIC: READ}
        case Thing("TABLE", schema="public") if thing.bare in BOOKKEEPING:
            return {PUBLISHER: READ}
        case Thing("SEQUENCE", schema="catalogue"):
            return {PUBLISHER: ("USAGE",)}
        case Thing("FUNCTION", schema="public" | "catalogue"):
            return {PUBLISHER: ("EXECUTE",), PUBLIC: ("EXECUTE",)}
    return {}


def _on_newsroom_table(name: str) -> tuple[str, ...]:
    if name in BOOKKEEPING:
        return READ
    if name in HEAD_OF_LOG:
        return ("SELECT", "UPDATE")
    if name in KEPT_ROWS:
        return ("SELECT", "INSERT", "UPDATE")
    if any(name == entry or (entry[0] == "*" and name.endswith(entry[1:])) for entry in APPEND_ONLY):
        return APPEND
    return WRITE
