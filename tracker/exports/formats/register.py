"""The register of formats: every list has each of them, at `/<list>.<ending>`."""

from collections.abc import Iterator, Sequence

from tracker.catalogue.files import File
from tracker.exports.followthemoney.writing import FOLLOW_THE_MONEY
from tracker.exports.format import Format
from tracker.exports.formats.csv_format import CSV
from tracker.exports.formats.json_lines import JSON_LINES
from tracker.exports.formats.parquet import PARQUET
from tracker.exports.formats.xlsx import XLSX

FORMATS: Sequence[Format] = (CSV, XLSX, JSON_LINES, PARQUET, FOLLOW_THE_MONEY)
"""In the order in which pages offer them."""


def formats_of(file: File) -> Iterator[Format]:
    """Those that a file of the register has."""
    return (each for each in FORMATS if each.knows(file))
