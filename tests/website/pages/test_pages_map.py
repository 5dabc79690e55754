"""The map: each number the list behind it, what cannot be drawn beside it, the same as table, file and picture."""

import csv
import html
import re
from io import StringIO
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.test import Client

from tests import factories, figure_factories
from tests.conftest import Publish
from tracker.catalogue.models import CountedCell
from tracker.catalogue.people.filter import PeopleFilter
from tracker.website.map.drawing import drawing
from tracker.website.map.people_map import people_map

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])
SVG = "{http://www.w3.org/2000/svg}"


def page(public: Client, path: str, status: int = 200) -> str:
    answer = public.get(path)
    assert answer.status_code == status, answer.content
    return " ".join(html.unescape(answer.content.decode()).split())


def rows(public: Client, path: str) -> dict[str, dict[str, str]]:
    answer = public.get(path)
    assert answer["Content-Type"].startswith("text/csv")
    return {row["nationality"]: row for row in csv.DictReader(StringIO(answer.content.decode()))}


@pytest.fixture
def people(published: Publish) -> None:
    published(
        *(factories.person(nationalities=["NP"], contracts=[{"side": "RU"}]) for _ in range(3)),
        factories.person(nationalities=["NP", "IN"], contracts=[{"side": "UA"}]),
        factories.person(nationalities=["UA-CRI"]),
        factories.person(nationalities=["MT"], fates=[{"kind": "killed"}]),
        factories.person(),
    )


def test_each_nationality_leads_to_its_people_from_map_and_table(people: None, public: Client) -> None:
    shown = page(public, "/map/")
    assert 'All documented people (<a href="/people/"><b>7 people</b></a>)' in shown
    assert '<a href="/people/?nationality=NP" tabindex="-1"><title>Nepal: 4 people</title><path class="n2"' in shown
    assert '<a href="/people/?nationality=NP">4 people</a>' in shown
    assert "1: 4 countries" not in shown, "what has no shape has no colour"
    assert "1: 2 countries" in shown
    assert "2 and more: 1 country" in shown
    assert "4 people" in page(public, "/people/?nationality=NP")


def test_what_has_no_shape_stands_beside_the_map_with_its_number(people: None, public: Client) -> None:
    shown = page(public, "/map/")
    beside = re.search(r"Not on the map: (.*?)</p>", shown)
    assert beside
    links = dict(re.findall(r'<a href="([^"]+)">([^<]+)</a>', beside[1]))
    assert links == {
        "/people/?nationality=UA-CRI": "Crimea: 1 person",
        "/people/?nationality=unknown": "Not known: 1 person",
    }
    assert ">Not on the map</th>" in shown
    assert rows(public, "/map.csv")["UA-CRI"] == {
        "nationality": "UA-CRI",
        "name": "Crimea",
        "is_drawn": "false",
        "people": "1",
    }


def test_the_map_obeys_filters_and_shows_only_nationalities_asked_for(people: None, public: Client) -> None:
    assert {code: row["people"] for code, row in rows(public, "/map.csv?side=RU").items()} == {"NP": "3"}
    assert set(rows(public, "/map.csv?nationality=IN")) == {"IN"}
    shown = page(public, "/map/?side=RU")
    assert 'href="/people/?nationality=NP&side=RU"' in shown
    assert 'href="/map.csv?side=RU"' in shown


def test_people_of_the_tables_are_counted_beside_the_map_until_they_cannot_be(people: None, public: Client) -> None:
    CountedCell.objects.create(table="nationality_quarter", row="KE", column="unknown", people=7)
    assert "7 people only in tables" in page(public, "/map/")
    assert "only in tables" not in page(public, "/map/?nationality=NP")
    assert "People who stand only in tables are left out" in page(public, "/map/?fate=killed")


def test_of_figures_the_latest_on_each_country_is_shown(published: Publish, public: Client) -> None:
    of_killed: dict[str, Any] = {"measure": "killed", "side": "RU"}
    published(
        figure_factories.figure(12, **of_killed, nationality_id="NP", as_of="2023-05"),
        latest := figure_factories.figure(40, **of_killed, nationality_id="NP", as_of="2024-05", qualifier="at_least"),
        figure_factories.figure(900, **of_killed),
        figure_factories.figure(5, **of_killed | {"side": "UA"}, nationality_id="IN"),
    )
    shown = page(public, "/map/?measure=killed&side=RU")
    assert f'<a href="/figures/?reference={latest.reference}" tabindex="-1"><title>Nepal: at least 40 people' in shown
    assert ">≥40</text>" in shown
    assert "1 figure on all countries together" in shown
    found = rows(public, "/map.csv?measure=killed&side=RU")
    assert {code: (row["low"], row["figure"]) for code, row in found.items()} == {"NP": ("40", latest.reference)}
    offered = re.findall(r'href="(/map/\?measure=[^"]+)">([^<]+)<', shown.partition('id="results"')[0])
    assert offered == [
        ("/map/?measure=killed&side=RU", "Killed: 1 country"),
        ("/map/?measure=killed&side=UA", "Killed: 1 country"),
    ]


@pytest.mark.parametrize(
    "query",
    [
        "side=XX",
        "colour=red",
        "measure=XX&side=RU",
        "measure=killed",
        "measure=killed&side=RU&fate=killed",
        "measure=killed&measure=",
    ],
)
def test_what_cannot_be_used_is_named_and_the_form_is_kept(query: str, public: Client) -> None:
    text = page(public, f"/map/?{query}", 400)
    assert 'action="/map/"' in text
    for path in ("/map.csv", "/map.svg", "/embed/map/"):
        assert public.get(f"{path}?{query}").status_code == 400, path


def test_the_picture_says_what_it_shows_and_leads_on(people: None, public: Client) -> None:
    answer = public.get("/map.svg?side=RU")
    assert answer["Content-Type"] == "image/svg+xml"
    picture = ET.fromstring(answer.content)
    words = " ".join("".join(picture.itertext()).split())
    for part in ("People, side: Russia's", "Nepal: 3 people", "2 and more: 1 country", "Natural Earth"):
        assert part in words
    links = [each.get("href") for each in picture.iter(f"{SVG}a")]
    assert links == ["http://testserver/people/?nationality=NP&side=RU"]


def test_numbers_stand_on_the_map_where_none_covers_another(people: None, public: Client) -> None:
    shown: Any = drawing(people_map(PeopleFilter.of()).areas)
    places = [(int(x), int(y)) for x, y in re.findall(r'<text x="(\d+)" y="(\d+)"', shown.labels)]
    assert len(places) >= 2
    for number, (x, y) in enumerate(places):
        for other_x, other_y in places[:number]:
            assert abs(x - other_x) > 13 or abs(y - other_y) > 26


def test_before_anything_is_published_the_map_is_there_and_empty(public: Client) -> None:
    assert "No country has a number here." in page(public, "/map/")
    assert rows(public, "/map.csv") == {}
