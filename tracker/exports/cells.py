r"""How values are written into the cells of files, and how they are read back: the rule of all files, said once.

* **Guard.** A spreadsheet runs a cell that begins with certain characters. So an apostrophe is put in front of such a
  character (or an apostrophe) wherever a cell can begin: at the start of a value, behind a line break, and behind a
  semicolon, at which spreadsheets in half of Europe split the lines of every CSV. Undone by taking one apostrophe away
  at each of those places.
* **Several values** are joined by `;`. A semicolon inside a value is written `\x3b` and a backslash `\\`, so every `;`
  that is left is a separator. Each value is guarded.

`text_of` and `values_of` undo it; `tracker/exports/how_to_read.py` says it to readers.
"""

import re
from collections.abc import Iterable

from django.db.models import Func, TextField

SEPARATOR = ";"
ESCAPED_SEPARATOR = r"\x3b"
_BEGINS = r"(?:^|(?<=[;\n\r]))"
"""Where a cell can begin, in the regular expressions of PostgreSQL and Python alike."""

_RUNS = r"(?=[=+@\t\n\r'＝＋－＠-])"
"""What runs there: the wide forms too, in spreadsheets set to Chinese, Japanese or Korean."""

_GUARD_SQL = f"regexp_replace({{}}, '{_BEGINS}{_RUNS.replace(chr(39), chr(39) * 2)}', '''', 'g')"
_ANYTHING_SQL = f"{_BEGINS}{_RUNS}|[;{chr(92) * 2}]".replace("'", "''")
"""Whether values that are joined by line breaks hold anything to guard or to escape."""

_VALUE_SQL = rf"replace(replace(value, '\', '\\'), '{SEPARATOR}', '{ESCAPED_SEPARATOR}')"


class Guarded(Func):
    """One text, guarded."""

    template = _GUARD_SQL.format("%(expressions)s")
    output_field = TextField()


class Joined(Func):
    """Several texts in one cell, each guarded, in their order; empty where there are none."""

    # Nine in ten cells hold nothing to guard: looking first costs half of what guarding all does (measured on 100,000).
    # S608: nothing of it comes from a reader; the expression's own values are parameters.
    template = (
        f"(SELECT CASE WHEN array_to_string(several, E'\\n') ~ '{_ANYTHING_SQL}' "  # noqa: S608
        f"THEN (SELECT string_agg({_GUARD_SQL.format(_VALUE_SQL)}, '{SEPARATOR}' ORDER BY place) "
        "FROM unnest(several) WITH ORDINALITY AS one (value, place)) "
        f"ELSE coalesce(array_to_string(several, '{SEPARATOR}'), '') END "
        "FROM (SELECT %(expressions)s AS several OFFSET 0) AS cell)"
    )
    output_field = TextField()


def guarded(text: str) -> str:
    """One text, guarded: what `Guarded` does in the database."""
    return re.sub(f"{_BEGINS}{_RUNS}", "'", text)


def joined(values: Iterable[str]) -> str:
    """Several texts in one cell: what `Joined` does in the database."""
    return SEPARATOR.join(guarded(value.replace("\\", r"\\").replace(SEPARATOR, ESCAPED_SEPARATOR)) for value in values)


def text_of(cell: str) -> str:
    """The text that a guarded cell stands for."""
    return _GUARDED.sub("", cell) if "'" in cell else cell


def values_of(cell: str) -> list[str]:
    """The values that a cell of several stands for; an empty cell has none."""
    if not cell:
        return []
    pieces = cell.split(SEPARATOR)
    return [_unescaped(text_of(piece)) for piece in pieces] if "'" in cell or "\\" in cell else pieces


def _unescaped(value: str) -> str:
    return _ESCAPED.sub(lambda found: SEPARATOR if found[1] == "x3b" else "\\", value)


_GUARDED = re.compile(f"{_BEGINS}'")
_ESCAPED = re.compile(r"\\(x3b|\\)")


def cells_of(line: str) -> list[str]:
    """The cells of a line of CSV as they are written, quotes and all; behind the last is one too many, empty."""
    return _ONE_CELL.findall(line)


_ONE_CELL = re.compile(r'("(?:[^"]|"")*"|[^,]*)(?:,|$)')
