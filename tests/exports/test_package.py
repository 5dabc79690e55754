"""The data package: what its descriptor says of its files is so, and other programs take it."""

import csv
import json
from hashlib import sha256
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import frictionless
import pytest
from django.test import Client

from tests import factories
from tests.conftest import Publish
from tests.exports.profiles import faults, profile
from tests.exports.reading import downloaded
from tracker.catalogue.files import FILES
from tracker.exports.cells import guarded, text_of
from tracker.people.models import Contract, PersonCitation

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])
QUERIES = ["", "nationality=NA", "nationality=NP&fate=killed", "q=nobody"]


def archive(public: Client, query: str = "") -> dict[str, bytes]:
    with ZipFile(BytesIO(downloaded(public, f"/people.zip?{query}"))) as packed:
        assert packed.testzip() is None
        return {name: packed.read(name) for name in packed.namelist()}


def described(files: dict[str, bytes]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files["datapackage.json"])
    return found


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(content.decode(), newline="")))


def test_the_descriptor_keeps_to_the_profiles(public: Client, of_all_kinds: None) -> None:
    for query in QUERIES:
        assert faults(described(archive(public, query))) == []


def test_the_profiles_refuse_what_is_wrong() -> None:
    assert list(profile("datapackage.json").iter_errors({"resources": []}))
    assert list(profile("tableschema.json").iter_errors({"fields": [{"type": "string"}]}))


def test_size_digest_columns_and_keys_are_those_of_the_files(public: Client, of_all_kinds: None) -> None:
    for query in QUERIES:
        files = archive(public, query)
        package = described(files)
        tables = {each["name"]: rows_of(files[each["path"]]) for each in package["resources"]}
        for each in package["resources"]:
            content, schema = files[each["path"]], each["schema"]
            assert each["bytes"] == len(content)
            assert each["hash"] == f"sha256:{sha256(content).hexdigest()}"
            head = content.split(b"\n")[0].decode().split(",")
            assert [field["name"] for field in schema["fields"]] == head
            for key in schema.get("primaryKey", ()):
                values = [row[key] for row in tables[each["name"]]]
                assert len(values) == len(set(values))
                assert all(values)
            for key in schema.get("foreignKeys", ()):
                there = {row["reference"] for row in tables[key["reference"]["resource"]]}
                assert {row[key["fields"][0]] for row in tables[each["name"]]} - {""} <= there, (each["name"], key)
        sums = {
            name: digest for digest, name in (line.split("  ") for line in files["SHA256SUMS"].decode().splitlines())
        }
        assert sums == {name: sha256(files[name]).hexdigest() for name in files if name.endswith(".csv")}
        assert set(sums) == {each["path"] for each in package["resources"]} | {"dictionary.csv"}


def test_without_a_filter_every_list_is_in_it(public: Client, of_all_kinds: None) -> None:
    files = archive(public)
    for file in FILES:
        assert files[f"{file.name}.csv"] == downloaded(public, f"/{file.name}.csv"), file.name
    assert "figures.csv" not in archive(public, "nationality=NP")


def test_units_that_only_a_version_names_are_there(public: Client, published: Publish) -> None:
    cited, unit = factories.source(), factories.unit("Wolf")
    published(unit)
    person = factories.person("Bimal", nationalities=["NP"], contracts=[{"side": "RU"}], source_of_all=cited)
    other = Contract.objects.create(
        person=person,
        side="RU",
        unit=unit,
        status="conflicting",
        conflict_on="unit",
        public_note="Another list says so.",
    )
    PersonCitation.objects.create(person=person, contract=other, source=cited)
    published(person)
    files = archive(public, "nationality=NP")
    assert {row["unit"] for row in rows_of(files["contracts.csv"])} == {"", unit.reference}
    assert [row["reference"] for row in rows_of(files["units.csv"])] == [unit.reference]


def test_no_cell_runs_as_a_formula(public: Client, of_all_kinds: None) -> None:
    seen = 0
    for name, content in archive(public).items():
        if name.endswith(".csv") and name != "dictionary.csv":
            for row in rows_of(content):
                for cell in row.values():
                    seen += text_of(cell) != cell
                    assert not cell.startswith(tuple("=+@\t\r\n")) or cell != guarded(text_of(cell)), (name, cell)
    assert seen, "something had to be guarded"


def test_it_says_what_was_asked_of_which_state_and_how_to_cite_it(public: Client, of_all_kinds: None) -> None:
    for query in QUERIES:
        package = described(archive(public, query))
        number = public.get("/api/v1/").json()["generation"]
        assert (package["generation"], package["version"]) == (number, str(number))
        asked = f"?{'&'.join(sorted(query.split('&')))}" if query else ""
        assert package["citation"] == f"Foreign Fighter Tracker, http://testserver/people/{asked}, generation {number}"
        assert package["licenses"][0]["name"] == "CC-BY-4.0"
        assert ("Namibia" in package["filter"]) == ("NA" in query)


@pytest.mark.whole
@pytest.mark.parametrize("query", QUERIES)
def test_frictionless_finds_nothing_wrong(
    public: Client,
    of_all_kinds: None,
    tmp_path: Path,
    query: str,
) -> None:
    for name, content in archive(public, query).items():
        (tmp_path / name).write_bytes(content)
    report = frictionless.validate(tmp_path / "datapackage.json")
    assert report.valid, report.flatten(["title", "message", "fieldName"])


@pytest.mark.whole
def test_frictionless_sees_a_changed_file(public: Client, of_all_kinds: None, tmp_path: Path) -> None:
    for name, content in archive(public).items():
        (tmp_path / name).write_bytes(content)
    with (tmp_path / "people.csv").open("ab") as people:
        people.write(b"P-000000\n")
    assert not frictionless.validate(tmp_path / "datapackage.json").valid
