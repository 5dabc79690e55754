"""What the README gives an analyst to type runs as it stands there, with what the addresses answer."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import duckdb
import pytest
from django.test import Client

from tests import factories, figure_factories
from tests.conftest import Publish
from tracker.config import places

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])
SITE = "http://localhost:8000"
README = (places.CHECKOUT / "README.md").read_text(encoding="utf-8")
BLOCKS = ["".join(block) for block in re.findall(r"((?:^    .*\n)+)", README, re.MULTILINE)]


def block(beginning: str) -> str:
    """The one block of code that begins so, without its indent."""
    (found,) = [each for each in BLOCKS if each.strip().startswith(beginning)]
    return re.sub("^    ", "", found, flags=re.MULTILINE)


@pytest.fixture
def something(published: Publish) -> None:
    published(figure_factories.figure(100, measure="killed"))
    for name, nationality in (("Adam Smith", "NA"), ("Bimal", "NP")):
        contracts = [{"side": "RU", "signed_on": "2023"}]
        published(factories.person(name, nationalities=[nationality], contracts=contracts))


def kept(public: Client, code: str, folder: Path) -> str:
    """The code with each address that it reads in a folder, as the site answers it."""
    for address in re.findall(r'"(?:\{site\})?/([a-z]+\.[a-z]+[^"]*)"', code):
        answer: Any = public.get(f"/{address}")
        assert answer.status_code == 200, address
        (folder / address).write_bytes(b"".join(answer))
    assert SITE in code
    return code.replace(SITE, f"file://{folder}")


def test_addresses_of_the_readme_answer(public: Client) -> None:
    addresses = re.findall(rf"curl '{SITE}([^']+)'", README)
    assert addresses
    for address in addresses:
        assert public.get(address).status_code == 200, address


def test_pandas_and_duckdb_read_what_the_readme_says(
    public: Client, something: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    code = kept(public, block("import duckdb"), tmp_path)
    given = tmp_path / "given"
    given.mkdir()
    monkeypatch.chdir(given)
    read: dict[str, Any] = {}
    exec(code, read)
    assert sorted(read["people"]["nationalities"]) == ["NA", "NP"]
    assert list(read["figures"]["low"]) == [100]
    assert list(read["fates"]["kind"]) == ["killed", "killed"]
    codes = "SELECT unnest(nationalities) AS code FROM 'people.parquet' ORDER BY code"
    assert duckdb.execute(codes).fetchall() == [("NA",), ("NP",)]


def test_r_reads_what_the_readme_says(public: Client, something: None, tmp_path: Path) -> None:
    if not shutil.which("Rscript"):
        pytest.skip("R is not installed (Debian: r-base-core, r-cran-jsonlite).")
    code = kept(public, block("site <-"), tmp_path)
    code += 'cat(sort(people$nationalities), figures$low, sep = "\\n")\n'
    ran = subprocess.run(["Rscript", "-e", code], capture_output=True, text=True, check=False)
    if "there is no package called" in ran.stderr:
        pytest.skip("R has no jsonlite (Debian: r-cran-jsonlite).")
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.split()[-3:] == ["NA", "NP", "100"]
