"""The download and method pages say what the registers say, and what they promise works."""

import html
import re

import pytest
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse

from tests import factories, figure_factories
from tests.conftest import Publish
from tracker.catalogue.files import FILES
from tracker.catalogue.filters import PEOPLE_PARAMETERS
from tracker.website.list_parameters import list_parameters

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


def test_every_file_of_the_site_is_in_the_register_and_on_the_page(public: Client) -> None:
    routes = {str(pattern.pattern) for pattern in get_resolver("tracker.website.urls").url_patterns}
    assert {route for route in routes if route.endswith(".csv")} == {f"{file.name}.csv" for file in FILES}
    shown = page(public, "/download/")
    for file in FILES:
        assert f'<a href="/{file.name}.csv">{file.name}.csv</a>' in shown
        assert file.one_row in shown
        for column in file.columns:
            assert f"<code>{column.name}</code>" in shown, (file.name, column.name)
            assert column.meaning in shown


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
    shown = page(public, "/method/")
    named = set(re.findall(r'<th scope="row"><code>(\w+)</code></th>', shown))
    assert {*PEOPLE_PARAMETERS, "sort"} <= named
    for group in list_parameters():
        for row in group.rows:
            assert row.name in named, (group.id, row.name)
    examples = re.findall(r'<a class="code" href="([^"]+)">', shown)
    assert len(examples) > 40
    for address in examples:
        assert public.get(address).status_code == 200, address


@pytest.mark.parametrize(
    "path", ["/", "/method/", "/download/", "/units/", "/nationalities/", "/sources/", "/figures/"]
)
def test_every_link_of_a_page_leads_somewhere(public: Client, path: str) -> None:
    for address, anchor in set(FOLLOWED.findall(page(public, path))):
        if address.startswith("/static/"):
            continue
        found = body(public, address)
        assert not anchor or f'id="{anchor}"'.encode() in found, f"{address}#{anchor}"


def test_every_page_is_reached_from_the_foot_of_every_page(public: Client) -> None:
    lists = [
        str(pattern.pattern)
        for pattern in get_resolver("tracker.website.urls").url_patterns
        if str(pattern.pattern).endswith("/") and "<" not in str(pattern.pattern)
    ]
    foot = page(public, "/").partition("<footer")[2]
    assert len(lists) >= 9
    for route in lists:
        assert f'href="/{route}"' in foot, route


def test_an_api_list_stands_beside_every_file_that_has_one(public: Client) -> None:
    shown = page(public, "/download/")
    for file in FILES:
        try:
            address = reverse(f"api-{file.name}", urlconf="tracker.config.urls_public")
        except NoReverseMatch:
            assert file.name == "figure-links"
            continue
        assert f'href="{address}"' in shown
