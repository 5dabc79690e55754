"""What search engines are offered: every list, nationality and unit, and nobody."""

import re
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from django.urls import get_resolver
from pytest_django import DjangoCaptureOnCommitCallbacks

from tests import factories, figure_factories
from tests.conftest import Publish
from tests.levels import crowd, show
from tracker.accounts.models import User
from tracker.catalogue.files import FILES
from tracker.catalogue.models import Person
from tracker.publishing.actions import withdraw

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])
LOCATION = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def offered(public: Client) -> list[str]:
    answer = public.get("/sitemap.xml")
    assert answer.headers["Content-Type"] == "application/xml"
    found = [each.text or "" for each in ET.fromstring(answer.content).iter(LOCATION)]
    assert all(each.startswith("http://testserver/") for each in found)
    return [each.removeprefix("http://testserver") for each in found]


def test_every_page_without_parameters_is_offered_and_answers(published: Publish, public: Client) -> None:
    unit = factories.unit("Wolf Regiment")
    published(unit, factories.person("Adam Smith", nationalities=["NP"], services=[{"side": "RU", "unit": unit}]))
    published(figure_factories.figure(100, nationality_id="CM"))
    routes = [str(each.pattern) for each in get_resolver("tracker.website.urls").url_patterns]
    pages = [route for route in routes if not route.startswith("embed/")]
    lists = {f"/{route}" for route in pages if "<" not in route and (route.endswith("/") or not route)}
    records = {"/nationalities/NP/", "/nationalities/CM/", f"/units/{unit.reference}/"}
    records |= {f"/download/{file.name}/" for file in FILES}
    found = offered(public)
    assert set(found) == lists | records
    assert len(found) == len(set(found))
    for address in found:
        assert public.get(address).status_code == 200, address


def test_no_person_and_no_source_is_offered(published: Publish, public: Client) -> None:
    named = factories.person("Adam Smith", nationalities=["NP"], contracts=[{"side": "RU"}])
    published(named)
    show(*crowd(6))
    assert Person.objects.count() == 7
    assert not [address for address in offered(public) if re.match(r"/(people|sources)/.", address)]


def test_a_withdrawn_unit_is_no_longer_offered(
    published: Publish,
    public: Client,
    publisher: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    unit, draft = factories.unit("Wolf Regiment"), factories.unit("Bear Regiment")
    published(unit)
    assert f"/units/{unit.reference}/" in offered(public)
    assert draft.reference not in str(offered(public))
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(kind="unit", references=[unit.reference], by=publisher, reason="It was wrong.")
    assert unit.reference not in str(offered(public))


def test_crawlers_are_told_of_the_sitemap_and_asked_to_leave_copies_alone(public: Client) -> None:
    told = public.get("/robots.txt").content.decode().splitlines()
    assert told[0] == "User-agent: *"
    assert told[-1] == "Sitemap: http://testserver/sitemap.xml"
    assert {"Disallow: /api/", "Disallow: /*?", "Disallow: /*.csv$"} < set(told)


@pytest.mark.parametrize("path", ["/sitemap.xml?page=1", "/robots.txt?x=1"])
def test_neither_takes_parameters(public: Client, path: str) -> None:
    assert public.get(path).status_code == 400
