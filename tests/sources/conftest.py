"""A folder of the test for the files of sources."""

from pathlib import Path

import pytest
from pytest_django import Settings


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    """Where the files of sources are kept."""
    settings.CAPTURES = tmp_path / "captures"
    return tmp_path / "captures"
