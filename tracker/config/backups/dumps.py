"""PostgreSQL's own pg_dump and pg_restore, run with an address of ours."""

import os
import re
import subprocess
import tempfile
from pathlib import Path

import psycopg

from tracker.config.databases import addresses
from tracker.config.postgresql import binaries

# What `set_up` makes, or grants, itself.
OURS = re.compile(r"^\d+; \d+ \d+ (SCHEMA|EXTENSION|COMMENT - (SCHEMA|EXTENSION)|ACL|DEFAULT ACL) ")


class DumpFailed(Exception):
    """A program could not dump or restore; the message is one sentence for a person."""


def dump(address: str, file: Path, *, server: int, snapshot: str) -> None:
    """Write the database, as a snapshot exported by another connection sees it, into a file for our account alone."""
    file.touch(mode=0o600)
    _run("pg_dump", "--format=custom", f"--snapshot={snapshot}", f"--file={file}", address=address, server=server)


def restore(address: str, file: Path, *, server: int) -> None:
    """Make everything in the file anew, all of it or nothing; what is made belongs to the login of the address."""
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".list") as wanted:
        listed = _run("pg_restore", "--list", file, server=server)
        wanted.writelines(line for line in listed.splitlines(keepends=True) if not OURS.match(line))
        wanted.flush()
        options = ("--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges")
        _run("pg_restore", *options, f"--use-list={wanted.name}", file, address=address, server=server)


def major(connection: psycopg.Connection) -> int:
    """The major version of the server."""
    return connection.info.server_version // 10_000


def _run(program: str, *arguments: str | Path, server: int, address: str = "") -> str:
    parts = addresses.parts_of(address)
    # Never among the arguments, which everybody on the machine can read.
    password = {"PGPASSWORD": parts.pop("password")} if "password" in parts else {}
    command = [binaries.for_dumps(server) / program, *arguments]
    command += [f"--dbname={addresses.url(parts)}"] if address else []
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    result = subprocess.run(command, capture_output=True, text=True, env=clean | password, check=False)
    if result.returncode:
        said = result.stderr.strip().splitlines() or ["no message"]
        raise DumpFailed(f"{program} failed: {said[0]}")
    return result.stdout
