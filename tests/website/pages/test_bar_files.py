"""Bars to take away: the numbers of a page's chart as a file, and as a picture."""

import csv
import html
import re
from io import StringIO
from xml.etree import ElementTree as ET

import pytest
from django.test import Client

from tests import factories
from tests.conftest import Publish
from tracker.website.people import people_bars

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])


@pytest.fixture
def people(published: Publish) -> None:
    published(*(factories.person(nationalities=[code]) for code in ("NP", "NP", "NP", "IN")))


def test_each_chart_of_a_page_leads_to_its_numbers(people: None, public: Client) -> None:
    shown = html.unescape(public.get("/nationalities/NP/").content.decode())
    files = re.findall(r'href="(/people-by\.csv[^"]+)"', shown)
    assert "/people-by.csv?by=fate&nationality=NP" in files
    answer = public.get("/people-by.csv?by=fate&nationality=NP")
    assert [list(row.values()) for row in csv.DictReader(StringIO(answer.content.decode()))] == [
        ["killed", "Killed", "3"]
    ]
    assert 'filename="people-by-fate-nationality-NP-generation-' in answer["Content-Disposition"]
    assert "/people-by.svg?by=nationality" in html.unescape(public.get("/").content.decode())


def test_the_picture_has_bars_as_long_as_their_numbers_and_says_what_it_is_not(people: None, public: Client) -> None:
    answer = public.get("/people-by.svg?by=nationality")
    assert answer["Content-Type"] == "image/svg+xml"
    picture = ET.fromstring(answer.content)
    words = " ".join("".join(picture.itertext()).split())
    assert "All documented people" in words
    assert "Not a death rate" not in words
    widths = [each.get("width") for each in picture.iter("{http://www.w3.org/2000/svg}rect")]
    assert widths == ["760", "400.0", "133.3"]
    assert "Not a death rate" in public.get("/people-by.svg?by=fate").content.decode()


@pytest.mark.parametrize("query", ["", "by=source", "by=x", "by=fate&by=side", "by=fate&colour=red", "by=fate&side=XX"])
def test_what_cannot_be_used_is_named(query: str, public: Client) -> None:
    for ending in ("csv", "svg"):
        answer = public.get(f"/people-by.{ending}?{query}")
        assert answer.status_code == 400
        assert answer.content.decode().startswith(query.rpartition("&")[2].partition("=")[0] or "by")


def test_of_many_values_a_page_shows_those_of_most_people_and_says_where_the_others_are(
    monkeypatch: pytest.MonkeyPatch, published: Publish, public: Client
) -> None:
    monkeypatch.setattr(people_bars, "_SHOWN", 1)
    monkeypatch.setattr(people_bars, "_MOST", 2)
    published(*(factories.person(f"Person {code}", nationalities=[code]) for code in ("NP", "IN", "CU", "GH")))
    shown = " ".join(public.get("/").content.decode().split())
    assert "2 more, of fewer people each, stand in the data." in shown
    assert public.get("/people-by.csv?by=nationality").content.decode().count("\r\n") == 5
