"""Time: all quarters of the war, each number a way to its people, and what was said and done in order below."""

import csv
import html
import re
from datetime import date
from io import StringIO
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from django.utils.timezone import localdate

from tests import factories, figure_factories
from tests.conftest import Publish
from tracker.catalogue.models import CountedCell
from tracker.website.timeline.axis import Axis

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])


def page(public: Client, path: str) -> str:
    answer = public.get(path)
    assert answer.status_code == 200, answer.content
    return " ".join(html.unescape(answer.content.decode()).split())


def row(shown: str, quarter: str) -> list[str]:
    """The cells of a quarter in the table, without marks."""
    found = re.search(rf'<th scope="row">{quarter}</th>(.*?)</tr>', shown)
    assert found, quarter
    return [re.sub("<[^>]+>", "", cell).strip() for cell in re.findall(r"<td.*?</td>", found[1])]


@pytest.fixture
def people(published: Publish) -> None:
    published(
        factories.person("A", nationalities=["NP"], contracts=[{"side": "RU", "signed_on": "2023-08"}]),
        factories.person(
            "B",
            nationalities=["NP"],
            contracts=[{"side": "UA", "signed_on": "2022-05-01"}, {"side": "RU", "signed_on": "[2023-07..2023-09]"}],
        ),
        factories.person("C", nationalities=["NP"], contracts=[{"side": "RU", "signed_on": "2024"}]),
        factories.person("D", nationalities=["IN"], contracts=[{"side": "RU", "signed_on": "2023-09~"}]),
        factories.person("E", nationalities=["IN"], services=[{"side": "RU"}]),
        factories.person("G", contracts=[{"side": "RU", "signed_on": "2023-08"}, {"side": "UA"}]),
    )


def test_every_quarter_of_the_war_stands_on_the_axis(people: None, public: Client) -> None:
    shown = page(public, "/timeline/")
    assert row(shown, "2022 Q1") == ["0", "0", "0"]
    assert row(shown, "2022 Q2") == ["1", "0", "1"]
    assert row(shown, "2023 Q3") == ["2", "3", "0"], "who signed for both sides stands once a side"
    quarters = re.findall(r'<th scope="row">(\d{4}) Q(\d)</th>', shown)
    first, last = int(quarters[0][0]), localdate()
    assert len(quarters) == 4 * (last.year - first) + (last.month + 2) // 3
    assert "1 person: the year only" in shown
    assert "1 person: a longer span, or uncertain" in shown
    assert row(shown, "In no quarter") == ["3", "3", "1"]
    assert row(shown, "All") == ["6", "6", "2"]
    assert "3 of them signed in a quarter that is known." in shown


def test_not_known_is_said_of_the_side(people: None, public: Client) -> None:
    shown = page(public, "/timeline/?side=UA")
    assert "Ukraine's side</b>: <a" in shown
    assert "1 person: no dated contract is known" in shown, "G, whose contract with the other side has a date"
    assert "1 person" in page(public, "/people/?side=UA&contract_within=unknown&contract_mode=first")


def test_the_bars_have_the_heights_of_their_numbers(people: None, public: Client) -> None:
    picture = ET.fromstring(public.get("/timeline.svg?side=RU").content)
    bars = [(each.get("x"), each.get("height")) for each in picture.iter("{http://www.w3.org/2000/svg}rect")]
    assert ("61", "100.0") in bars, "three people in the third quarter of the second year, the highest bar"
    assert "1 person: the year only" in "".join(picture.itertext())


def test_the_numbers_can_be_taken_away(people: None, public: Client) -> None:
    answer = public.get("/timeline.csv?nationality=NP")
    rows = list(csv.DictReader(StringIO(answer.content.decode())))
    assert answer["Content-Type"].startswith("text/csv")
    of_russia = {each["contract_from"] or each["date"]: int(each["people"]) for each in rows if each["side"] == "RU"}
    assert {name: number for name, number in of_russia.items() if number} == {"2023-07": 2, "year": 1}
    assert sum(of_russia.values()) == 3


def test_people_of_the_tables_are_a_lighter_part_until_another_filter_is_on(people: None, public: Client) -> None:
    for nationality, column, number in (("NP", "[2023-07..2023-09]", 7), ("NP", "unknown", 9), ("KE", "unknown", 5)):
        CountedCell.objects.create(table="nationality_quarter", row=nationality, column=column, people=number)
    shown = page(public, "/timeline/?nationality=NP")
    assert row(shown, "2023 Q3") == ["1", "7", "2", "0"]
    assert "The lighter part of a bar is people who stand only in tables." in shown
    assert "9 people in tables: quarter not known" in shown
    filtered = page(public, "/timeline/?fate=killed")
    assert "In tables only" not in filtered
    assert "People who stand only in tables are left out" in filtered
    assert "left out" not in page(public, "/timeline/")


def test_what_was_said_and_done_stands_below_in_order(published: Publish, public: Client) -> None:
    published(
        figure_factories.statement(on="2024-03-02", nationality_id="NP", summary="Said second."),
        figure_factories.statement(on="[..2023-01-05]", nationality_id="NP", summary="Said first, by that day."),
        figure_factories.statement(on="2025", nationality_id="IN", summary="Said in a year."),
    )
    shown = page(public, "/timeline/")
    assert "3 statements" in shown
    assert shown.index("Said first") < shown.index("Said second") < shown.index("Said in a year")
    assert "1 entry has no mark above" in shown
    of_nepal = page(public, "/timeline/?nationality=NP")
    assert "2 statements" in of_nepal
    assert "Said in a year" not in of_nepal
    link = re.search(r'href="(/statements/[^"]*)">2 statements', of_nepal)
    assert link
    assert "2 statements" in page(public, link[1])


def test_events_come_page_by_page(published: Publish, public: Client) -> None:
    published(*(figure_factories.statement(on=f"2024-01-{day:02}", summary=f"Number {day}.") for day in range(1, 26)))
    first = page(public, "/timeline/")
    assert "Number 20." in first
    assert "Number 21." not in first
    link = re.search(r'href="([^"]+)" rel="next"', first)
    assert link
    second = page(public, link[1].partition("#")[0])
    assert "Number 21." in second
    assert "Number 20." not in second
    assert "Back to the first ones" in page(public, "/timeline/?cursor=500")


@pytest.mark.parametrize("query", ["side=XX", "colour=red", "cursor=x", "cursor=-1", "cursor=99999999999999999999"])
def test_what_cannot_be_used_is_named_and_the_form_is_kept(query: str, public: Client) -> None:
    answer = public.get(f"/timeline/?{query}&nationality=NP")
    assert answer.status_code == 400
    text = answer.content.decode()
    assert query.partition("=")[0] in text
    assert 'action="/timeline/"' in text
    assert public.get(f"/timeline.csv?{query.replace('cursor', 'colour')}").status_code == 400


def test_the_chart_stands_on_home_nationality_and_unit_pages(published: Publish, public: Client) -> None:
    unit = factories.unit("1st Made-up Regiment")
    published(
        unit, factories.person("A", nationalities=["NP"], contracts=[{"side": "RU", "unit": unit, "signed_on": "2023"}])
    )
    for path in ("/", "/nationalities/NP/", f"/units/{unit.reference}/"):
        shown = page(public, path)
        assert "1 person: the year only" in shown, path
        assert "/timeline.csv" in shown, path


def test_without_anybody_in_a_quarter_a_sentence_stands_for_the_drawing_and_its_table(
    published: Publish, public: Client
) -> None:
    for _round in range(2):
        shown = page(public, "/timeline/?nationality=IN")
        assert "so there is nothing to draw." in shown
        assert 'class="drawn"' not in shown
        assert "The same numbers as a table" not in shown
        published(factories.person(nationalities=["IN"], contracts=[{"side": "RU"}]))
    assert "2 people: no dated contract is known" in page(public, "/timeline/?nationality=IN")


def test_one_side_alone_is_drawn_once_both_with_each_other(published: Publish, public: Client) -> None:
    published(factories.person(nationalities=["IN"], contracts=[{"side": "UA", "signed_on": "2023-08"}]))
    assert "Either side" not in page(public, "/timeline/")
    published(factories.person(nationalities=["IN"], contracts=[{"side": "RU", "signed_on": "2023-08"}]))
    assert "Either side, each person once" in page(public, "/timeline/")


def test_a_day_lies_in_its_place_on_the_axis() -> None:
    axis = Axis(range(2022, 2024), (2023, 2))
    assert axis.place(date(2022, 1, 1)) == pytest.approx(0, abs=0.1)
    assert axis.place(date(2022, 12, 31)) == pytest.approx(40, abs=0.1)
    assert axis.place(date(2021, 12, 31)) is None
