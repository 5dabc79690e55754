"""DuckDB over the bytes of a file."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb


def query(sql: str, content: bytes) -> list[dict[str, Any]]:
    """The rows of a question to one file, which is `$file` in it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        path.write_bytes(content)
        with duckdb.connect() as connection:
            found = connection.execute(sql, {"file": str(path)})
            names = [column[0] for column in found.description or ()]
            return [dict(zip(names, row, strict=True)) for row in found.fetchall()]
