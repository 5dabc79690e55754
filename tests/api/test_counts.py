"""People counted by facets: each number is that of the list behind it."""

import pytest
from django.test import Client

from tests import factories
from tests.conftest import Publish
from tests.levels import crowd, show
from tracker.catalogue.people import grouped

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])


@pytest.fixture
def some(published: Publish) -> None:
    published(
        factories.person("A", nationalities=["NP"], contracts=[{"side": "RU"}], sex="M"),
        factories.person("B", nationalities=["NP", "IN"], contracts=[{"side": "RU"}]),
        factories.person("C", nationalities=["GB"], contracts=[{"side": "UA"}], sex="F"),
        factories.person("D"),
    )
    show(*crowd(5))


def cells(public: Client, query: str) -> list[dict[str, object]]:
    answer = public.get(f"/api/v1/people/counts/?{query}")
    assert answer.status_code == 200, answer.content
    found: list[dict[str, object]] = answer.json()["cells"]
    return found


@pytest.mark.parametrize(
    "query",
    [
        "by=nationality",
        "by=nationality&by=side",
        "by=side,fate",
        "by=region&by=level",
        "by=stratum&by=side&nationality=NP",
        "by=nationality&nationality=NP",
        "by=found_in&by=sex&side=RU",
        "by=unit&by=evidence",
        "by=fate&q=A",
    ],
)
def test_each_cell_is_the_number_of_its_list(public: Client, some: None, query: str) -> None:
    found = cells(public, query)
    assert found
    for cell in found:
        listed = public.get(str(cell["list"]).removeprefix("http://testserver")).json()
        assert listed["counts"]["recorded"]["people"] == cell["people"], cell
        assert cell["people"]


def test_one_facet_counts_as_the_list_does(public: Client, some: None) -> None:
    facets = public.get("/api/v1/people/").json()["facets"]
    for name in grouped.GROUPABLE:
        counted = {str(cell[name]): cell["people"] for cell in cells(public, f"by={name}")}
        assert counted == {row["value"]: row["people"] for row in facets[name] if row["people"]}, name


def test_a_person_of_two_nationalities_stands_in_two_cells(public: Client, some: None) -> None:
    answer = public.get("/api/v1/people/counts/?by=nationality&level=named").json()
    assert {cell["nationality"]: cell["people"] for cell in answer["cells"]} == {
        "GB": 1,
        "IN": 1,
        "NP": 2,
        "unknown": 1,
    }
    assert answer["people"] == 4


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("", "by"),
        ("by=", "by"),
        ("by=source", "by"),
        ("by=name", "by"),
        ("by=side&by=side", "by"),
        ("by=side&by=fate&by=sex", "by"),
        ("by=side&nationality=ZZ", "nationality"),
        ("by=side&colour=red", "colour"),
        ("by=%00", "by"),
    ],
)
def test_what_cannot_be_counted_is_named(public: Client, query: str, named: str) -> None:
    answer = public.get(f"/api/v1/people/counts/?{query}")
    assert answer.status_code == 400
    assert answer.json()["parameters"][0]["name"] == named


def test_too_many_cells_are_refused(public: Client, some: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grouped, "MOST_CELLS", 3)
    answer = public.get("/api/v1/people/counts/?by=nationality&by=side")
    assert answer.status_code == 400
    assert "Filter more" in answer.json()["parameters"][0]["message"]
