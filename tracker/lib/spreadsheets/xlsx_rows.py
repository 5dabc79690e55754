"""The rows of one sheet of a workbook (.xlsx, .xlsm), as its XML is unpacked."""

import re
from collections.abc import Iterator

from tracker.lib.spreadsheets.cells import Kind
from tracker.lib.spreadsheets.limits import Limits, Refused, gettext_noop
from tracker.lib.spreadsheets.raw_rows import Counts, RawCell, RawRow, column_letters
from tracker.lib.spreadsheets.xlsx_workbook import SheetPart, Workbook, unescaped, whole_number
from tracker.lib.spreadsheets.xml_parts import Attributes, Elements, read_xml

_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_LETTERS = re.compile("[A-Z]{1,3}")
_NUMBER = re.compile(r"[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
_TRUE = {"1", "true"}


def xlsx_rows(
    workbook: Workbook, sheet: SheetPart, *, texts: list[str], counts: Counts, limits: Limits
) -> Iterator[RawRow]:
    """Rows that hold anything; `counts` is complete after the last."""
    rows = _SheetRows(workbook, sheet, texts=texts, counts=counts, limits=limits)
    for _ in read_xml(workbook.parts.pieces(sheet.part), rows, part=sheet.part, depth=limits.depth):
        yield from rows.taken()
    if not rows.is_sheet:
        raise Refused(_NO_SHEET, sheet=sheet.name)


class _SheetRows(Elements):
    """Cells are put together while elements come; nothing is kept but the rows of one piece."""

    def __init__(
        self, workbook: Workbook, sheet: SheetPart, *, texts: list[str], counts: Counts, limits: Limits
    ) -> None:
        self._sheet, self._texts, self._counts, self._limits = sheet, texts, counts, limits
        self._codes = [style.code for style in workbook.styles]
        serial = Kind.DATE_1904 if workbook.is_1904 else Kind.DATE_1900
        self._kinds = [serial if style.is_date else Kind.NUMBER for style in workbook.styles]
        self._columns: dict[str, int] = {}
        self._ready: list[RawRow] = []
        self._row, self._digits, self._is_hidden = 0, "", False
        self._cells: list[RawCell | str | None] = []
        self._column, self._type, self._style = 0, "", ""
        self._is_formula = self._has_result = False
        self._pieces: list[str] = []
        self._length = 0
        self._is_text = self._is_phonetic = False
        self.openers = {
            "c": self._open_cell,
            "v": self._begin_value,
            "t": self._begin_inline,
            "f": self._begin_formula,
            "row": self._open_row,
            "rPh": self._begin_phonetic,
            "col": self._hide_columns,
            "mergeCell": self._merge,
            "worksheet": self._begin_sheet,
        }
        self.closers = {
            "c": self._close_cell,
            "v": self._end_text,
            "t": self._end_text,
            "row": self._close_row,
            "rPh": self._end_phonetic,
        }
        self.is_sheet = False

    def _begin_sheet(self, _: Attributes) -> None:
        self.is_sheet = True

    def taken(self) -> list[RawRow]:
        """The rows that are complete, which are then forgotten."""
        ready, self._ready = self._ready, []
        return ready

    def text(self, text: str) -> None:
        if not self._is_text:
            return
        self._pieces.append(text)
        self._length += len(text)
        if self._length > self._limits.characters:
            raise Refused(
                gettext_noop(
                    "Sheet “%(sheet)s”, cell %(cell)s: it has more than %(most)s characters. Shorten it, and save the "
                    "file again."
                ),
                sheet=self._sheet.name,
                cell=self._place(),
                most=self._limits.characters,
            )

    def _begin_value(self, _: Attributes) -> None:
        self._has_result = True
        self._is_text = self._type != "inlineStr"

    def _begin_inline(self, _: Attributes) -> None:
        self._has_result = True
        self._is_text = self._type == "inlineStr" and not self._is_phonetic

    def _end_text(self) -> None:
        self._is_text = False

    def _begin_formula(self, _: Attributes) -> None:
        self._is_formula = True

    def _begin_phonetic(self, _: Attributes) -> None:
        self._is_phonetic = True

    def _end_phonetic(self) -> None:
        self._is_phonetic = False

    def _open_row(self, attributes: Attributes) -> None:
        digits = attributes.get("r") or str(self._row + 1)
        number = whole_number(digits)
        if not self._row < number <= _LAST_ROW:
            raise Refused(
                gettext_noop(
                    "Sheet “%(sheet)s”: behind row %(before)s stands a row numbered “%(number)s”, which cannot be. "
                    "Open the file in a spreadsheet program and save it as .xlsx."
                ),
                sheet=self._sheet.name,
                before=self._row,
                number=digits[:20],
            )
        self._row, self._digits, self._column = number, str(number), 0
        self._is_hidden = attributes.get("hidden") in _TRUE
        self._cells = []

    def _open_cell(self, attributes: Attributes) -> None:
        reference = attributes.get("r")
        before = self._column
        self._column = self._column_of(reference) if reference else before + 1
        if not before < self._column <= _LAST_COLUMN:
            raise Refused(_BAD_CELL, sheet=self._sheet.name, row=self._row, cell=(reference or "")[:20])
        self._type = attributes.get("t", "n")
        self._style = attributes.get("s", "")
        self._is_formula = self._has_result = False
        self._pieces, self._length = [], 0

    def _column_of(self, reference: str) -> int:
        """0 where it is no cell of this row."""
        if not self._row or not reference.endswith(self._digits):
            return 0
        letters = reference[: -len(self._digits)]
        if letters not in self._columns:
            if not _LETTERS.fullmatch(letters):
                return 0
            self._columns[letters] = _column_number(letters)
        return self._columns[letters]

    def _close_cell(self) -> None:
        text = "".join(self._pieces)
        if not text and not self._is_formula:
            return
        if self._column > self._limits.columns:
            raise Refused(
                gettext_noop(
                    "Sheet “%(sheet)s”, cell %(cell)s: more than %(most)s columns hold something. Take away those "
                    "that are not part of the list, and save the file again."
                ),
                sheet=self._sheet.name,
                cell=self._place(),
                most=self._limits.columns,
            )
        cell = self._cell(text)
        self._cells.extend([None] * (self._column - 1 - len(self._cells)))
        self._cells.append(cell)

    def _cell(self, text: str) -> RawCell | str | None:
        kind = self._type
        if kind == "s" and text:
            return self._texts_cell(self._shared(text))
        if kind in {"str", "inlineStr"} and self._has_result:
            return self._texts_cell(unescaped(text))
        text = text.strip()
        if not text:
            return RawCell("", Kind.EMPTY, "", self._is_formula)
        if kind == "n" and _NUMBER.fullmatch(text):
            style = whole_number(self._style)
            style = style if style < len(self._codes) else 0
            return RawCell(text, self._kinds[style], self._codes[style], self._is_formula)
        if kind == "b" and text.lower() in {"0", "1", "true", "false"}:
            return RawCell("TRUE" if text.lower() in _TRUE else "FALSE", Kind.BOOLEAN, "", self._is_formula)
        plain = {"e": Kind.ERROR, "d": Kind.ISO_DATE}
        return RawCell(text, plain.get(kind, Kind.TEXT), "", self._is_formula)

    def _texts_cell(self, text: str) -> RawCell | str | None:
        """A shared text may be empty."""
        return RawCell(text, Kind.TEXT, "", is_formula=True) if self._is_formula else text or None

    def _shared(self, text: str) -> str:
        if text.isdecimal() and len(text) < 10 and (number := int(text)) < len(self._texts):
            return self._texts[number]
        raise Refused(
            gettext_noop(
                "Sheet “%(sheet)s”, cell %(cell)s: its text is number %(number)s of the workbook, which has %(most)s. "
                "The file is damaged: open it in a spreadsheet program and save it as .xlsx."
            ),
            sheet=self._sheet.name,
            cell=self._place(),
            number=text[:20],
            most=len(self._texts),
        )

    def _close_row(self) -> None:
        while self._cells and self._cells[-1] is None:
            self._cells.pop()
        if self._cells:
            row = RawRow(self._row, self._is_hidden, None, len(self._cells), self._cells)
            self._counts.add_row(row, self._sheet.name)
            self._ready.append(row)
        self._cells = []

    def _hide_columns(self, attributes: Attributes) -> None:
        if attributes.get("hidden") in _TRUE:
            last = min(whole_number(attributes.get("max")), self._limits.columns)
            self._counts.hidden_columns.update(range(max(whole_number(attributes.get("min")), 1), last + 1))

    def _merge(self, attributes: Attributes) -> None:
        corners = [_corner(corner) for corner in attributes.get("ref", "").replace("$", "").split(":")]
        if len(corners) == 2 and corners[0] and corners[1]:
            self._counts.add_area((*corners[0], *corners[1]), self._sheet.name)

    def _place(self) -> str:
        return f"{column_letters(self._column)}{self._row}"


def _corner(reference: str) -> tuple[int, int] | None:
    """Row and column of a cell, None where it is none."""
    letters = reference.rstrip("0123456789")
    row = whole_number(reference[len(letters) :])
    if not _LETTERS.fullmatch(letters) or not 0 < row <= _LAST_ROW or _column_number(letters) > _LAST_COLUMN:
        return None
    return row, _column_number(letters)


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


_NO_SHEET = gettext_noop(
    "The part that should hold the cells of the sheet “%(sheet)s” is no sheet: open the file in a spreadsheet program "
    "and save it as .xlsx."
)
_BAD_CELL = gettext_noop(
    "Sheet “%(sheet)s”, row %(row)s: a cell is called “%(cell)s”, which is no cell of this row, or stands there a "
    "second time. Open the file in a spreadsheet program and save it as .xlsx."
)
