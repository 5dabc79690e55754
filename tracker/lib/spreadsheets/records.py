"""Records of a text with separators: each line one, but where a field in quotes holds line breaks.

A quote counts only where it opens a field and another closes it before a separator or the end of a line: `"Wagner" PMC`
keeps its quotes, and a lone one takes no lines with it.
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_MOST_LINES = 20
"""Of one record: what spans more is a quote that was never closed."""


class Record(NamedTuple):
    """The fields of one record, and the line of the file on which it begins."""

    line: int
    fields: list[str]


def records(lines: Iterable[str], separator: str, *, usual_width: int) -> Iterator[Record]:
    """The records; lines come without their ends. Without a separator a line is one field, quotes and all."""
    if not separator:
        yield from (Record(number, [line]) for number, line in enumerate(lines, 1))
        return
    ahead = _Ahead(lines)
    field = re.compile(rf'"((?:[^"]++|"")*+)"(?={re.escape(separator)}|\n|$)|[^{re.escape(separator)}\n]*')
    while (line := ahead.take()) is not None:
        number = ahead.number
        if '"' not in line:
            yield Record(number, line.split(separator))
            continue
        fields, is_open = _fields(line, field)
        if is_open:
            fields = _over_lines(line, fields, ahead, field=field, usual_width=usual_width)
        yield Record(number, fields)


class _Ahead:
    """Lines one by one, of which some can be looked at before they are taken."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines, self._seen = iter(lines), deque[str]()
        self.number = 0

    def take(self) -> str | None:
        """The next line, None after the last."""
        line = self._seen.popleft() if self._seen else next(self._lines, None)
        self.number += line is not None
        return line

    def look(self, most: int) -> list[str]:
        """The next lines, which are not taken."""
        while len(self._seen) < most and (line := next(self._lines, None)) is not None:
            self._seen.append(line)
        return list(self._seen)[:most]


def _fields(text: str, field: re.Pattern[str]) -> tuple[list[str], bool]:
    """The fields up to the first line break outside of quotes, and whether a quote is open or lines are left."""
    fields, place, is_open = [], 0, False
    while True:
        found = field.match(text, place)
        assert found is not None
        quoted = found[1]
        is_open = is_open or (quoted is None and found[0].startswith('"'))
        fields.append(found[0] if quoted is None else quoted.replace('""', '"'))
        place = found.end()
        if place >= len(text):
            return fields, is_open
        if text[place] == "\n":
            return fields, True
        place += 1


def _over_lines(line: str, alone: list[str], ahead: _Ahead, *, field: re.Pattern[str], usual_width: int) -> list[str]:
    """The fields of a record that goes on in the next lines, else of the line alone."""
    text, widths = line, [len(alone)]
    for taken, further in enumerate(ahead.look(_MOST_LINES - 1), 1):
        text = f"{text}\n{further}"
        widths.append(len(_fields(further, field)[0]))
        if '"' not in further:
            continue
        fields, is_open = _fields(text, field)
        if is_open:
            continue
        if usual_width > 1 and all(width == usual_width for width in widths):
            return alone
        for _ in range(taken):
            ahead.take()
        return fields
    return alone
