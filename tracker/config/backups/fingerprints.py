"""What a database holds, in one hash per table: to see that a restored one is the one that was backed up."""

from typing import NamedTuple

from psycopg import Connection, sql

TABLES = """
SELECT nspname, relname FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace
WHERE relkind = 'r' AND nspname !~ '^pg_' AND nspname <> 'information_schema' AND NOT EXISTS (
    SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = pg_class.oid AND deptype = 'e')
ORDER BY 1, 2
"""
# Rows are hashed as text, which these decide; `C` sorts hexadecimal digits alike everywhere.
AS_TEXT = (
    "SET LOCAL TimeZone = 'UTC'",
    "SET LOCAL DateStyle = 'ISO, YMD'",
    "SET LOCAL IntervalStyle = 'iso_8601'",
    "SET LOCAL extra_float_digits = 3",
    "SET LOCAL bytea_output = 'hex'",
)
HASH = """
SELECT count(*), encode(sha256(coalesce(string_agg(row, '' ORDER BY row COLLATE "C"), '')::bytea), 'hex')
FROM (SELECT md5(t::text) AS row FROM {} AS t) AS rows
"""


class Fingerprint(NamedTuple):
    """The number of rows of a table, and the SHA-256 over the sorted MD5 of each row."""

    rows: int
    sha256: str


def fingerprints(connection: Connection) -> dict[str, Fingerprint]:
    """One for each table, by its full name, in the present transaction of the connection."""
    for statement in AS_TEXT:
        connection.execute(statement)
    return {f"{schema}.{name}": _of_table(connection, schema, name) for schema, name in tables(connection)}


def tables(connection: Connection) -> list[tuple[str, str]]:
    """Schema and name of every table that is no system's and no extension's."""
    return [(schema, name) for schema, name in connection.execute(TABLES)]


def _of_table(connection: Connection, schema: str, name: str) -> Fingerprint:
    found = connection.execute(sql.SQL(HASH).format(sql.Identifier(schema, name))).fetchone()
    assert found
    return Fingerprint(*found)
