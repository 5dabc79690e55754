"""Texts with separators (.csv, .tsv, .txt): described, and read row by row."""

import io
from collections.abc import Iterator
from itertools import chain, islice

from tracker.lib.spreadsheets.cells import FileKind
from tracker.lib.spreadsheets.encodings import CHOICES, guesses
from tracker.lib.spreadsheets.limits import Limits, Refused, gettext_noop
from tracker.lib.spreadsheets.raw_rows import Counts, RawCell, RawRow
from tracker.lib.spreadsheets.records import Record, records
from tracker.lib.spreadsheets.said import Described, Said, described_sheet
from tracker.lib.spreadsheets.separators import Guess, guessed_separators, said_separator, usual_width

_LOOKED_AT = 2_000
"""Lines, for the separator."""


class Text:
    """A text in memory; encoding and separator are guessed where they are not chosen."""

    def __init__(self, data: bytes, limits: Limits, *, encoding: str | None, separator: str | None) -> None:
        self._data, self._limits = data, limits
        self._encodings = guesses(data) if encoding is None else [self._chosen(encoding)]
        self._encoding = self._encodings[0][0]
        first = list(islice(self._lines(), _LOOKED_AT))
        self._said = said_separator(first[0]) if first else None
        self._separators = self._ranked(first[1:] if self._said else first, separator)
        self.separator, _, _, self.usual_width = self._separators[0]

    def describe(self) -> Described:
        """After reading it to its end."""
        counts = Counts(self._limits)
        for _ in self.rows(counts):
            pass
        sheet = described_sheet("", counts, is_hidden=False)
        for unknown in ("hidden_rows", "hidden_columns", "merged", "formulas", "formulas_without_result"):
            sheet[unknown] = None
        return {
            "kind": FileKind.TEXT,
            "sheets": [sheet],
            "remarks": [],
            "has_macros": False,
            "encodings": [[name, [proof, values], example] for name, proof, values, example in self._encodings],
            "separators": [[name, [proof, values], width] for name, proof, values, width in self._separators],
        }

    def rows(self, counts: Counts) -> Iterator[RawRow]:
        """Rows that hold anything; numbers are of records, as a spreadsheet program numbers them."""
        lines = self._lines()
        skipped = 1 if self._said else 0
        found = records(islice(lines, skipped, None), self.separator, usual_width=self.usual_width)
        for number, record in enumerate(found, 1):
            row = self._row(number, Record(record.line + skipped, record.fields))
            if row is not None:
                counts.add_row(row, "")
                yield row

    def _row(self, number: int, record: Record) -> RawRow | None:
        cells: list[RawCell | str | None] = [field or None for field in record.fields]
        while cells and cells[-1] is None:
            cells.pop()
        if len(cells) > self._limits.columns:
            raise Refused(
                gettext_noop(
                    "Line %(line)s: with this separator it has %(number)s fields; up to %(most)s are read. Choose "
                    "another separator, or take away columns that are not part of the list."
                ),
                line=record.line,
                number=len(cells),
                most=self._limits.columns,
            )
        if cells and max(map(len, record.fields)) > self._limits.characters:
            raise Refused(
                gettext_noop(
                    "Line %(line)s, field %(column)s: it has more than %(most)s characters. Look whether this is the "
                    "right separator and a list at all; if so, shorten the field."
                ),
                line=record.line,
                column=next(n for n, field in enumerate(record.fields, 1) if len(field) > self._limits.characters),
                most=self._limits.characters,
            )
        if not cells:
            return None
        return RawRow(number, is_hidden=False, line=record.line, width=len(record.fields), cells=cells)

    def _lines(self) -> Iterator[str]:
        text = io.TextIOWrapper(io.BytesIO(self._data), self._encoding, newline=None)
        try:
            for number, line in enumerate(text, 1):
                if "\0" in line:
                    raise Refused(
                        gettext_noop(
                            "Line %(line)s holds a zero byte, which no text does: this is no list in text form, or it "
                            "was damaged on its way. Get it again, or save it as .xlsx."
                        ),
                        line=number,
                    )
                yield line.removesuffix("\n")
        except UnicodeError as fault:
            raise Refused(
                gettext_noop(
                    "The text cannot be read as %(encoding)s: byte %(byte)s of the file has no meaning in it. Choose "
                    "another encoding."
                ),
                encoding=self._encoding,
                byte=self._faulty_byte(),
            ) from fault

    def _faulty_byte(self) -> int:
        try:
            self._data.decode(self._encoding)
        except UnicodeDecodeError as fault:
            return fault.start + 1
        return len(self._data)

    def _chosen(self, encoding: str) -> tuple[str, str, dict[str, str | int], str]:
        if encoding not in {*CHOICES, "utf-8-sig", "utf-16"}:
            raise Refused(
                gettext_noop("“%(encoding)s” is not among the encodings that can be chosen."), encoding=encoding
            )
        return encoding, CHOSEN, {}, ""

    def _ranked(self, lines: list[str], chosen: str | None) -> list[Guess]:
        """The chosen or said separator first, then what would have been guessed."""
        guessed = guessed_separators(lines)
        first = self._said if chosen is None else chosen
        if first is None:
            return guessed
        if len(first) > 1 or first in {'"', "\n", "\r"}:
            raise Refused(gettext_noop("A separator is one character, and neither a quote nor a line break."))
        proof: Said = (CHOSEN, {}) if chosen is not None else (gettext_noop("The first line of the file says so."), {})
        width = usual_width(lines, first) if first else 1
        return list(chain([(first, *proof, width)], (guess for guess in guessed if guess[0] != first)))


CHOSEN = gettext_noop("It was chosen.")
