"""Reads what PostgreSQL grants, and makes it equal to the declared list (`grants.py`)."""

from typing import Any, Protocol

from tracker.config.databases.grants import CLOSED_FUNCTIONS, CLOSED_LANGUAGES, EVERYBODY, Grant, Thing, declared
from tracker.config.logins import OWNER, RUNNING

# One row per thing and privilege held by the four that we watch; things without any such privilege have one row too.
# acldefault says what an untouched thing (acl NULL) grants.
QUERY = """
WITH thing(kind, schema_name, bare, name, acl) AS (
    SELECT 'DATABASE', '', datname::text, quote_ident(datname), coalesce(datacl, acldefault('d', datdba))
    FROM pg_database WHERE datname = current_database()
  UNION ALL
    SELECT 'SCHEMA', '', nspname, quote_ident(nspname), coalesce(nspacl, acldefault('n', nspowner))
    FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'
  UNION ALL
    SELECT CASE relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, nspname, relname,
           format('%%I.%%I', nspname, relname),
           coalesce(relacl, acldefault(CASE relkind WHEN 'S' THEN 's'::"char" ELSE 'r'::"char" END, relowner))
    FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace
    WHERE relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND nspname !~ '^pg_' AND nspname <> 'information_schema'
  UNION ALL
    SELECT 'COLUMN', nspname, relname, format('(%%I) ON %%I.%%I', attname, nspname, relname), attacl
    FROM pg_attribute JOIN pg_class c ON c.oid = attrelid JOIN pg_namespace n ON n.oid = relnamespace
    WHERE attacl IS NOT NULL AND nspname !~ '^pg_' AND nspname <> 'information_schema'
  UNION ALL
    -- Our own functions (not those of extensions), and the system's that are to be closed.
    SELECT CASE WHEN nspname = 'pg_catalog' THEN 'SYSTEM FUNCTION'
                WHEN prorettype = 'trigger'::regtype THEN 'TRIGGER FUNCTION' ELSE 'FUNCTION' END,
           nspname, proname,
           format('%%I.%%I(%%s)', nspname, proname, pg_get_function_identity_arguments(p.oid)),
           coalesce(proacl, acldefault('f', proowner))
    FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace
    WHERE (nspname = 'pg_catalog' AND proname = ANY(%(functions)s))
       OR (nspname !~ '^pg_' AND nspname <> 'information_schema' AND NOT EXISTS (
            SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass AND objid = p.oid AND deptype = 'e'))
  UNION ALL
    SELECT 'LANGUAGE', '', lanname, quote_ident(lanname), coalesce(lanacl, acldefault('l', lanowner))
    FROM pg_language WHERE lanname = ANY(%(languages)s)
)
SELECT kind, name, schema_name, bare, coalesce(rolname, %(everybody)s), privilege_type
FROM thing
LEFT JOIN LATERAL (
    SELECT rolname, privilege_type FROM aclexplode(acl) LEFT JOIN pg_roles ON pg_roles.oid = grantee
    WHERE grantee = 0 OR rolname = ANY(%(logins)s) OR (kind = 'LANGUAGE' AND rolname = %(owner)s)
) held ON true
"""

# Databases that the four can enter or make temporary tables in although they are neither of ours.
OTHER_DATABASES = """
SELECT datname, coalesce(rolname, %s), privilege_type
FROM pg_database, aclexplode(coalesce(datacl, acldefault('d', datdba))) LEFT JOIN pg_roles ON pg_roles.oid = grantee
WHERE datallowconn AND datname <> ALL(%s) AND (grantee = 0 OR rolname = ANY(%s))
"""
SYSTEM = ("SYSTEM FUNCTION", "LANGUAGE")


class Cursor(Protocol):
    """What psycopg's and Django's cursors share."""

    def execute(self, query: Any, params: Any = None, /) -> Any: ...
    def fetchall(self) -> Any: ...


def actual(cursor: Cursor) -> tuple[set[Thing], set[Grant]]:
    """Everything in this database that privileges are given on, and what PUBLIC and the running logins hold."""
    names = {"functions": list(CLOSED_FUNCTIONS), "languages": list(CLOSED_LANGUAGES)}
    cursor.execute(QUERY, {**names, "everybody": EVERYBODY, "logins": list(RUNNING), "owner": OWNER})
    rows = cursor.fetchall()
    things = {Thing(kind, name, schema, bare) for kind, name, schema, bare, _, _ in rows}
    return things, {Grant(login, kind, name, held) for kind, name, _, _, login, held in rows if held}


def apply(cursor: Cursor, side: str) -> list[str]:
    """Make the rights in this database equal the declared ones; returns the statements that were needed.

    Run it in a transaction, as a superuser; as the owner where that is not to be had (then see `still_open`).
    """
    things, held = actual(cursor)
    wanted = declared(side, things)
    can_close_system = _is_superuser(cursor)

    def ours(grants: set[Grant]) -> list[Grant]:
        return sorted(grant for grant in grants if can_close_system or grant.kind not in SYSTEM)

    # Granted before revoked: the owner keeps a language that it had as one of everybody.
    statements = [_sentence("GRANT", grant, "TO") for grant in ours(wanted - held)]
    statements += [_sentence("REVOKE", grant, "FROM") for grant in ours(held - wanted)]
    for statement in statements:
        cursor.execute(statement)
    return statements


def still_open(cursor: Cursor) -> list[str]:
    """System functions and languages that only a superuser can close, where `apply` ran as somebody else."""
    return sorted({grant.name for grant in actual(cursor)[1] if grant.kind in SYSTEM and grant.login == EVERYBODY})


def other_databases(cursor: Cursor, ours: list[str]) -> list[tuple[str, str, str]]:
    """Database, login and privilege for every other database of the server that somebody of ours may use."""
    cursor.execute(OTHER_DATABASES, [EVERYBODY, ours, list(RUNNING)])
    return [tuple(row) for row in cursor.fetchall()]


def close_other_databases(cursor: Cursor, ours: list[str]) -> None:
    """Keep all but superusers out of the other databases (`postgres`, `template1`) of a server that is ours alone."""
    for database, login, privilege in other_databases(cursor, ours):
        cursor.execute(_sentence("REVOKE", Grant(login, "DATABASE", _quoted(database), privilege), "FROM"))


def _is_superuser(cursor: Cursor) -> bool:
    cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
    return bool(cursor.fetchall()[0][0])


def _sentence(verb: str, grant: Grant, preposition: str) -> str:
    # Names come quoted from PostgreSQL, logins and privileges from our own list or its catalogue.
    if grant.kind == "COLUMN":
        return f"{verb} {grant.privilege} {grant.name} {preposition} {grant.login}"
    kind = grant.kind.split()[-1]
    return f"{verb} {grant.privilege} ON {kind} {grant.name} {preposition} {grant.login}"


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
