"""What tests in a browser share: the browser, and the real public process with its own login on published records."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.chromium import CHROMIUM, QUIET
from tests.installations import another_installation, manage, public_process
from tests.website.browser.looking import PHONE
from tracker.config import places
from tracker.config.postgresql import postgres


@dataclass(frozen=True)
class Site:
    """Where the site stands, and references of the records that try its pages, by what is tried."""

    address: str
    records: dict[str, str]

    def person(self, tried: str) -> str:
        """The address of the page of the person that tries something: `full`, `empty`, `disputed`, `anonymous` …"""
        return f"/people/{self.records[tried]}/"


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """What the starting data publishes and records that try the pages, from an installation of their own."""
    with another_installation() as cluster, postgres.in_use(cluster):
        for command in ("load_starting_data", "publish_starting_data"):
            run = manage(command)
            assert run.returncode == 0, run.stderr
        with public_process(tmp_path_factory.mktemp("site") / "log") as address:
            yield Site(address, _records())


def _records() -> dict[str, str]:
    made = subprocess.run(
        [sys.executable, "-m", "tests.website.browser.records"],
        cwd=places.CHECKOUT,
        env=dict(os.environ) | {"DJANGO_SETTINGS_MODULE": "tracker.config.settings"},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert made.returncode == 0, made.stderr
    references: dict[str, str] = json.loads(made.stdout)
    return references


@pytest.fixture(scope="session")
def site(served: Site) -> str:
    """The address of the site."""
    return served.address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's chromium."""
    # Chromium refuses its sandbox to root.
    arguments = [*QUIET, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--headless=new", *arguments])
        yield started
        started.close()


@pytest.fixture
def reader(browser: Browser) -> Iterator[BrowserContext]:
    """A reader without JavaScript."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    yield context
    context.close()
