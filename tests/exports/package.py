"""A data package as an analyst has it: the files alone, asked with DuckDB."""

import json
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from zipfile import ZipFile

import duckdb

from tracker.exports.package.numbers import BY_CLAIM, BY_QUARTER, BY_UNIT, BY_VALUE, HEADLINES, READ_IN


class Package:
    """The tables of an archive, each cell as text; empty cells are empty texts."""

    def __init__(self, content: bytes, folder: Path) -> None:
        with ZipFile(BytesIO(content)) as archive:
            archive.extractall(folder)
            self.files = {name: archive.read(name) for name in archive.namelist()}
        self.descriptor = json.loads(self.files["datapackage.json"])
        self._database = duckdb.connect()
        for resource in self.descriptor["resources"]:
            path = str(folder / resource["name"])
            self._database.execute(READ_IN.format(table=path).replace(f'"{path}"', f'"{resource["name"]}"'))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._database.close()

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """The rows of a question to the tables."""
        return self._database.execute(sql).fetchall()

    def number(self, sql: str) -> int:
        """The one number of a question."""
        ((number,),) = self.rows(sql)
        return int(number)

    def headlines(self, condition: str = "true") -> dict[str, int]:
        """The counts of the people who meet a condition, by their names."""
        question = HEADLINES.question(condition=condition)
        names = [column[0] for column in self._database.execute(question).description]
        return dict(zip(names, self.rows(question)[0], strict=True))

    def by_value(self, column: str) -> dict[str, int]:
        """How many people have each value of a column, of one or several; `unknown` where it is empty."""
        return dict(self.rows(BY_VALUE.question(column=column)))

    def by_claim(self, value: str, table: str) -> dict[str, int]:
        """How many people have an accepted claim with each value of an expression; empty ones left out."""
        return dict(self.rows(BY_CLAIM.question(value=value, table=table)))

    def by_quarter(self) -> dict[tuple[str, str], int]:
        """People by side (`either` too) and first month of the quarter of their first contract."""
        return {(side, quarter): people for side, quarter, people in self.rows(BY_QUARTER.question())}

    def by_unit(self) -> dict[str, int]:
        """How many people contracted with, or served in, each unit or one below it."""
        return dict(self.rows(BY_UNIT.question()))
