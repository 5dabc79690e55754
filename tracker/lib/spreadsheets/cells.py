"""What a file of sheets is said to hold: its description, rows and cells. Rows and columns count from 1."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class FileKind(StrEnum):
    """What a file is by its content, whatever its name says."""

    XLSX = "xlsx"
    XLSM = "xlsm"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    TEXT = "text"
    """Separated values, with any separator and encoding."""


class Kind(StrEnum):
    """What a cell holds."""

    EMPTY = ""
    TEXT = "t"
    NUMBER = "n"
    DATE_1900 = "d"
    """A number shown as a date: days, 1 being 1 January 1900 (and 60 the 29 February 1900 that never was)."""
    DATE_1904 = "m"
    """A number shown as a date: days, 0 being 1 January 1904."""
    ISO_DATE = "i"
    """A date, time or both as ISO 8601: kinds of files that have no serials."""
    BOOLEAN = "b"
    """The text is TRUE or FALSE."""
    ERROR = "e"
    """The text is the error: #N/A, #REF! and so on."""


class Cell(NamedTuple):
    """One cell as the file holds it."""

    text: str
    kind: Kind
    is_formula: bool = False
    """The text is the stored result of a formula; with the kind EMPTY no result was stored."""
    number_format: str = ""
    """How a number is shown, as Excel writes it: `General`, `0000`, `dd.mm.yyyy`. Empty for what is no number."""
    in_hidden_column: bool = False
    is_merged: bool = False
    """Part of an area of cells joined into one; all but its first cell are empty."""


EMPTY = Cell("", Kind.EMPTY)


class Row(NamedTuple):
    """One row that holds anything; rows that hold nothing are left out, which the numbers show."""

    number: int
    """The sheet's own number, as a spreadsheet program shows it."""
    cells: Sequence[Cell]
    """From column A to the last that holds anything."""
    is_hidden: bool
    line: int | None
    """Of text: the line of the file on which the row begins. It is more than the number where a cell spans lines."""
    width: int
    """Of text: how many fields the record has, empty ones too. Else the number of cells."""

    def cell(self, column: int) -> Cell:
        """The cell in that column, an empty one behind the last."""
        return self.cells[column - 1] if column <= len(self.cells) else EMPTY


class Area(NamedTuple):
    """Cells joined into one, the last row and column included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True)
class Sheet:
    """What one sheet holds, counted. None: this kind of file, or its reader, does not tell."""

    name: str
    is_hidden: bool
    rows: int
    """Rows that hold anything."""
    last_row: int
    last_column: int
    cells: int
    hidden_rows: int | None
    """Of the rows that hold anything."""
    hidden_columns: tuple[int, ...] | None
    merged: tuple[Area, ...] | None
    formulas: int | None
    formulas_without_result: int | None
    errors: int | None


class Encoding(NamedTuple):
    """One way to read the bytes of a text."""

    name: str
    """As Python names it."""
    proof: str
    """Why it was chosen or is possible, a sentence."""
    example: str
    """The first piece of text that is more than plain ASCII, read this way."""


class Separator(NamedTuple):
    """What stands between two fields of a text; nothing where each line is one field."""

    character: str
    proof: str
    """A sentence."""
    usual_width: int
    """How many fields most records have."""


@dataclass(frozen=True)
class TextNotation:
    """How a text was read; each can be chosen otherwise."""

    encoding: Encoding
    other_encodings: tuple[Encoding, ...]
    separator: Separator
    other_separators: tuple[Separator, ...]


@dataclass(frozen=True)
class Description:
    """What a file holds, after it was read to its end once."""

    kind: FileKind
    sheets: tuple[Sheet, ...]
    remarks: tuple[str, ...]
    """What whoever uses the rows must know, sentences: macros ignored, charts left out, a name that is wrong."""
    has_macros: bool
    text: TextNotation | None
    """Only of text."""
