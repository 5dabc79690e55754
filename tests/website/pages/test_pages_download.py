"""The download and method pages say what the registers say, and what they promise works."""

import csv
import html
import re
from collections import Counter
from io import StringIO
from itertools import pairwise

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from tests import factories, figure_factories
from tests.conftest import Publish
from tracker.catalogue.files import FILES, File
from tracker.catalogue.listing.column import with_columns
from tracker.catalogue.people.filter import PeopleFilter
from tracker.exports.formats.register import formats_of
from tracker.website.about.parameter_groups import parameter_groups

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])
FOLLOWED = re.compile(r'href="(/[^"#]*)(?:#([^"]*))?"')


def page(public: Client, path: str) -> str:
    answer = public.get(path)
    assert answer.status_code == 200, answer.content
    return " ".join(html.unescape(answer.content.decode()).split())


def body(public: Client, path: str) -> bytes:
    """What stands there, of a file too."""
    answer = public.get(path)
    assert answer.status_code == 200, path
    return b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def something(published: Publish) -> None:
    unit = factories.unit("Wolf Regiment")
    published(unit, figure_factories.figure(100), figure_factories.statement())
    published(factories.person("Bimal", nationalities=["NP"], contracts=[{"side": "RU", "unit": unit}]))


CHARTS = {"timeline.csv", "map.csv", "people-by.csv"}
"""Files with the numbers of a chart, to which the chart leads."""


def test_every_file_of_the_site_is_in_the_register_and_on_the_page(public: Client) -> None:
    routes = {str(pattern.pattern) for pattern in get_resolver("tracker.website.urls").url_patterns}
    of_lists = {f"{file.name}.csv" for file in FILES}
    assert {route for route in routes if route.endswith(".csv")} == of_lists | CHARTS
    shown = page(public, "/download/")
    for file in FILES:
        assert f'<a href="/{file.name}.csv">{file.name}.csv</a>' in shown
        assert str(file.one_row) in shown
        assert f'href="/download/{file.name}/"' in shown
        for made in formats_of(file):
            assert f'href="/{file.name}.{made.ending}"' in shown


def test_every_column_is_explained_with_its_values_and_what_carries_it(public: Client) -> None:
    for file in FILES:
        shown = page(public, f"/download/{file.name}/")
        assert str(file.one_row) in shown
        assert shown.index("NA is Namibia") < shown.index(">Column<"), "traps come first"
        for column in file.columns:
            assert f"<code>{column.name}</code>" in shown, (file.name, column.name)
            assert str(column.meaning) in shown
            assert all(f"<code>{value}</code>" in shown for value in column.closed_list), column.name
            assert all(f"<code>{claim}</code>" in shown for claim in column.rests_on), column.name
    assert public.get("/download/nothing/").status_code == 404


def test_values_of_closed_lists_are_of_these(public: Client) -> None:
    nothing = {"", None, "not_published"}
    for file in FILES:
        for row in with_columns(file.rows(file.filter_set.of()), file.columns):
            for column in file.columns:
                value = row[f"column_{column.name}"]
                if column.values:
                    several = set(value) if column.is_list else {value}
                    assert several - nothing <= set(column.closed_list), (file.name, column.name)


def test_files_of_people_stand_under_people(public: Client) -> None:
    shown = page(public, "/download/")
    heads = [
        shown.index(f'id="{each}"') for each in ("people", "people.csv", "fates.csv", "others", "units.csv", "form")
    ]
    assert heads == sorted(heads)


def test_every_file_on_the_page_is_written(public: Client) -> None:
    for file in FILES:
        head = body(public, f"/{file.name}.csv").split(b"\n")[0].decode()
        assert head == ",".join(column.name for column in file.columns)


def test_the_worked_calls_work(public: Client) -> None:
    calls = re.findall(r"curl (?:[^']*)'http://testserver([^']+)'", page(public, "/download/"))
    assert len(calls) == 3
    for path in calls:
        assert body(public, path)


def test_every_parameter_is_explained_with_an_example_that_works(public: Client) -> None:
    shown = page(public, "/method/filters/")
    named = set(re.findall(r'<th scope="row"><code>(\w+)</code></th>', shown))
    assert {*PeopleFilter.parameters(), "sort"} <= named
    for group in parameter_groups():
        for row in group.rows:
            assert row.name in named, (group.id, row.name)
    examples = re.findall(r'<a class="code" href="([^"]+)">', shown)
    assert len(examples) > 40
    for address in examples:
        assert public.get(address).status_code == 200, address


@pytest.mark.parametrize(
    "path",
    ["/", "/method/", "/download/", "/download/people/", "/units/", "/nationalities/", "/sources/", "/figures/"],
)
def test_every_link_of_a_page_leads_somewhere(public: Client, path: str) -> None:
    for address, anchor in set(FOLLOWED.findall(page(public, path))):
        if address.startswith("/static/"):
            continue
        found = body(public, address)
        assert not anchor or f'id="{anchor}"'.encode() in found, f"{address}#{anchor}"


def test_every_page_is_reached_from_the_foot_of_every_page_or_from_the_page_it_is_a_part_of(public: Client) -> None:
    routes = [str(pattern.pattern) for pattern in get_resolver("tracker.website.urls").url_patterns]
    pages = [route for route in routes if route.endswith("/") and "<" not in route and not route.startswith("embed/")]
    foot = page(public, "/").partition("<footer")[2]
    assert len(pages) >= 9
    for route in pages:
        whole, _slash, part = route.removesuffix("/").partition("/")
        assert f'href="/{route}' in (page(public, f"/{whole}/") if part else foot), route


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_file_has_a_list_of_the_same_rows(public: Client, published: Publish, file: File) -> None:
    first, second = figure_factories.figure(200), figure_factories.figure(300)
    figure_factories.link(first, "supersedes", second, note="A year later.")
    published(first, second)
    address = reverse(f"api-{file.name}", urlconf="tracker.config.urls_public")
    assert f'href="{address}"' in page(public, "/download/")
    in_file = list(csv.DictReader(StringIO(body(public, f"/{file.name}.csv").decode())))
    listed = public.get(address).json()["results"]
    assert [set(row) for row in listed] == [{column.name for column in file.columns}] * len(in_file)
    key = file.columns[0].name
    assert Counter(str(row[key]) for row in listed) == Counter(row[key] for row in in_file)


def test_links_of_figures_are_found_by_the_parameters_of_figures(public: Client, published: Publish) -> None:
    killed, recruited = figure_factories.figure(200, measure="killed"), figure_factories.figure(300)
    figure_factories.link(killed, "part_of", recruited, note="The dead of those.")
    figure_factories.link(recruited, "repeats", killed)
    published(killed, recruited)
    answer = public.get("/api/v1/figure-links/?measure=killed").json()
    words = {"figure": killed.reference, "kind": "part_of", "words": "part of", "other": recruited.reference}
    assert (answer["count"], answer["results"]) == (1, [words | {"note": "The dead of those."}])
    assert public.get("/api/v1/figure-links/?colour=red").status_code == 400


def test_links_of_figures_come_page_by_page(public: Client, published: Publish) -> None:
    figures = [figure_factories.figure(number) for number in range(1, 55)]
    for one, other in pairwise(figures):
        figure_factories.link(one, "supersedes", other)
    published(*figures)
    first = public.get("/api/v1/figure-links/").json()
    second = public.get(first["next"]).json()
    assert (first["count"], len(first["results"]), second["next"]) == (53, 50, None)
    walked = [row["figure"] for answer in (first, second) for row in answer["results"]]
    assert walked == sorted(figure.reference for figure in figures[:-1])
