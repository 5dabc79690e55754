"""What lies in a backup's folder, and the sheet that says so: written last, a folder without it is no backup."""

import hashlib
import json
import tomllib
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from tracker.config import places
from tracker.config.backups.fingerprints import Fingerprint
from tracker.config.logins import DATABASES

NAME = "manifest.json"
# Version 1 had no files of records.
FORMAT = 2


class BadBackup(Exception):
    """A folder cannot be written to, or holds no usable backup; the message says what to do."""


@dataclass(frozen=True)
class Dumped:
    """One database of a backup: its file, which migrations it has had, and what was in its tables."""

    file: str
    sha256: str
    postgresql: int
    migrations: list[str]
    tables: dict[str, Fingerprint]

    @property
    def rows(self) -> int:
        return sum(each.rows for each in self.tables.values())


@dataclass(frozen=True)
class Manifest:
    """When a backup was made, by which version, up to which entry of the log; databases by side, SHA-256 of files."""

    made_at: str
    product: str
    log_number: int
    log_hash: str
    databases: dict[str, Dumped]
    files: dict[str, str] = field(default_factory=dict)
    format: int = FORMAT

    def write(self, folder: Path) -> None:
        """Put it beside the files that it describes."""
        path = folder / NAME
        path.touch(mode=0o600)
        path.write_text(json.dumps(asdict(self), indent=1) + "\n", encoding="utf-8")


def read(folder: Path) -> Manifest:
    """The sheet of a backup, once every file is seen to be what it says; raises BadBackup."""
    try:
        given = json.loads((folder / NAME).read_text(encoding="utf-8"))
        if not 1 <= given["format"] <= FORMAT:
            raise BadBackup(
                f"The backup in {folder} has format {given['format']}, this version reads up to {FORMAT}: restore it "
                f"with the version that made it ({given['product']})."
            )
        manifest = _manifest(given)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise BadBackup(
            f"{folder} is no backup: there is no {NAME} in it. Name a folder that `manage.py back_up` has finished."
        ) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadBackup(f"{folder / NAME} cannot be read ({error}): take another copy of the backup.") from error
    dumps = {dumped.file: dumped.sha256 for dumped in manifest.databases.values()}
    for path, noted in (dumps | manifest.files).items():
        _refuse_damaged(folder / path, noted)
    return manifest


def _manifest(given: dict[str, Any]) -> Manifest:
    databases = {
        side: Dumped(**row | {"tables": {name: Fingerprint(*each) for name, each in row["tables"].items()}})
        for side, row in given["databases"].items()
    }
    if missing := DATABASES.keys() - databases.keys():
        raise ValueError(f"it names no {' and no '.join(sorted(missing))} database")
    return Manifest(**given | {"databases": databases})


def _refuse_damaged(file: Path, noted: str) -> None:
    if not file.is_file():
        raise BadBackup(f"{file} is missing: take another copy of the backup.")
    if sha256(file) != noted:
        raise BadBackup(f"{file} is damaged (its SHA-256 is not the one noted): take another copy of the backup.")


def sha256(file: Path) -> str:
    """Of the file's content, in hexadecimal."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def product() -> str:
    """The version of this code."""
    project = tomllib.loads((places.CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["version"])
