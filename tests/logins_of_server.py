"""What PostgreSQL says of the running logins themselves."""

from tracker.config.databases.granting import Cursor
from tracker.config.logins import RUNNING

ATTRIBUTES = """
SELECT rolname, rolcanlogin, rolsuper, rolcreatedb, rolcreaterole, rolreplication, rolbypassrls, rolconnlimit
FROM pg_roles WHERE rolname = ANY(%s)
"""
MEMBERSHIPS = """
SELECT member.rolname, role.rolname FROM pg_auth_members
JOIN pg_roles member ON member.oid = pg_auth_members.member JOIN pg_roles role ON role.oid = roleid
WHERE member.rolname = ANY(%s)
"""


def memberships(cursor: Cursor) -> list[tuple[str, str]]:
    """Member and role, for the running logins; there should be none."""
    cursor.execute(MEMBERSHIPS, [list(RUNNING)])
    return [tuple(row) for row in cursor.fetchall()]


def attributes(cursor: Cursor) -> dict[str, tuple[bool | int, ...]]:
    """May log in, superuser, makes databases, makes roles, replicates, passes row security, connection limit."""
    cursor.execute(ATTRIBUTES, [list(RUNNING)])
    return {row[0]: tuple(row[1:]) for row in cursor.fetchall()}
