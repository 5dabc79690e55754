"""Files opened by the programs that readers have: LibreOffice and R. Skipped where these are not installed."""

import csv
import shutil
import subprocess
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.exports.reading import downloaded
from tracker.exports.cells import text_of, values_of

pytestmark = [pytest.mark.django_db(databases=["default", "catalogue"]), pytest.mark.whole]
needs_libreoffice = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice (soffice) is not installed")
needs_r = pytest.mark.skipif(not shutil.which("Rscript"), reason="R (Rscript) is not installed")
AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
"""UTF-8, commas, cells as shown, each sheet in a file of its own."""


def in_libreoffice(content: bytes, folder: Path) -> dict[str, list[list[str]]]:
    """The cells of each sheet as LibreOffice shows them."""
    (folder / "file.xlsx").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", AS_CSV, "--outdir", str(folder), str(folder / "file.xlsx")],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return {
        path.stem.removeprefix("file-"): list(csv.reader(StringIO(path.read_text(), newline="")))
        for path in folder.glob("file-*.csv")
    }


@needs_libreoffice
def test_libreoffice_shows_the_cells_of_the_csv_and_runs_nothing(
    public: Client, of_all_kinds: None, tmp_path: Path
) -> None:
    sheets = in_libreoffice(downloaded(public, "/people.xlsx"), tmp_path)
    assert set(sheets) == {"people", "Columns", "About"}
    expected = list(csv.reader(StringIO(downloaded(public, "/people.csv").decode(), newline="")))
    heads, *rows = sheets["people"]
    assert heads == expected[0]
    assert sorted(map(_as_lines, rows)) == sorted(map(_as_lines, expected[1:]))
    names = {row[heads.index("name")] for row in rows}
    assert {"'=1+1", "06705", "NA", "TRUE", "2023-09", "1e5", "Щёголев"} <= names


def _as_lines(row: list[str]) -> list[str]:
    return ["\n".join(cell.splitlines()) for cell in row]


def in_r(script: str, folder: Path) -> list[str]:
    """What a script of R prints."""
    done = subprocess.run(
        ["Rscript", "--vanilla", "-e", script], check=False, capture_output=True, text=True, timeout=120, cwd=folder
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@needs_r
def test_r_reads_the_csv_with_namibia_and_the_names_as_they_are(
    public: Client, of_all_kinds: None, tmp_path: Path
) -> None:
    (tmp_path / "people.csv").write_bytes(downloaded(public, "/people.csv"))
    told: list[dict[str, Any]] = public.get("/api/v1/people/").json()["results"]
    script = """
    people <- read.csv("people.csv", na.strings = "", colClasses = "character", encoding = "UTF-8")
    cat(nrow(people), ncol(people), "\\n")
    cat(paste(people$reference, people$name, people$nationalities, sep = "\\t"), sep = "\\n")
    """
    first, *lines = in_r(script, tmp_path)
    assert first.split() == [str(len(told)), str(len(told[0]))]
    read = {line.split("\t")[0]: line.split("\t")[1:] for line in lines}
    for row in told:
        name, nationalities = read[row["reference"]]
        assert ("" if name == "NA" and not row["name"] else text_of(name)) == row["name"]
        assert (
            values_of("" if nationalities == "NA" and not row["nationalities"] else nationalities)
            == row["nationalities"]
        )
    assert any(row["nationalities"] == ["NA", "NP"] for row in told)


@needs_r
def test_r_reads_json_lines_with_lists(public: Client, of_all_kinds: None, tmp_path: Path) -> None:
    (tmp_path / "people.jsonl").write_bytes(downloaded(public, "/people.jsonl"))
    script = """
    if (!requireNamespace("jsonlite", quietly = TRUE)) { cat("no jsonlite\\n"); quit() }
    people <- jsonlite::stream_in(file("people.jsonl"), verbose = FALSE)
    cat(sum(vapply(people$nationalities, function(each) "NA" %in% unlist(each), logical(1))), "\\n")
    """
    (line,) = in_r(script, tmp_path)
    if line == "no jsonlite":
        pytest.skip("R has no jsonlite (r-cran-jsonlite)")
    assert line.strip() == "1"
