"""A second installation beside the one that all tests share: for tests that end its server, or begin with nothing."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests import throwaway
from tracker.config import addresses, places, postgres, setting_up
from tracker.config.cluster import Cluster, embedded
from tracker.config.logins import ALIASES, OWNER


@contextmanager
def another_installation(*, is_set_up: bool = True) -> Iterator[Cluster]:
    """Inside the block everything here, and every process started here, belongs to an installation of its own.

    Its server keeps what it has acknowledged, as in production; it is not running yet.
    """
    with present(throwaway.further_folder(is_set_up=is_set_up)):
        cluster = embedded()
        try:
            yield cluster
        finally:
            postgres.stop(cluster)


@contextmanager
def present(folder: Path) -> Iterator[None]:
    """Inside the block the installation in that folder is the present one."""
    with pytest.MonkeyPatch.context() as patch:
        for name in throwaway.GIVEN:
            patch.delenv(name, raising=False)
        patch.setenv("TRACKER_VAR", str(folder))
        for name, path in (("VAR", folder), ("SECRETS", folder / "secrets"), ("STATIC", folder / "static")):
            patch.setattr(places, name, path)
        yield


@contextmanager
def as_owner() -> Iterator[None]:
    """Django's connections in this process are those of the owner of the present installation."""
    with setting_up.logged_in({side: addresses.of(OWNER, side) for side in ALIASES}):
        yield


def manage(*command: str) -> "subprocess.CompletedProcess[str]":
    """What a command of the present installation says and gives."""
    return subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=places.CHECKOUT,
        env=dict(os.environ),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
