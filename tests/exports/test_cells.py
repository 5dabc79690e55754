"""Cells of files: what is read back as documented is what the API gives, and nothing in it runs as a formula."""

import csv
import re
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

import pytest
from django.contrib.postgres.fields import ArrayField
from django.db import connections, models
from django.db.models import Value
from django.test import Client
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests import factories, figure_factories
from tests.conftest import Publish
from tracker.catalogue.files import FILES, File
from tracker.catalogue.listing.column import Column, with_columns
from tracker.catalogue.models import LegalInstrument, Person, Site, Source, Unit
from tracker.catalogue.sources.columns import INSTRUMENT_COLUMNS, SOURCE_COLUMNS
from tracker.catalogue.units.columns import UNIT_COLUMNS
from tracker.catalogue.units.site_columns import SITE_COLUMNS
from tracker.exports.cells import Guarded, Joined, text_of, values_of
from tracker.exports.csv import write_csv
from tracker.exports.how_to_read import HOW_TO_READ
from tracker.people.models import Background, Birth, Contract, Name, Payment, Proceeding, Service, Step
from tracker.units.models import UnitCitation, UnitName

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])
HOSTILE = ["Foo;=1+1", "-x", "@y", "+3", "=1", "\tt", "'", "''=", '"', '";=1', "a;b", ";", "\\", "\\x3b", "\\;", "＝1"]
BROKEN = ["a\n=1", "b\r\n-2", "\r=c", "\n", "NA", "Ürün"]
TEXTS = st.text(st.sampled_from([*";=+-@\t'\"\\x3b,\r\n ａ＝й"]), min_size=1, max_size=8)
RUNS = re.compile(r"(?:^|[;\n\r])[=+@\t＝＋－＠-]")
OTHER_CLAIMS: dict[Any, dict[str, Any]] = {
    Birth: {"born_on": "1990"},
    Background: {"occupation": "Cook"},
    Step: {"kind": "arrived"},
    Proceeding: {"territory_id": "NP", "stage": "opened"},
}
IN_ARCHIVE_ONLY = (
    ("sites", SITE_COLUMNS, Site),
    ("units of the archive", UNIT_COLUMNS, Unit),
    ("sources of the archive", SOURCE_COLUMNS, Source),
    ("laws of the archive", INSTRUMENT_COLUMNS, LegalInstrument),
)
WITHOUT_A_ROW = {"sites", "laws of the archive"}
TABLES = [
    *((file.name, file.columns, file) for file in FILES),
    *((name, columns, model) for name, columns, model in IN_ARCHIVE_ONLY),
]


def found(table: File | Any) -> Any:
    if isinstance(table, File):
        return table.rows(table.filter_set.of())
    return table.objects.using("catalogue")


def written(rows: Any, columns: Sequence[Column], order: Sequence[str]) -> list[dict[str, str]]:
    file = BytesIO()
    write_csv(rows, columns, file, order=order)
    return list(csv.DictReader(StringIO(file.getvalue().decode(), newline="")))


def content(public: Client, path: str) -> bytes:
    return b"".join(public.get(path).streaming_content)  # type: ignore[attr-defined]


def rows_of(body: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(body.decode(), newline="")))


@pytest.fixture
def one_of_each(published: Publish) -> None:
    """A row in every file and in every table of the archive."""
    source = factories.source()
    unit = factories.unit("Wolf Regiment", parents=[factories.unit("Pack")])
    figures = [figure_factories.figure(100, source=source), figure_factories.figure(200, source=source)]
    figure_factories.link(figures[0], "supersedes", figures[1])
    published(unit, *figures, figure_factories.statement(), figure_factories.state_action())
    served = {"side": "RU", "unit": unit, "unit_as_stated": "1st Bn"}
    grants = [{"territory_id": "RU", "state": "granted"}]
    person = factories.person("Bimal", nationalities=["NA"], contracts=[served], services=[served], grants=grants)
    for kind, columns in OTHER_CLAIMS.items():
        factories.claim(kind, person, sources=[source], **columns)
    contract = Contract.objects.get(person=person)
    factories.claim(Payment, person, sources=[source], kind="signing", contract=contract)
    published(person)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(TEXTS, max_size=4))
@example(HOSTILE)
@example(BROKEN)
@example([])
def test_a_cell_of_several_values_reads_back_as_they_were(values: list[str]) -> None:
    several = Value(values, output_field=ArrayField(models.TextField()))
    one = Value(";".join(values), output_field=models.TextField())
    cell, text = selected(Joined(several), Guarded(one))
    assert values_of(cell) == values
    assert text_of(text) == ";".join(values)
    assert not RUNS.search(cell), cell
    assert not RUNS.search(text), text


def selected(*expressions: Any) -> Any:
    """The values of expressions that need no row."""
    query = Person.objects.using("catalogue").all().query
    compiler = query.get_compiler("catalogue")
    parts = [compiler.compile(expression.resolve_expression(query)) for expression in expressions]
    with connections["catalogue"].cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(sql for sql, _ in parts)}", [each for _, more in parts for each in more])
        return cursor.fetchone()


@pytest.mark.parametrize(("name", "columns", "table"), TABLES, ids=[name for name, *_ in TABLES])
def test_every_list_of_every_file_is_one_by_the_register(name: str, columns: Sequence[Column], table: Any) -> None:
    annotations = with_columns(found(table), columns).query.annotations
    for column in columns:
        is_array = isinstance(annotations[f"column_{column.name}"].output_field, ArrayField)
        assert column.is_list == is_array, f"{name}: {column.name}"


def test_every_list_of_every_file_holds_what_the_api_gives(one_of_each: None) -> None:
    """Each list-valued column with hostile values in it, through the functions that write files and the API's rows."""
    for name, columns, table in TABLES:
        lists = [column for column in columns if column.is_list]
        order = table.order if isinstance(table, File) else ("pk",)
        for values in (HOSTILE, BROKEN, []) if lists else ():
            hostile = Value(values, output_field=ArrayField(models.TextField()))
            asked = [replace(column, expression=hostile) for column in lists]
            rows, answers = written(found(table), asked, order), list(with_columns(found(table), asked))
            assert len(rows) == len(answers), name
            assert rows or name in WITHOUT_A_ROW, name
            for row, answer in zip(rows, answers, strict=True):
                for column in lists:
                    assert values_of(row[column.name]) == answer[f"column_{column.name}"] == values
                    assert not RUNS.search(row[column.name])


def test_hostile_names_and_units_read_back_from_file_and_archive(published: Publish, public: Client) -> None:
    unit = factories.unit("Wolf")
    source = factories.source()
    for text in HOSTILE:
        add = UnitName.objects.create(unit=unit, text=text)
        UnitCitation.objects.create(unit=unit, source=source, unitname=add)
        UnitName.objects.filter(pk=add.pk).update(status="accepted")
    published(unit)
    person = factories.person("Bimal", services=[{"side": "RU", "unit": unit}])
    for text in HOSTILE:
        factories.claim(Name, person, sources=[source], text=text)
        factories.claim(Service, person, sources=[source], side="RU", unit_as_stated=text)
    published(person)
    archive = ZipFile(BytesIO(content(public, "/people.zip")))
    for name, address in (("people", "/api/v1/people/"), ("units", "/api/v1/units/")):
        (answer,) = public.get(address).json()["results"]
        columns = [column for file in FILES if file.name == name for column in file.columns if column.is_list]
        for (row,) in (rows_of(content(public, f"/{name}.csv")), rows_of(archive.read(f"{name}.csv"))):
            for column in columns:
                assert values_of(row[column.name]) == answer[column.name], column.name
                assert not RUNS.search(row[column.name])
            assert len(values_of(row["other_names"])) == len(HOSTILE)


def test_the_rule_stands_on_the_download_page_and_in_the_archive(public: Client) -> None:
    shown = public.get("/download/").content.decode()
    readme = ZipFile(BytesIO(content(public, "/people.zip"))).read("README.txt").decode()
    for rule in HOW_TO_READ:
        assert rule.as_html() in shown
        assert " ".join(f"{rule.heading}: {rule.text}".split()) in " ".join(readme.split())


def test_both_say_how_na_is_read_as_namibia(public: Client) -> None:
    readme = ZipFile(BytesIO(content(public, "/people.zip"))).read("README.txt").decode()
    for words in (public.get("/download/").content.decode(), readme):
        assert "Namibia" in words
        assert "keep_default_na=False" in words
        assert 'na.strings=""' in words
