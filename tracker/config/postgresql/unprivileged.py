"""The account that PostgreSQL runs under when we are root (PostgreSQL refuses to), and what that account can reach."""

import os
import pwd
import stat
from pathlib import Path
from typing import NamedTuple, TypedDict

# The first one that exists: Debian's package makes `postgres`, every Unix has `nobody`.
CANDIDATES = ("postgres", "nobody")


class Account(NamedTuple):
    """An operating-system account."""

    name: str
    uid: int
    gid: int


class RunAs(TypedDict, total=False):
    """What `subprocess` needs to run something under another account."""

    user: int
    group: int
    extra_groups: list[int]


def server_account() -> Account | None:
    """The account for the server; None where we are not root and it simply runs as we do."""
    if os.geteuid() != 0:
        return None
    for name in CANDIDATES:
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(found.pw_name, found.pw_uid, found.pw_gid)
    raise LookupError("PostgreSQL does not run as root, and there is neither an account `postgres` nor `nobody`.")


def run_as(account: Account | None) -> RunAs:
    """Keyword arguments for `subprocess`."""
    if account is None:
        return {}
    return {"user": account.uid, "group": account.gid, "extra_groups": []}


def can_reach(account: Account | None, path: Path) -> bool:
    """Whether the account may enter the folder, or read and execute the file, and enter every folder above it."""
    if account is None:
        return True
    path = path.resolve()
    return _may(account, path, 1 if path.is_dir() else 5) and all(_may(account, folder, 1) for folder in path.parents)


def _may(account: Account, path: Path, bits: int) -> bool:
    found = path.stat()
    mode = stat.S_IMODE(found.st_mode)
    if found.st_uid == account.uid:
        return (mode >> 6) & bits == bits
    if found.st_gid == account.gid:
        return (mode >> 3) & bits == bits
    return mode & bits == bits
