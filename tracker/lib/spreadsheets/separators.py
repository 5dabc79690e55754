"""What stands between the fields of a text: the character that gives most records the same number of fields."""

import re
from collections import Counter
from itertools import islice

from tracker.lib.spreadsheets.limits import Values, gettext_noop
from tracker.lib.spreadsheets.records import records

_SEPARATORS = (";", "\t", ",", "|")
_LOOKED_AT = 1_000
"""Records."""
_SAID = re.compile("sep=(.)", re.IGNORECASE)
Guess = tuple[str, str, Values, int]
"""Separator, proof with its values, usual number of fields."""


def said_separator(line: str) -> str | None:
    """The separator, where the first line is `sep=;`: a line for spreadsheet programs that is no row."""
    found = _SAID.fullmatch(line.strip(" \r\n"))
    return found[1] if found else ("\t" if line.lower().rstrip("\r\n") == "sep=\t" else None)


def guessed_separators(lines: list[str]) -> list[Guess]:
    """The separator first, then the others that are possible; the last is none: each line one field."""
    found = sorted((_share(lines, separator) for separator in _SEPARATORS), reverse=True)
    guesses: list[Guess] = [
        (
            separator,
            gettext_noop("With it %(percent)s %% of the first %(records)s records have %(width)s fields."),
            {"percent": round(share * 100), "records": min(len(lines), _LOOKED_AT), "width": width},
            width,
        )
        for share, width, _, separator in found
        if width > 1
    ]
    alone: Guess = ("", gettext_noop("Each line is taken as one field."), {}, 1)
    is_divided = found[0][1] > 1 and found[0][0] >= 0.3
    return [*guesses, alone] if is_divided else [alone, *guesses]


def usual_width(lines: list[str], separator: str) -> int:
    """How many fields most records have with this separator."""
    return _share(lines, separator)[1]


def _share(lines: list[str], separator: str) -> tuple[float, int, int, str]:
    """Share of records with the usual number of fields; that number; a preference where all is equal."""
    found = islice(records(lines, separator, usual_width=0), _LOOKED_AT)
    widths = Counter(len(record.fields) for record in found if any(record.fields))
    total = widths.total()
    divided = [(count, width) for width, count in widths.items() if width > 1]
    if not divided:
        return 0.0, 1, 0, separator
    count, width = max(divided)
    return count / total, width, -_SEPARATORS.index(separator) if separator in _SEPARATORS else 0, separator
