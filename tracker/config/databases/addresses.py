"""Who connects where: the addresses given in the environment, else those of the embedded PostgreSQL.

`DATABASE_URL` (newsroom) and `CATALOGUE_URL` are libpq addresses. A running process is given its own logins' addresses;
`set_up` and `serve` are given those of an administrator, and work out the others from them.
"""

import os
from urllib.parse import quote, urlencode

from psycopg.conninfo import conninfo_to_dict

from tracker.config import env, secret_files
from tracker.config.logins import CATALOGUE, DATABASES, NEWSROOM, SUPERUSER
from tracker.config.postgresql.binaries import NoPostgres
from tracker.config.postgresql.cluster import embedded

VARIABLES = {NEWSROOM: "DATABASE_URL", CATALOGUE: "CATALOGUE_URL"}


def given(side: str) -> str | None:
    """The address of that side from the environment; None: the embedded server."""
    return env.text(VARIABLES[side]) or None


def is_embedded() -> bool:
    """Whether the databases live in the embedded server; raises BadSetting where only one address is given."""
    found = [given(side) is not None for side in VARIABLES]
    if any(found) and not all(found):
        raise env.BadSetting("Set both DATABASE_URL and CATALOGUE_URL, or neither to use the embedded PostgreSQL.")
    return not any(found)


def of(login: str, side: str) -> str:
    """The address of a login in the database of that side, its password from `var/secrets`.

    With an address given, only server and database are taken from it.
    """
    address = given(side)
    if address is None:
        return embedded().address(login, DATABASES[side])
    parts = parts_of(address)
    if parts.get("user") == login:
        return address
    password = secret_files.read(login)
    if password is None:
        path = f"var/secrets/{login}"
        raise NoPostgres(f"The password of {login} is not known here: write it to {path}, or run `manage.py set_up`.")
    return url(parts | {"user": login, "password": password})


def administrator(side: str) -> str:
    """The address that `set_up` works with: the one given, else that of the embedded server's superuser."""
    return given(side) or embedded().address(SUPERUSER, DATABASES[side])


def parts_of(address: str) -> dict[str, str]:
    """Host, port, user, password, dbname and further libpq parameters of an address."""
    return {name: str(value) for name, value in conninfo_to_dict(address).items() if value is not None}


def url(parts: dict[str, str]) -> str:
    """The same as one libpq address; a socket's folder goes into the query, where it needs no escape of its own."""
    rest = dict(parts)
    user, password, database = rest.pop("user", ""), rest.pop("password", ""), rest.pop("dbname", "")
    login = quote(user, safe="") + (f":{quote(password, safe='')}" if password else "")
    return f"postgresql://{login}@/{quote(database, safe='')}?{urlencode(rest, quote_via=quote)}"


# What is never handed on: addresses, libpq's own variables, and keys.
PRIVATE = ("DATABASE_URL", "CATALOGUE_URL", "SECRET_KEY", "PG")


def without_addresses() -> dict[str, str]:
    """This process's environment with every credential taken out."""
    return {name: value for name, value in os.environ.items() if not name.startswith(PRIVATE)}
