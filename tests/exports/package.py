"""A data package as an analyst has it: the files alone, asked with DuckDB."""

import json
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from zipfile import ZipFile

import duckdb

SIDES = ("RU", "UA")


class Package:
    """The tables of an archive, each cell as text; empty cells are empty texts."""

    def __init__(self, content: bytes, folder: Path) -> None:
        with ZipFile(BytesIO(content)) as archive:
            archive.extractall(folder)
            self.files = {name: archive.read(name) for name in archive.namelist()}
        self.descriptor = json.loads(self.files["datapackage.json"])
        self._database = duckdb.connect()
        for resource in self.descriptor["resources"]:
            self._database.execute(
                f"""CREATE TABLE "{resource["name"]}" AS SELECT COLUMNS(c -> coalesce(c, '')) FROM read_csv(
                    '{folder / resource["path"]}', all_varchar=true, header=true, delim=',', quote='"', escape='"',
                    allow_quoted_nulls=false)"""
            )

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

    def people(self, condition: str = "true") -> int:
        """How many people meet a condition on their columns."""
        return self.number(f"SELECT count(*) FROM people WHERE {condition}")

    def by_value(self, column: str) -> dict[str, int]:
        """How many people have each value of a column, of one or several; `unknown` where it is empty."""
        return dict(
            self.rows(
                f"""SELECT value, count(*) FROM (SELECT unnest(list_distinct(string_split(
                    CASE WHEN {column} = '' THEN 'unknown' ELSE {column} END, ';'))) AS value FROM people)
                    GROUP BY value"""
            )
        )

    def by_claim(self, value: str, table: str) -> dict[str, int]:
        """How many people have an accepted claim with each value of an expression; empty ones left out."""
        return dict(
            self.rows(
                f"""SELECT value, count(DISTINCT person) FROM (
                    SELECT person, unnest(string_split({value}, ';')) AS value FROM "{table}" WHERE status = 'accepted')
                    WHERE value <> '' GROUP BY value"""
            )
        )

    def by_unit(self) -> dict[str, int]:
        """How many people contracted with, or served in, each unit or one below it."""
        return dict(
            self.rows(
                """WITH named AS (
                    SELECT person, unit FROM contracts WHERE status = 'accepted'
                    UNION SELECT person, force FROM contracts WHERE status = 'accepted'
                    UNION SELECT person, unit FROM service WHERE status = 'accepted'),
                within AS (
                    SELECT person, unit FROM named
                    UNION SELECT person, unnest(string_split(above, ';')) FROM named JOIN units ON reference = unit)
                SELECT unit, count(DISTINCT person) FROM within WHERE unit <> '' GROUP BY unit"""
            )
        )
