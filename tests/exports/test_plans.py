"""How PostgreSQL reads the files: nothing whole for each row, so that twice the rows take twice the time."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connections

from tracker.catalogue.files import FILES, File
from tracker.exports.csv import csv_select

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])

WHOLE = ("Seq Scan", "Index Scan", "Index Only Scan")
"""Ways to read a table that look at all of its rows where they have no condition."""


def plan_of(sql: str, params: Any = ()) -> dict[str, Any]:
    """The plan where reading a table whole is avoided wherever an index can be used instead."""
    with connections["catalogue"].cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN (VERBOSE, FORMAT JSON) {sql}", params)
        found = cursor.fetchone()[0]
    plan: dict[str, Any] = (json.loads(found) if isinstance(found, str) else found)[0]["Plan"]
    return plan


def read_whole_again(plan: dict[str, Any]) -> Iterator[str]:
    """The tables of which a plan looks through all rows for each row of another."""
    if plan["Node Type"] in WHOLE and "Index Cond" not in plan:
        # `claim = name.key`: a column of its own beside one of another table.
        aliases = set(re.findall(r"\b([a-z_0-9]+)\.[a-z_]", plan.get("Filter", "")))
        if aliases - {plan["Alias"]}:
            yield plan["Relation Name"]
    for part in plan.get("Plans", ()):
        yield from read_whole_again(part)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_file_reads_a_table_whole_for_each_of_its_rows(file: File) -> None:
    plan = plan_of(*csv_select(file.rows(file.filter_set.of()), file.columns, file.order))
    assert list(read_whole_again(plan)) == []


def test_one_that_would_is_seen() -> None:
    plan = plan_of(
        "SELECT ARRAY(SELECT cited.source_id FROM catalogue_citation AS cited WHERE cited.claim = name.key)"
        " FROM catalogue_name AS name"
    )
    assert list(read_whole_again(plan)) == ["catalogue_citation"]
