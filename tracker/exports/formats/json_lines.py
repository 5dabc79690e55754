"""JSON Lines: each row one JSON object, with the values that the API gives."""

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Any

from django.utils.translation import gettext_lazy as _

from tracker.exports.asked import Asked
from tracker.exports.format import Format

_ROWS = 500


def write_json_lines(asked: Asked, file: Any) -> None:
    """Write the rows, in UTF-8; lists are lists, what is not known is null or empty, amounts are text."""
    lines = _lines(asked)
    while block := list(islice(lines, _ROWS)):
        file.write("".join(block).encode())


def _lines(asked: Asked) -> Iterator[str]:
    names = [column.name for column in asked.file.columns]
    encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_as_text).encode
    for row in asked.rows():
        yield f"{encoded(dict(zip(names, row, strict=True)))}\n"


def _as_text(value: date | Decimal) -> str:
    """Amounts as text: a JSON number would be read as a binary fraction."""
    return str(value)


JSON_LINES = Format(
    "jsonl",
    "JSON Lines",
    "application/jsonl; charset=utf-8",
    _("For programs: each line is one row, lists are lists, and no value is guarded or escaped."),
    write_json_lines,
)
