"""The files of the starting data, as rows of text; their dictionary stands in the README."""

import csv
from collections.abc import Mapping
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "starting"
CASES = "public_cases.csv"
CASE_SOURCES = "public_case_sources.csv"
UNITS = "units.csv"
UNIT_PARENTS = "unit_parents.csv"
INSTRUMENTS = "legal_instruments.csv"
FIGURES = "reported_figures.csv"
FIGURE_LINKS = "figure_links.csv"
STATEMENTS = "statements.csv"

Row = Mapping[str, str]


def rows(file: str) -> list[Row]:
    """All rows of one file, cells stripped. Raises ValueError for a row with too many or too few cells."""
    with (FOLDER / file).open(encoding="utf-8-sig", newline="") as opened:
        read = list(csv.DictReader(opened))
    for number, row in enumerate(read, 2):
        if None in row or None in row.values():
            raise ValueError(f"{file}, line {number}: not as many cells as the header has columns.")
    return [{name: cell.strip() for name, cell in row.items()} for row in read]


def several(cell: str) -> list[str]:
    """The values of a cell that holds a list split by semicolons."""
    return [value.strip() for value in cell.split(";") if value.strip()]
