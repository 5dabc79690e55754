"""The tree of units and their pages: whose number is whose, and where it leads."""

import csv
import html
import re
from io import StringIO
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import factories, figure_factories
from tests.conftest import Publish
from tracker.catalogue.people.postings import index
from tracker.figures.models import StatementSubject
from tracker.people.models import Contract
from tracker.publishing.actions import withdraw
from tracker.units.models import Unit, UnitCitation, UnitName, UnitParent, UnitStatus
from tracker.vocabulary.claims import ClaimStatus

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])
COUNTED = re.compile(r'<a href="(/people/\?[^"]*unit=[^"]*)"[^>]*>(\d+)')


def page(public: Client, path: str) -> str:
    answer = public.get(path)
    assert answer.status_code == 200, answer.content
    return " ".join(html.unescape(answer.content.decode()).split())


def rows(public: Client, path: str) -> list[dict[str, str]]:
    body = b"".join(public.get(path).streaming_content).decode()  # type: ignore[attr-defined]
    return list(csv.DictReader(StringIO(body)))


@pytest.fixture
def army(published: Publish) -> dict[str, Unit]:
    """A force, two divisions below it, and a regiment that belonged to both."""
    force = factories.unit("Ground Forces", kind="force")
    first = factories.unit("First Division", parents=[force], kind="division")
    second = factories.unit("Second Division", parents=[force], kind="division")
    regiment = factories.unit("Wolf Regiment", parents=[first, second], military_unit_number="91701")
    legion = factories.unit("Foreign Legion", kind="legion", territory_id="UA")
    published(force, first, second, regiment, legion)
    published(
        factories.person("A", nationalities=["NP"], contracts=[{"side": "RU", "force": force, "unit": regiment}]),
        factories.person("B", nationalities=["NP", "IN"], services=[{"side": "RU", "unit": first}]),
        factories.person("C", nationalities=["CU"], contracts=[{"side": "RU", "force": force}]),
    )
    return {"force": force, "first": first, "second": second, "regiment": regiment, "legion": legion}


def test_people_below_count_once_in_every_unit_above(army: dict[str, Unit], public: Client) -> None:
    numbers = {
        row["name"]: (row["people_within"], row["people_directly"], len(row["above"].split(";")))
        for row in rows(public, "/units.csv")
        if row["side"] == "RU"
    }
    assert numbers == {
        "Ground Forces": ("3", "2", 1),
        "First Division": ("2", "1", 1),
        "Second Division": ("1", "0", 1),
        "Wolf Regiment": ("1", "1", 3),
    }


def test_every_number_of_the_tree_leads_to_as_many_people(army: dict[str, Unit], public: Client) -> None:
    links = COUNTED.findall(page(public, "/units/"))
    assert len(links) == 9
    for path, number in links:
        assert f"<strong>{number} {'person' if number == '1' else 'people'}</strong>" in page(public, path), path


def test_a_unit_of_two_parents_stands_under_each(army: dict[str, Unit], public: Client) -> None:
    shown = page(public, "/units/")
    assert shown.count(f'href="/units/{army["regiment"].reference}/"') == 2
    assert shown.index("On Russia's side") < shown.index("On Ukraine's side") < shown.index("Foreign Legion")


def test_a_filter_keeps_what_stands_above_the_unit_found(army: dict[str, Unit], public: Client) -> None:
    shown = page(public, "/units/?q=wolf")
    assert "<strong>1 unit</strong>" in shown
    assert "Ground Forces" in shown
    assert "Foreign Legion" not in shown
    assert [row["name"] for row in rows(public, "/units.csv?q=wolf")] == ["Wolf Regiment"]
    assert [row["name"] for row in rows(public, "/units.csv?q=91701")] == ["Wolf Regiment"]
    assert [row["name"] for row in rows(public, "/units.csv?side=UA&kind=legion")] == ["Foreign Legion"]
    reference = army["legion"].reference
    assert [row["name"] for row in rows(public, f"/units.csv?q={reference.lower()}")] == ["Foreign Legion"]


def test_a_unit_of_two_statuses_is_found_and_counted_under_each(published: Publish, public: Client) -> None:
    brigade, other = factories.unit("Vostok"), factories.unit("Other")
    for status, since in (("self_declared_republic", "2014"), ("regular", "2023")):
        claim = UnitStatus.objects.create(
            unit=brigade, formation_status=status, from_on=since, status=ClaimStatus.ACCEPTED
        )
        UnitCitation.objects.create(unit=brigade, source=factories.source(), unitstatus=claim)
    published(brigade, other)
    for status, name in (("self_declared_republic", "Vostok"), ("regular", "Vostok"), ("unknown", "Other")):
        assert [row["name"] for row in rows(public, f"/units.csv?status={status}")] == [name]
    counted = public.get("/api/v1/units/").json()["facets"]["status"]
    assert {value["value"]: value["count"] for value in counted} == {
        "regular": 1,
        "self_declared_republic": 1,
        "unknown": 1,
    }
    (row,) = rows(public, "/units.csv?status=regular")
    assert row["formation_statuses"] == "self_declared_republic 2014/;regular 2023/"


@pytest.mark.parametrize("address", ["/units/", "/units.csv", "/api/v1/units/"])
@pytest.mark.parametrize(
    "query", ["colour=red", "kind=army_group", "side=XX", "status=retired", "reference=U-AAAAAA", "q=a&q=b"]
)
def test_what_cannot_be_answered_is_refused_by_name(public: Client, address: str, query: str) -> None:
    answer = public.get(f"{address}?{query}")
    assert answer.status_code == 400
    assert query.partition("=")[0] in answer.content.decode()


def test_page_file_and_api_have_the_same_units(army: dict[str, Unit], public: Client) -> None:
    for query in ("", "?side=RU", "?kind=division&kind=legion", "?q=division"):
        listed = [row["reference"] for row in public.get(f"/api/v1/units/{query}").json()["results"]]
        assert sorted(listed) == [row["reference"] for row in rows(public, f"/units.csv{query}")]
        assert f"<strong>{len(listed)} unit" in page(public, f"/units/{query}")


def test_a_unit_has_its_names_parents_and_children_with_their_sources(published: Publish, public: Client) -> None:
    division = factories.unit("Division", kind="division")
    regiment = factories.unit("Regiment", public_note="Raised in 2023.")
    under = UnitParent.objects.create(unit=regiment, parent=division, from_on="2023-09", status=ClaimStatus.ACCEPTED)
    native = UnitName.objects.create(unit=regiment, text="Полк", language="ru", kind="native", status="accepted")
    cited = factories.source(publisher="Gazette")
    UnitCitation.objects.create(unit=regiment, source=cited, unitparent=under)
    UnitCitation.objects.create(unit=regiment, source=cited, unitname=native)
    published(division, regiment)
    shown = page(public, f"/units/{regiment.reference}/")
    assert '<bdi lang="ru">Полк</bdi>' in shown
    assert "In its own language" in shown
    assert "the person" not in shown
    assert "Raised in 2023." in shown
    assert f'<a href="/units/{division.reference}/"><bdi>Division</bdi></a>' in shown
    assert "September 2023" in shown
    assert "Gazette" in shown
    below = page(public, f"/units/{division.reference}/")
    assert f'<a href="/units/{regiment.reference}/"><bdi>Regiment</bdi></a>' in below
    assert "Gazette" in below


def test_a_units_breakdowns_lead_to_as_many_people(army: dict[str, Unit], public: Client, published: Publish) -> None:
    published(
        *(
            factories.person(
                nationalities=["NP"], contracts=[{"side": "RU", "unit": army["first"], "signed_on": signed}]
            )
            for signed in ("2023-08", "2023-09-14", "2023", "[2023-12..2024-01]", "2024~")
        )
    )
    shown = page(public, f"/units/{army['first'].reference}/")
    links = COUNTED.findall(shown)
    assert len(links) > 8
    for path, number in links:
        assert f"<strong>{number} {'person' if number == '1' else 'people'}</strong>" in page(public, path), path
    assert re.search(r"2023 Q3</th> <td[^>]*> <a [^>]*>2</a>", shown)
    assert "1 person: the year only" in shown
    assert "2 people: a longer span, or uncertain" in shown
    assert "this is not a death rate" in shown


def test_a_unit_names_those_who_served_there(published: Publish, public: Client) -> None:
    unit = factories.unit("Legion")
    people = [
        factories.person(f"Person {number}", nationalities=["NP"], contracts=[{"side": "UA", "unit": unit}])
        for number in range(11)
    ]
    published(unit, *people)
    served = page(public, f"/units/{unit.reference}/").partition('id="served"')[2].partition("</section>")[0]
    assert served.count("<li>") == 10
    assert "Nepal" in served
    assert f'<a href="/people/?unit={unit.reference}">All of them: 11 people</a>' in served


def test_a_unit_without_people_says_so_once(army: dict[str, Unit], public: Client) -> None:
    shown = page(public, f"/units/{army['legion'].reference}/")
    assert shown.count("Nobody") == 1
    assert "Nobody in this unit, or in one below it, is documented here yet." in shown
    assert "Nobody" not in page(public, f"/units/{army['second'].reference}/")


def test_statements_about_a_unit_stand_on_its_page(published: Publish, public: Client) -> None:
    unit, statement = factories.unit("Contingent"), figure_factories.statement("It fought there.")
    StatementSubject.objects.create(statement=statement, unit=unit)
    published(unit, statement)
    assert "It fought there." in page(public, f"/units/{unit.reference}/")
    assert public.get(f"/api/v1/units/{unit.reference}/").json()["statements"] == [statement.reference]


def test_a_draft_unit_is_nowhere(army: dict[str, Unit], public: Client) -> None:
    paths = ("/units/", f"/units/{army['force'].reference}/", "/api/v1/units/")
    before = [public.get(path).content for path in paths], rows(public, "/units.csv")
    draft = factories.unit("Canary", parents=[army["force"]])
    assert ([public.get(path).content for path in paths], rows(public, "/units.csv")) == before
    assert public.get(f"/units/{draft.reference}/").status_code == 404
    assert public.get(f"/api/v1/units/{draft.reference}/").status_code == 404


def test_a_withdrawn_unit_is_gone(
    army: dict[str, Unit], public: Client, reviewer: Any, django_capture_on_commit_callbacks: Any
) -> None:
    reference = army["legion"].reference
    with django_capture_on_commit_callbacks(execute=True):
        withdraw(kind="unit", references=[reference], by=reviewer, reason="Made up.", public_note="")
    assert public.get(f"/units/{reference}/").status_code == 410
    assert public.get(f"/api/v1/units/{reference}/").status_code == 410
    assert "Foreign Legion" not in page(public, "/units/")


@pytest.mark.parametrize("path", ["/units/U-AAAAAA/", "/units/%00/", "/units/P-7K2M9Q/"])
def test_what_is_no_public_unit_is_not_found(public: Client, path: str) -> None:
    assert public.get(path).status_code == 404


def test_more_units_and_people_need_no_more_queries(army: dict[str, Unit], public: Client, published: Publish) -> None:
    paths = ("/units/", f"/units/{army['force'].reference}/", f"/api/v1/units/{army['force'].reference}/")

    def queries(path: str) -> int:
        # What this process has read once it does not ask again.
        index._kept.clear()
        with CaptureQueriesContext(connections["catalogue"]) as captured:
            public.get(path)
        return len(captured)

    few = [queries(path) for path in paths]
    more = [factories.unit(f"Unit {number}", parents=[army["force"]]) for number in range(6)]
    published(*more)
    published(*(factories.person(contracts=[{"side": "RU", "unit": each}], nationalities=["NP"]) for each in more))
    assert Contract.objects.count() > 6
    assert [queries(path) for path in paths] == few
