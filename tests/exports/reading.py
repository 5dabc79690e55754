"""Files of the public site read back by programs that did not write them: tables as lists of rows by column."""

import json
from io import BytesIO
from typing import Any

import pandas as pd
from django.test import Client

from tests.exports.duck import query
from tracker.exports.cells import text_of, values_of

Table = list[dict[str, Any]]


def downloaded(public: Client, address: str) -> bytes:
    """The whole file."""
    answer = public.get(address)
    assert answer.status_code == 200, (address, answer.content)
    return b"".join(answer.streaming_content)  # type: ignore[attr-defined]


def json_lines(content: bytes) -> Table:
    """JSON Lines, by Python's own reader."""
    return [json.loads(line) for line in content.decode().splitlines()]


def parquet(content: bytes) -> Table:
    """Parquet, by DuckDB; its days as text."""
    return query("SELECT * FROM read_parquet($file)", content)


def workbook(content: bytes) -> Table:
    """The first sheet of an XLSX, by pandas: every cell as text, but days and numbers."""
    frame = pd.read_excel(BytesIO(content), dtype=object, engine="calamine", keep_default_na=False, na_values=[])
    rows: Table = frame.to_dict("records")
    return rows


def unguarded(value: Any, *, is_list: bool, is_text: bool) -> Any:
    """The value that a cell stands for, by the rule that is printed on the download page."""
    if is_list:
        return values_of(value)
    return text_of(value) if is_text and isinstance(value, str) else value
