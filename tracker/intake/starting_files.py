"""The files of the starting data, as rows of text; their dictionary stands in the README."""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from tracker.lib.clean_text import clean_paragraphs
from tracker.lib.dates.future_dates import is_ahead

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "starting"
CASES = "public_cases.csv"
CASE_SOURCES = "public_case_sources.csv"
UNITS = "units.csv"
UNIT_PARENTS = "unit_parents.csv"
INSTRUMENTS = "legal_instruments.csv"
FIGURES = "reported_figures.csv"
FIGURE_LINKS = "figure_links.csv"
STATEMENTS = "statements.csv"
MORE_STATEMENTS = "more_statements.csv"
STATE_ACTIONS = "state_actions.csv"
SOURCE_TITLES = "source_titles.csv"

Row = Mapping[str, str]

_DATED: Mapping[str, tuple[str, ...]] = {
    CASES: ("birth_date", "contract_signed_on", "outcome_date"),
    CASE_SOURCES: ("published_on",),
    UNIT_PARENTS: ("from", "to"),
    INSTRUMENTS: ("dated",),
    FIGURES: ("period_start", "as_of", "published_on"),
    STATEMENTS: ("on", "published_on"),
    MORE_STATEMENTS: ("on", "published_on"),
    STATE_ACTIONS: ("on", "published_on"),
    SOURCE_TITLES: ("published_on",),
}
"""Cells with a day on which something happened, by file: what certainly lies ahead of today is no such day."""


def rows(file: str) -> list[Row]:
    """All rows of one file, dates ahead of today left out (`future_cells` gives them).

    Cells are clean as columns are, so that they equal what was kept of them. Raises ValueError for a row with too many
    or too few cells.
    """
    return [row | dict.fromkeys(_ahead(file, row), "") for row in _rows(file)]


def future_cells() -> Iterator[tuple[str, str, str, str]]:
    """Each date that lies ahead of today and so is left out: its file, row, column and value."""
    for file in _DATED:
        for row in _rows(file):
            for column in _ahead(file, row):
                yield file, next(iter(row.values())), column, row[column]


def _ahead(file: str, row: Row) -> list[str]:
    return [column for column in _DATED.get(file, ()) if is_ahead(row[column])]


def _rows(file: str) -> list[dict[str, str]]:
    with (FOLDER / file).open(encoding="utf-8-sig", newline="") as opened:
        read = list(csv.DictReader(opened))
    for number, row in enumerate(read, 2):
        if None in row or None in row.values():
            raise ValueError(f"{file}, line {number}: not as many cells as the header has columns.")
    return [{name: clean_paragraphs(cell) for name, cell in row.items()} for row in read]


def several(cell: str) -> list[str]:
    """The values of a cell that holds a list split by semicolons."""
    return [value.strip() for value in cell.split(";") if value.strip()]
