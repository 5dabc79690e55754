"""Every list in every format: exactly the rows found, with their values, read back by other programs."""

import csv
import json
import re
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from itertools import product
from typing import Any
from zipfile import ZipFile

import pytest
from django.test import Client
from pytest_django import Settings

from tests import factories
from tests.conftest import Publish
from tests.exports.conftest import HOSTILE
from tests.exports.reading import downloaded, json_lines, parquet, unguarded, workbook
from tracker.catalogue.files import FILES, PEOPLE, File
from tracker.catalogue.listing.column import ValueType, value_types
from tracker.catalogue.models import PersonLine
from tracker.exports.formats.register import FORMATS, formats_of

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])


def of_api(public: Client, name: str, query: str = "") -> list[dict[str, Any]]:
    address, rows = f"/api/v1/{name}/?{query}", list[dict[str, Any]]()
    while address:
        answer = public.get(address).json()
        rows += answer["results"]
        address = (answer.get("next") or "").removeprefix("http://testserver")
    return rows


def in_order(rows: list[dict[str, Any]]) -> list[str]:
    """Rows as text, sorted: lists and files need not have one order."""
    return sorted(json.dumps(row, ensure_ascii=False, sort_keys=True) for row in rows)


def types_of(file: File) -> Any:
    return value_types(file.rows(file.filter_set.of()), file.columns)


def test_every_list_has_each_format_and_those_of_the_mapping_have_entities(public: Client) -> None:
    for file in FILES:
        endings = [made.ending for made in formats_of(file)]
        assert endings[:4] == ["csv", "xlsx", "jsonl", "parquet"]
        for made in formats_of(file):
            answer = public.get(f"/{file.name}.{made.ending}")
            assert (answer.status_code, answer.headers["Content-Type"]) == (200, made.content_type)
            assert answer.headers["Content-Disposition"].endswith(f'.{made.ending}"')
            assert int(answer.headers["Content-Length"]) == len(b"".join(answer.streaming_content))  # type: ignore[attr-defined]
    assert {file.name for file in FILES if "ftm.json" in {each.ending for each in formats_of(file)}} == {
        "people",
        "units",
        "sources",
    }


def test_json_lines_of_people_are_the_values_of_the_api(public: Client, of_all_kinds: None) -> None:
    for name, query in product(("people", "names", "contracts", "citations"), ("", "nationality=NA", "q=nobody")):
        found = json_lines(downloaded(public, f"/{name}.jsonl?{query}"))
        assert in_order(found) == in_order(of_api(public, name, query))
        assert bool(found) == (query != "q=nobody")


def test_json_lines_of_every_list_are_the_values_of_the_api(public: Client, of_all_kinds: None) -> None:
    filled = 0
    for file in FILES:
        found = json_lines(downloaded(public, f"/{file.name}.jsonl"))
        assert in_order(found) == in_order(of_api(public, file.name)), file.name
        filled += bool(found)
    assert filled > 12


def test_without_stored_lines_the_values_are_the_same(public: Client, of_all_kinds: None) -> None:
    stored = json_lines(downloaded(public, "/people.jsonl?nationality=NA"))
    PersonLine.objects.all().delete()
    assert json_lines(downloaded(public, "/people.jsonl?nationality=NA")) == stored


@pytest.mark.whole
def test_parquet_of_every_list_has_typed_values_and_lists(public: Client, of_all_kinds: None) -> None:
    for file in FILES:
        content = downloaded(public, f"/{file.name}.parquet")
        kinds = types_of(file)
        found = [
            {
                name: value.isoformat()
                if isinstance(value, date)
                else str(value)
                if isinstance(value, Decimal)
                else value
                for name, value in row.items()
            }
            for row in parquet(content)
        ]
        assert in_order(found) == in_order(of_api(public, file.name)), file.name
        assert all(
            isinstance(row[name], list) for row in found for name, kind in kinds.items() if kind == "list of texts"
        )


def test_parquet_says_what_its_columns_mean_and_what_was_asked(public: Client, of_all_kinds: None) -> None:
    import pyarrow.parquet as pq

    schema = pq.read_schema(BytesIO(downloaded(public, "/people.parquet?nationality=NA")))
    assert b"Public reference" in schema.field("reference").metadata[b"description"]
    assert schema.metadata[b"filter"] == b"nationality: Namibia"
    assert schema.metadata[b"licence"] == b"CC BY 4.0"
    assert schema.metadata[b"source"] == b"http://testserver/people.csv?nationality=NA"


@pytest.mark.whole
def test_a_workbook_of_every_list_gives_the_values_of_the_api(public: Client, of_all_kinds: None) -> None:
    for file in FILES:
        kinds = types_of(file)
        found = workbook(downloaded(public, f"/{file.name}.xlsx"))
        read = [{column.name: _value(column, row[column.name], kinds) for column in file.columns} for row in found]
        expected = [
            {column.name: _empty_as_none(row[column.name]) for column in file.columns}
            for row in of_api(public, file.name)
        ]
        assert in_order(read) == in_order(expected), file.name


def _value(column: Any, cell: Any, kinds: Any) -> Any:
    kind = kinds[column.name]
    if cell == "":
        return [] if column.is_list else None
    if kind == ValueType.DAY:
        assert isinstance(cell, datetime), "the first and last days are days to a spreadsheet"
        return cell.date().isoformat()
    if kind in (ValueType.WHOLE_NUMBER, ValueType.DECIMAL):
        assert isinstance(cell, int | float), column.name
        return cell
    assert isinstance(cell, str), (column.name, cell)
    if kind == ValueType.FLAG:
        return cell == "true"
    return unguarded(cell, is_list=column.is_list, is_text=column.is_text)


def _empty_as_none(value: Any) -> Any:
    return None if value == "" else value


@pytest.mark.whole
def test_a_workbook_has_no_formula_no_hidden_sheet_filters_and_a_head_that_stays(
    public: Client, of_all_kinds: None
) -> None:
    from openpyxl import load_workbook

    content = downloaded(public, "/people.xlsx")
    with ZipFile(BytesIO(content)) as parts:
        assert not any(b"<f>" in parts.read(name) for name in parts.namelist() if "worksheets" in name)
    book = load_workbook(BytesIO(content))
    assert book.sheetnames == ["people", "Columns", "About"]
    assert [sheet.sheet_state for sheet in book] == ["visible"] * 3
    people = book["people"]
    assert people.freeze_panes == "A2"
    assert people.auto_filter.ref == f"A1:{people.cell(1, len(PEOPLE.columns)).column_letter}{people.max_row}"
    assert [cell.value for cell in people[1]] == [column.name for column in PEOPLE.columns]
    texts = [cell.value for row in people.iter_rows(min_row=2) for cell in row if isinstance(cell.value, str)]
    assert not [text for text in texts if text.startswith(("=", "+", "@", "-", "\t"))]
    names = {row[2].value for row in people.iter_rows(min_row=2)}
    assert {"'=1+1", "NA", "06705", "TRUE", "2023-09", "1e5", "Щёголев"} <= names


@pytest.mark.whole
def test_a_workbook_says_what_its_columns_mean_and_what_was_asked(public: Client, of_all_kinds: None) -> None:
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(downloaded(public, "/people.xlsx?nationality=NA&fate=killed")))
    meanings = {row[0].value: row for row in book["Columns"].iter_rows(min_row=2)}
    assert set(meanings) == {column.name for column in PEOPLE.columns}
    assert "killed" in str(meanings["fate_now"][5].value)
    about = {row[0].value: row[1].value for row in book["About"].iter_rows(min_row=2)}
    assert {"Namibia", "killed"} <= set(re.findall(r"\w+", about["Filter"]))
    assert about["Address"] == "http://testserver/people.csv?fate=killed&nationality=NA"
    assert about["Licence"].startswith("CC BY 4.0")


def test_what_a_spreadsheet_cannot_hold_is_refused_with_a_way_out(
    public: Client, of_all_kinds: None, settings: Settings
) -> None:
    settings.XLSX_MAX_CELLS = 2 * len(PEOPLE.columns)
    answer = public.get("/people.xlsx")
    assert answer.status_code == 400
    assert answer.content.decode() == (
        "A spreadsheet of this list holds at most 2 rows. Filter more, or take the same rows as CSV.\n"
    )
    assert public.get("/people.xlsx?q=nobody").status_code == 200


def test_more_people_than_a_file_of_entities_can_hold_are_refused_at_once(
    public: Client, of_all_kinds: None, settings: Settings
) -> None:
    settings.SPOOL_MAX_BYTES = 2 * 3000
    answer = public.get("/people.ftm.json")
    assert answer.status_code == 400
    assert answer.content.decode() == (
        "FollowTheMoney entities are written of at most 2 people. Filter more, or take the CSV.\n"
    )
    assert public.get("/people.ftm.json?q=nobody").status_code == 200


def test_semicolons_and_a_byte_order_mark_change_the_writing_and_nothing_else(
    public: Client, of_all_kinds: None
) -> None:
    for name in ("people", "names", "units", "figures"):
        usual = list(csv.reader(StringIO(downloaded(public, f"/{name}.csv").decode(), newline="")))
        content = downloaded(public, f"/{name}.csv?bom=1&separator=semicolon")
        assert content.startswith(b"\xef\xbb\xbf")
        assert list(csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";")) == usual
        assert downloaded(public, f"/{name}.csv?separator=comma") == downloaded(public, f"/{name}.csv")


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("/people.csv?bom=2", "bom (2)"),
        ("/people.csv?bom=1&bom=1", "bom (1)"),
        ("/people.csv?separator=tab", "separator (tab)"),
        ("/people.csv?separator=", "separator ()"),
        ("/people.xlsx?bom=1", "bom (1)"),
        ("/people.jsonl?separator=comma", "separator (comma)"),
        ("/people.parquet?nationality=ZZ", "nationality (ZZ)"),
        ("/people.ftm.json?unknown=1", "unknown (1)"),
    ],
)
def test_what_a_format_cannot_answer_is_named(public: Client, address: str, named: str) -> None:
    answer = public.get(address)
    assert answer.status_code == 400
    assert answer.content.decode().startswith(named)


def test_the_file_of_everybody_is_kept_in_each_format_and_of_no_other_state(
    public: Client, published: Publish, of_all_kinds: None
) -> None:
    for made in FORMATS:
        address = f"/people.{made.ending}"
        assert downloaded(public, address) == downloaded(public, address)
    published(factories.person("Somebody new"))
    for made in FORMATS:
        assert len(json_lines(downloaded(public, "/people.jsonl"))) == 1 + len(HOSTILE) + 5 + 1
        assert b"Somebody new" in downloaded(public, f"/people.{made.ending}") or made.ending in ("xlsx", "parquet")
    assert "Somebody new" in {row["name"] for row in workbook(downloaded(public, "/people.xlsx"))}
    assert "Somebody new" in {row["name"] for row in parquet(downloaded(public, "/people.parquet"))}


def test_files_have_the_headers_that_let_other_sites_read_them(public: Client) -> None:
    for made in FORMATS:
        assert public.get(f"/people.{made.ending}").headers["Access-Control-Allow-Origin"] == "*"
