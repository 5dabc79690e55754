"""What the child process is asked and says of a file: plain values, sentences untranslated with theirs beside them."""

from typing import NotRequired, TypedDict

from tracker.lib.spreadsheets.limits import Values
from tracker.lib.spreadsheets.raw_rows import Counts

Said = tuple[str, Values]
"""A sentence to be translated, and its values."""


class Request(TypedDict):
    """What is wanted of the file."""

    limits: dict[str, int]
    sheet: int | None
    """Counted from 0; None: the description."""
    encoding: str | None
    separator: str | None
    """None of both: to be guessed."""


class DescribedSheet(TypedDict):
    """One sheet; its names are those of `cells.Sheet`."""

    name: str
    is_hidden: bool
    rows: int
    last_row: int
    last_column: int
    cells: int
    hidden_rows: int | None
    hidden_columns: list[int] | None
    merged: list[tuple[int, int, int, int]] | None
    formulas: int | None
    formulas_without_result: int | None
    errors: int | None


class Described(TypedDict):
    """A file; its names are those of `cells.Description`."""

    kind: str
    sheets: list[DescribedSheet]
    remarks: list[Said]
    has_macros: bool
    encodings: NotRequired[list[list[object]]]
    separators: NotRequired[list[list[object]]]


def described_sheet(name: str, counts: Counts, *, is_hidden: bool) -> DescribedSheet:
    """The sheet as it was counted."""
    return {
        "name": name,
        "is_hidden": is_hidden,
        "rows": counts.rows,
        "last_row": counts.last_row,
        "last_column": counts.last_column,
        "cells": counts.cells,
        "hidden_rows": counts.hidden_rows,
        "hidden_columns": sorted(counts.hidden_columns),
        "merged": counts.merged,
        "formulas": counts.formulas,
        "formulas_without_result": counts.formulas_without_result,
        "errors": counts.errors,
    }
