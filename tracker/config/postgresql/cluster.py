"""One embedded PostgreSQL: where its files and its socket lie, and how its data is created."""

import hashlib
import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import quote

from tracker.config import places, secret_files
from tracker.config.logins import SUPERUSER
from tracker.config.postgresql import binaries
from tracker.config.postgresql.binaries import NoPostgres
from tracker.config.postgresql.unprivileged import Account, can_reach, run_as, server_account

# The folder for data that the server's account could not reach in the checkout.
ELSEWHERE = Path("/var/lib/foreign-fighter-tracker")
# A Unix socket's path may have 107 bytes on Linux and 103 on macOS; PostgreSQL adds its file name to the folder.
LONGEST_FOLDER = 103 - len("/.s.PGSQL.5432")
# No setting of the caller's (locale, PGDATA, library paths) reaches the server.
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}


@dataclass(frozen=True)
class Cluster:
    """The files of one server: everything below `home`, except the socket, whose path must be short."""

    home: Path
    account: Account | None

    @property
    def data(self) -> Path:
        return self.home / "postgres"

    @property
    def log(self) -> Path:
        return self.home / "postgres.log"

    @cached_property
    def binaries(self) -> Path:
        """The folder of the programs; raises NoPostgres where there are none."""
        return binaries.find(self.account, self.home)

    @property
    def socket_folder(self) -> Path | None:
        """The private folder with the socket; None where it was never made or has been cleared away."""
        try:
            folder = Path((self.home / "socket").read_text(encoding="utf-8").strip())
            found = folder.lstat()
        except (FileNotFoundError, PermissionError):
            return None
        ours = self.account.uid if self.account else os.geteuid()
        return folder if found.st_uid == ours and found.st_mode & 0o170777 == 0o040700 else None

    def address(self, login: str, database: str) -> str:
        """A libpq address of the database for that login, whose password must have been made."""
        password = secret_files.read(login)
        folder = self.socket_folder
        if password is None or folder is None:
            raise NoPostgres("PostgreSQL has not been set up here yet: run `make run` or `manage.py set_up` first.")
        return f"postgresql://{login}:{quote(password)}@/{database}?host={quote(str(folder), safe='')}"

    @property
    def is_created(self) -> bool:
        return (self.data / "PG_VERSION").exists()

    def prepare(self) -> None:
        """Make what an address needs: the superuser's password and the socket's folder. Starts nothing."""
        places.make_var()
        secret_files.made(SUPERUSER)
        self.home.mkdir(parents=True, exist_ok=True)
        if self.home != places.VAR:
            for folder in (self.home.parent, self.home):
                folder.chmod(0o711)
        if self.socket_folder is None:
            (self.home / "socket").write_text(f"{private_folder(self.account)}\n", encoding="utf-8")

    def create(self) -> None:
        """Run initdb, unless there is data already. An interrupted run leaves nothing that looks finished."""
        self.prepare()
        if self.is_created:
            return
        draft = self.data.with_name("postgres.new")
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(mode=0o700)
        password = self.home / "postgres.password"
        password.unlink(missing_ok=True)
        password.touch(mode=0o600)
        password.write_text(secret_files.made(SUPERUSER) + "\n", encoding="ascii")
        try:
            for path in (draft, password):
                self._give_to_account(path)
            self._initdb(draft, password)
        finally:
            password.unlink()
        draft.rename(self.data)

    def _initdb(self, draft: Path, password: Path) -> None:
        if binaries.version(self.binaries, self.account) >= 17:
            locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
        else:
            locale = ["--locale=C.UTF-8"]
        command: list[str | Path] = [self.binaries / "initdb", "-D", draft, "-U", SUPERUSER, f"--pwfile={password}"]
        command += ["--auth=scram-sha-256", "--encoding=UTF8", "--no-instructions", "--no-sync", *locale]
        result = subprocess.run(
            command,
            capture_output=True,
            text=True,
            cwd="/",
            env=ENVIRONMENT,
            check=False,
            **run_as(self.account),
        )
        if result.returncode:
            lines = (result.stderr or result.stdout).strip().splitlines() or ["no message"]
            raise NoPostgres(f"PostgreSQL's initdb could not create {self.data}: {lines[-1]}")

    def _give_to_account(self, path: Path) -> None:
        if self.account:
            os.chown(path, self.account.uid, self.account.gid)


def embedded() -> Cluster:
    """The server of this checkout. As root its files move out where the server's account could not reach them."""
    account = server_account()
    anchor = next(folder for folder in (places.VAR, *places.VAR.parents) if folder.exists())
    # `var/` itself is ours to open (`make_var`), the folders above it are not.
    if can_reach(account, anchor.parent if anchor == places.VAR else anchor):
        return Cluster(places.VAR, account)
    name = hashlib.sha256(os.fsencode(places.VAR)).hexdigest()[:16]
    return Cluster(ELSEWHERE / name, account)


def private_folder(account: Account | None) -> Path:
    """A new folder of an unguessable short name that only the server's account (and root) may enter."""
    usual = Path(tempfile.gettempdir())
    # 13: the name that mkdtemp makes below it.
    fits = len(os.fsencode(usual)) + 13 <= LONGEST_FOLDER and "," not in str(usual)
    parent = usual if fits and can_reach(account, usual) else Path("/tmp")  # noqa: S108 - mkdtemp makes it safe
    folder = Path(tempfile.mkdtemp(prefix="fft-", dir=parent))
    if account:
        os.chown(folder, account.uid, account.gid)
    return folder
