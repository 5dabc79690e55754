"""The home page and the list of people, as a reader meets them."""

import html
import re
from pathlib import Path

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import factories
from tests.conftest import Publish
from tracker.catalogue.models import PERSON_CLAIMS
from tracker.catalogue.people.postings import index
from tracker.people.models import Name

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])
LISTS = (
    "people",
    "counted",
    "nationalities",
    "units",
    "figures",
    "statements",
    "state-actions",
    "sources",
    "legal-instruments",
)
CHECKOUT = Path(__file__).resolve().parents[2]
LINK = re.compile(r'<a[^>]*href="(/people/\?[^"]*|/people/)"[^>]*>\s*(?:<strong>)?([0-9,]+)(?:</strong>)?\s*<')


def page(reader: Client, path: str, status: int = 200) -> str:
    """The page as text, spaces folded."""
    response = reader.get(path)
    assert response.status_code == status, path
    return " ".join(html.unescape(response.content.decode()).split())


@pytest.fixture
def three(published: Publish) -> None:
    published(
        factories.person(
            "Adam Smith", nationalities=["GB", "US"], sex="M", contracts=[{"side": "RU", "signed_on": "2023-09"}]
        ),
        factories.person("Bimal Rai", nationalities=["NP"], services=[{"side": "RU"}]),
        factories.person("Carl Doe", nationalities=["US"], services=[{"side": "UA"}], contracts=[{"side": "UA"}]),
    )


def test_an_empty_catalogue_says_that_nothing_is_published(public: Client) -> None:
    assert "Nothing is published yet" in page(public, "/")
    assert "No published record matches" in page(public, "/people/")
    assert "How we count" in page(public, "/method/")


def test_every_number_of_the_home_page_leads_to_as_many_people(three: None, public: Client) -> None:
    links = LINK.findall(html.unescape(public.get("/").content.decode()))
    assert len(links) >= 8
    for path, number in links:
        assert f"<strong>{number} {'person' if number == '1' else 'people'}</strong>" in page(public, path), path


def test_headline_numbers_carry_their_day_and_the_publishers(three: None, public: Client) -> None:
    home = page(public, "/")
    assert home.count("As of <time") >= 4
    assert "of whom <b>0</b> as several independent publishers report" in home
    assert "this is not a death rate" in home


@pytest.mark.parametrize("name", LISTS)
def test_every_list_carries_its_day(three: None, public: Client, name: str) -> None:
    assert page(public, f"/{name}/").partition("<footer")[0].count("As of <time") == 1


def test_a_list_says_its_filter_in_words_and_as_chips(three: None, public: Client) -> None:
    shown = page(public, "/people/?nationality=US&side=RU")
    assert "<strong>1 person</strong>, nationality: United States; side: Russia's." in shown
    assert 'href="/people/?side=RU"' in shown
    assert 'href="/people/?nationality=US"' in shown
    assert "(2 in use)" in shown


def test_a_month_is_never_shown_as_its_first_day(three: None, public: Client) -> None:
    shown = page(public, "/people/?q=Adam")
    assert "September 2023" in shown
    assert "1 September 2023" not in shown


def test_no_contract_and_no_date_are_told_apart(three: None, public: Client) -> None:
    assert "No contract recorded" in page(public, "/people/?q=Bimal")
    assert "Date not known" in page(public, "/people/?q=Carl")


def test_a_name_found_by_another_spelling_says_which(published: Publish, public: Client) -> None:
    made = factories.person("Michael Gloss")
    factories.claim(Name, made, sources=[factories.source()], text="Майкл Глосс", kind="native", language="ru")
    published(made)
    assert '<bdi lang="ru">Майкл Глосс</bdi>' in page(public, "/people/?q=Глосс")


def test_a_searched_name_cannot_turn_the_words_around_it(three: None, public: Client) -> None:
    shown = page(public, "/people/?q=evil%E2%80%AEname")
    assert "with a name like “evilname”." in shown
    assert "<bdi>Name: evil\u202ename</bdi>" in shown
    assert "without “<bdi>Name: evil\u202ename</bdi>”" in shown


def test_an_empty_search_by_name_is_no_answer_either_way(three: None, public: Client) -> None:
    assert "We hold more than we publish, and cannot say whether a person is in it" in page(public, "/people/?q=Nobody")


def test_an_emptied_list_says_how_many_there_are_without_each_condition(three: None, public: Client) -> None:
    shown = page(public, "/people/?nationality=NP&side=UA")
    assert '<a href="/people/?side=UA">without “<bdi>Nationality: Nepal</bdi>”</a>: 1 person' in shown
    assert '<a href="/people/?nationality=NP">without “<bdi>Side: Ukraine\'s</bdi>”</a>: 1 person' in shown


def test_a_date_taken_out_takes_what_it_meant_with_it(three: None, public: Client) -> None:
    shown = page(public, "/people/?contract_from=2023&contract_within=possibly")
    assert '<a href="/people/"><span class="hidden">Remove: </span><bdi>Contract signed from: 2023</bdi>' in shown


def test_the_head_of_the_sorted_column_says_so(three: None, public: Client) -> None:
    shown = page(public, "/people/?sort=-contract")
    assert re.search(r'aria-sort="descending"> <a href="/people/\?sort=contract">First contract', shown)
    assert re.search(r'aria-sort="none"> <a href="/people/\?sort=name">Name', shown)


def test_further_pages_are_links_that_leave_nobody_out(published: Publish, public: Client) -> None:
    published(*(factories.person(f"Person Number {number:03d}") for number in range(27)))
    first = page(public, "/people/?sort=name")
    following = re.search(r'<a href="([^"]+)" rel="next">', first)
    assert following
    second = page(public, following[1])
    assert "Person Number 026" in second
    assert "Person Number 024" not in second
    assert 'rel="prev"' in second


def test_a_reader_who_has_the_page_is_told_so(three: None, public: Client) -> None:
    etag = public.get("/people/")["ETag"]
    assert public.get("/people/", headers={"If-None-Match": etag}).status_code == 304


@pytest.mark.parametrize("path", ["/", "/people/", "/people/?q=Person&nationality=NP"])
def test_more_people_need_no_more_queries(published: Publish, public: Client, path: str) -> None:
    def queries() -> int:
        # What this process has read once it does not ask again.
        index._kept.clear()
        with CaptureQueriesContext(connections["catalogue"]) as captured:
            page(public, path)
        return len(captured)

    published(factories.person("Person A", nationalities=["NP"], contracts=[{"side": "RU"}]))
    with_one = queries()
    published(*(factories.person(f"Person {letter}", nationalities=["NP"]) for letter in "BCDEFGHIJ"))
    assert queries() == with_one


def test_pages_need_no_inline_style_or_script_and_no_other_host(three: None, public: Client) -> None:
    for path in ("/", "/people/", "/method/", "/people/?x=1", "/nothing"):
        text = public.get(path).content.decode()
        assert not re.search(
            r"<script(?! src=\"/static/website/site\.js\" defer></script>)|<style|\sstyle=|\son[a-z]+=", text
        ), path
        loaded = re.findall(r'(?:src|<link[^>]*href)="([^"]+)"', text)
        assert all(address.startswith("/") for address in loaded), path


def test_the_style_sheet_stays_small() -> None:
    sheet = CHECKOUT / "tracker" / "website" / "static" / "website" / "site.css"
    assert sheet.stat().st_size <= 16_000


def test_a_sentence_reads_right_for_every_value(published: Publish, public: Client) -> None:
    published(factories.person("Adam Smith", nationalities=["US"]), factories.person("Bimal Rai", nationalities=["NP"]))
    shown = page(public, "/people/?side=unknown")
    assert "<strong>2 people</strong>, side: Not known." in shown
    shown = page(public, "/people/?q=Rai&nationality=NP&nationality=unknown")
    assert "<strong>1 person</strong> with a name like “Rai”, nationality: Nepal or Not known." in shown
    assert "<title> People with a name like “Rai”, nationality: Nepal or Not known – Foreign" in shown


def test_people_of_no_known_side_stand_in_the_table_of_sides(published: Publish, public: Client) -> None:
    published(
        factories.person("Adam Smith", nationalities=["US"], services=[{"side": "RU"}]),
        factories.person("Bimal Rai", nationalities=["NP"]),
        factories.person("Carl Doe", nationalities=["NP"]),
    )
    assert '<a href="/people/?side=unknown" aria-label="2: Side not known">2</a>' in page(public, "/")
    assert '<a href="/people/?nationality=NP&side=unknown"' in page(public, "/nationalities/NP/")
    assert "Side not known" not in page(public, "/nationalities/US/")


def test_one_is_no_plural(published: Publish, public: Client) -> None:
    codes = ("NP", "IN", "US", "GB", "CU", "CO", "ES", "TJ", "FR", "DE", "KE", "GH", "ML")
    published(*(factories.person(f"Person {code}", nationalities=[code]) for code in codes))
    assert "<summary>1 more nationality</summary>" in page(public, "/")


def order_of(reader: Client, query: str) -> list[str]:
    return re.findall(r'role="rowheader"><a href="[^"]+"><bdi>(\w+)', page(reader, f"/people/?{query}"))


def test_people_sort_by_the_day_of_their_fate_with_unknown_days_last(published: Publish, public: Client) -> None:
    fates = {
        "Early": "2022-05",
        "Late": "2024-11-02",
        "Never": "",
        "Between": "[2023-01..2023-03]",
        "Until": "[..2023]",
    }
    published(*(factories.person(name, fates=[{"kind": "killed", "on": on}]) for name, on in fates.items()))
    assert order_of(public, "sort=fate")[:3] == ["Early", "Between", "Late"]
    assert order_of(public, "sort=-fate")[:3] == ["Late", "Between", "Early"]
    answers = public.get("/api/v1/people/?sort=-fate").json()["results"]
    assert [row["name"] for row in answers] == order_of(public, "sort=-fate")
    assert re.search(r'aria-sort="ascending"> <a href="/people/\?sort=-fate">Fate', page(public, "/people/?sort=fate"))


def test_the_list_shows_units_or_what_sources_call_them(published: Publish, public: Client) -> None:
    regiment = factories.unit("1st Made-up Regiment")
    published(regiment)
    published(
        factories.person("Adam Smith", services=[{"side": "RU", "unit": regiment}]),
        factories.person("Bimal Rai", contracts=[{"side": "RU", "unit_as_stated": "2nd Bn"}]),
        factories.person("Carl Doe"),
    )
    cells = re.findall(r'data-head="Unit"><div>(.*?)</div>', page(public, "/people/"))
    named = f'<a href="/units/{regiment.reference}/">1st Made-up Regiment</a>'
    assert [each.strip() for each in cells] == [named, "<bdi>2nd Bn</bdi>", "Not known"]


def test_the_list_shows_the_contract_whose_date_can_be_first(published: Publish, public: Client) -> None:
    dates = {"Adam": ["", "[..2022]", "2024", "2023-09"], "Bela": ["", "[..2022]", "[..2021]"], "Carl": [""]}
    published(
        *(
            factories.person(name, contracts=[{"side": "RU", "signed_on": on} for on in signed])
            for name, signed in dates.items()
        )
    )
    cells = re.findall(r'data-head="First contract"><div>(.*?)</div>', page(public, "/people/"))
    assert [each.strip() for each in cells] == ["September 2023", "in or before 2022", "Date not known"]


def test_a_page_of_people_is_read_from_their_own_rows(published: Publish, public: Client) -> None:
    service = {"side": "RU", "unit_as_stated": "2nd Bn"}
    fates = [{"kind": "killed", "on": "2024-02"}]
    published(factories.person("Adam Smith", contracts=[{"side": "RU"}], services=[service], fates=fates))
    with CaptureQueriesContext(connections["catalogue"]) as queries:
        assert "2nd Bn" in page(public, "/people/?fate=killed")
    tables = {table for query in queries for table in re.findall(r'"(catalogue_\w+)"', query["sql"])}
    assert tables & {model._meta.db_table for model in PERSON_CLAIMS} == set()


def test_of_each_number_those_are_told_of_whom_several_publishers_report_that_very_thing(
    published: Publish, public: Client
) -> None:
    person = factories.person(
        "Adam Smith",
        nationalities=["NP"],
        contracts=[{"side": "RU", "signed_on": "2023-09"}],
        grants=[{"state": "granted", "territory_id": "RU"}],
    )
    factories.cite(person.fates.get(), factories.source())
    published(person)
    counts = public.get("/api/v1/people/").json()["counts"]
    several = {name: counts[name]["by_several"] for name in ("recorded", "foreign", "with_contract", "granted", "dead")}
    assert several == {"recorded": 1, "foreign": 0, "with_contract": 0, "granted": 0, "dead": 1}
    assert " ".join(page(public, "/").split()).count("of whom <b>1</b>") == 2


def test_whose_date_may_lie_in_the_time_asked_for_is_offered_where_nobodys_certainly_does(
    published: Publish, public: Client
) -> None:
    published(factories.person("Adam Smith", fates=[{"kind": "killed", "on": "[..2023-12-04]"}]))
    shown = page(public, "/people/?fate_from=2023&fate_to=2023")
    assert "No published record matches" in shown
    assert "Not recorded for any of those found" not in shown
    wider = "/people/?fate_from=2023&fate_to=2023&fate_within=possibly"
    assert f'Date of the fate: <a href="{wider}">1 person</a>' in shown
    assert "<strong>1 person</strong>" in page(public, wider)


def test_people_found_are_offered_as_bars_that_can_be_taken_away(three: None, public: Client) -> None:
    shown = page(public, "/people/?side=RU")
    links = re.findall(r'<a href="(/people-by\.svg\?[^"]+)">', shown)
    assert [re.search(r"by=(\w+)", link)[1] for link in links] == ["nationality", "fate", "unit"]  # type: ignore[index]
    for link in links:
        assert "side=RU" in link
        assert "People, side: Russia's" in html.unescape(public.get(link).content.decode())
