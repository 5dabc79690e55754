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
                f"""CREATE TABLE "{resource["name"]}" AS SELECT coalesce(COLUMNS(*), '') FROM read_csv(
                    '{folder / resource["path"]}', all_varchar=true, header=true, delim=',', quote='"', escape='"')"""
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

    def by_quarter(self) -> dict[tuple[str, str], int]:
        """People by side (`either` too) and first month of the quarter in which their first contract lies for certain.

        First is the contract that can be the earliest, undated ones last; of two alike, the one that is written first.
        What is marked as about or uncertain lies in no quarter for certain.
        """
        return {
            (side, quarter): people
            for side, quarter, people in self.rows(
                """WITH dated AS (
                    SELECT person, side, row_number() OVER () AS place, signed_on,
                        try_cast(signed_on_earliest AS date) AS first, try_cast(signed_on_latest AS date) AS last
                    FROM contracts WHERE status = 'accepted'),
                of_sides AS (
                    SELECT 'either' AS side, * EXCLUDE side FROM dated
                    UNION ALL SELECT side, * EXCLUDE side FROM dated WHERE side <> ''),
                firsts AS (
                    SELECT *, row_number() OVER (PARTITION BY side, person
                        ORDER BY signed_on = '', coalesce(first, '0001-01-01'), place) AS nth
                    FROM of_sides)
                SELECT side, strftime(date_trunc('quarter', first), '%Y-%m'), count(*) FROM firsts
                WHERE nth = 1 AND signed_on[-1] NOT IN ('~', '?')
                    AND date_trunc('quarter', first) = date_trunc('quarter', last)
                GROUP BY ALL"""
            )
        }

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
