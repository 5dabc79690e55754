"""The browser that some tests look at pages in: Debian's, installed by CI; where there is none they say so."""

import shutil

import pytest

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")
QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-gpu"]
NEEDS_CHROMIUM = pytest.mark.skipif(not CHROMIUM, reason="There is no chromium here; these tests look at pages in it.")
