"""Opening a file of sheets: `open_spreadsheet(path, name)` describes it; `.rows(0)` are the rows of its first sheet."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path, PurePath
from typing import Any

from django.utils.translation import gettext

from tracker.lib.spreadsheets.cells import (
    EMPTY,
    Area,
    Cell,
    Description,
    Encoding,
    FileKind,
    Kind,
    Row,
    Separator,
    Sheet,
    TextNotation,
)
from tracker.lib.spreadsheets.child_messages import child_messages, spent
from tracker.lib.spreadsheets.limits import STANDARD, TOO_LARGE, Limits, Refused, Spent, gettext_noop
from tracker.lib.spreadsheets.said import Request

_TEXT_ENDINGS = {"csv", "tsv", "tab", "txt"}


@dataclass(frozen=True)
class Spreadsheet:
    """A file that was read to its end once, so that its rows can be had without a refusal half-way."""

    description: Description
    spent: Spent
    """What describing it cost."""
    _path: Path
    _limits: Limits

    def rows(self, sheet: int = 0) -> Iterator[Row]:
        """The rows of a sheet (0 is the first) that hold anything, in a process of their own, which ends with them.

        Raises `Refused` only where the file has changed since, or takes too long.
        """
        described = self.description.sheets[sheet]
        notation = self.description.text
        request = _request(
            self._limits,
            sheet=sheet,
            encoding=notation.encoding.name if notation else None,
            separator=notation.separator.character if notation else None,
        )
        hidden, merged = (
            frozenset(described.hidden_columns or ()),
            _Merged(described.merged or (), described.last_column),
        )
        for message in child_messages(self._path, request, self._limits):
            if isinstance(message, list):
                yield _row(message, hidden, merged)


def open_spreadsheet(
    path: Path,
    name: str,
    *,
    limits: Limits = STANDARD,
    encoding: str | None = None,
    separator: str | None = None,
) -> Spreadsheet:
    """The file, described. `name` is what it was called where it came from; what it is, its content decides.

    Encoding and separator are of texts; None: to be found out; an empty separator: each line is one field.
    Raises `Refused`, a sentence for whoever brought the file.
    """
    size = path.stat().st_size
    if not size:
        raise Refused(
            gettext_noop("The file is empty: look whether the right one was chosen, or whether it came whole.")
        )
    if size > limits.file_bytes:
        raise Refused(TOO_LARGE, most=limits.file_bytes // 1024**2)
    request = _request(limits, sheet=None, encoding=encoding, separator=separator)
    messages = [message for message in child_messages(path, request, limits) if isinstance(message, dict)]
    described, cost = messages
    return Spreadsheet(_description(described, name), spent(cost), path, limits)


def _request(limits: Limits, *, sheet: int | None, encoding: str | None, separator: str | None) -> Request:
    return {"limits": asdict(limits), "sheet": sheet, "encoding": encoding, "separator": separator}


def _description(said: dict[str, Any], name: str) -> Description:
    kind = FileKind(said["kind"])
    remarks = [*_wrong_name(kind, name), *(_sentence(remark) for remark in said["remarks"])]
    return Description(
        kind=kind,
        sheets=tuple(_sheet(sheet) for sheet in said["sheets"]),
        remarks=tuple(remarks),
        has_macros=said["has_macros"],
        text=_notation(said) if kind is FileKind.TEXT else None,
    )


def _wrong_name(kind: FileKind, name: str) -> Iterator[str]:
    ending = PurePath(name).suffix.lower().removeprefix(".")
    right = (
        _TEXT_ENDINGS if kind is FileKind.TEXT else {kind.value, *({"xlsm", "xlsx"} if kind == FileKind.XLSX else ())}
    )
    if ending not in right:
        sentence = gettext(
            "The name of the file ends in “.%(ending)s”, but it is a file of the kind %(kind)s, and was read so."
        )
        yield sentence % {"ending": ending, "kind": kind.value}


def _sentence(said: tuple[str, dict[str, str | int]]) -> str:
    sentence, values = said
    return gettext(sentence) % values


def _sheet(said: dict[str, Any]) -> Sheet:
    hidden, merged = said["hidden_columns"], said["merged"]
    known = {
        "hidden_columns": None if hidden is None else tuple(hidden),
        "merged": None if merged is None else tuple(Area(*area) for area in merged),
    }
    return Sheet(**{**said, **known})


def _notation(said: dict[str, Any]) -> TextNotation:
    encoding, *encodings = (Encoding(name, _sentence(proof), example) for name, proof, example in said["encodings"])
    separator, *separators = (Separator(mark, _sentence(proof), width) for mark, proof, width in said["separators"])
    return TextNotation(encoding, tuple(encodings), separator, tuple(separators))


class _Merged:
    """Which cells of a row are part of a merged area; rows are asked for in their order."""

    def __init__(self, areas: tuple[Area, ...], last_column: int) -> None:
        self._waiting, self._last_column = sorted(areas, reverse=True), last_column
        self._until: dict[int, int] = {}
        """Per column, the last row of the areas that have begun."""

    def columns(self, row: int) -> set[int]:
        """The columns that are part of an area in this row."""
        while self._waiting and self._waiting[-1].first_row <= row:
            area = self._waiting.pop()
            for column in range(area.first_column, min(area.last_column, self._last_column) + 1):
                self._until[column] = max(self._until.get(column, 0), area.last_row)
        return {column for column, last in self._until.items() if last >= row}


def _row(message: list[Any], hidden: frozenset[int], merged: _Merged) -> Row:
    number, is_hidden, line, width, sent = message
    cells = [EMPTY if cell is None else Cell(cell, _TEXT) if type(cell) is str else _cell(*cell) for cell in sent]
    columns = merged.columns(number)
    for column in columns | hidden:
        if column <= len(cells):
            cells[column - 1] = cells[column - 1]._replace(
                in_hidden_column=column in hidden, is_merged=column in columns
            )
    return Row(number, cells, is_hidden, line, width)


def _cell(text: str, kind: str, number_format: str, is_formula: bool) -> Cell:  # noqa: FBT001  # a cell as it was sent
    return Cell(text, _KINDS[kind], is_formula, number_format)


_TEXT = Kind.TEXT
_KINDS = {kind.value: kind for kind in Kind}
