"""Nationalities: each person once a row, every number a way to the people, published figures beside and apart."""

import html
import re

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import factories, figure_factories
from tests.conftest import Publish
from tracker.catalogue.people.postings import index

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])
TO_PEOPLE = re.compile(r'<a href="(/people/\?[^"]+)"[^>]*>(\d+)')


def page(public: Client, path: str) -> str:
    answer = public.get(path)
    assert answer.status_code == 200, answer.content
    return " ".join(html.unescape(answer.content.decode()).split())


def row(shown: str, name: str) -> list[str]:
    """The numbers of one row of the table."""
    cells = re.search(
        rf"<th scope=\"row(?:group)?\" role=\"rowheader\">(?: <a [^>]*>)?\s?{re.escape(name)}\b.*?</tr>", shown
    )
    assert cells, name
    return [re.sub(r"<[^>]+>", "", cell).strip() for cell in re.findall(r"<td[^>]*>(.*?)</td>", cells[0])]


@pytest.fixture
def people(published: Publish) -> None:
    published(
        factories.person("A", nationalities=["NP"], contracts=[{"side": "RU", "signed_on": "2023-08"}]),
        factories.person("B", nationalities=["NP", "IN"], services=[{"side": "RU"}]),
        factories.person("C", nationalities=["GE-AB"], contracts=[{"side": "RU"}]),
        factories.person("D", nationalities=["GE"], contracts=[{"side": "UA", "signed_on": "2022"}]),
        factories.person("E", nationalities=[{"kind": "stateless"}], contracts=[{"side": "RU"}]),
        factories.person("F"),
    )


def test_regions_and_the_last_row_count_people_once(people: None, public: Client) -> None:
    shown = page(public, "/nationalities/")
    assert row(shown, "Nepal") == ["2", "2", "0", "0", "2", "0"]
    assert row(shown, "India") == ["1", "1", "0", "0", "1", "0"]
    assert row(shown, "South Asia")[:3] == ["2", "2", "0"]
    assert row(shown, "All people, each once") == ["6", "4", "1", "0", "6", ""]
    assert row(shown, "Stateless")[0] == row(shown, "Not known")[0] == "1"


def test_a_larger_region_counts_whoever_is_of_two_of_its_regions_once(
    people: None, published: Publish, public: Client
) -> None:
    published(factories.person("G", nationalities=["KE", "GH"], contracts=[{"side": "RU"}]))
    shown = page(public, "/nationalities/")
    assert row(shown, "Africa")[0] == row(shown, "East Africa")[0] == row(shown, "West Africa")[0] == "1"
    assert shown.index("> Africa") < shown.index("> West Africa") < shown.index("> East Africa")
    assert "1 person" in page(public, "/people/?region=Africa")
    assert "1 person" in page(public, "/people/?region=Africa&region=East+Africa")
    form = page(public, "/people/")
    assert form.index(">Africa <b>") < form.index(">East Africa <b>")
    assert 'class="within"><label><input type=checkbox name=region' in form
    rows = public.get("/nationalities.csv?region=Africa").getvalue().decode()
    assert rows.count(",true") == 2


def test_facets_of_which_nothing_is_known_are_named_in_one_line(people: None, public: Client) -> None:
    form = page(public, "/people/")
    named = re.search(r"Not recorded for any of those found: ([^<]*)\.", form)
    assert named
    assert "Where recruited" in named[1]
    assert "name=found_in " not in form
    assert "name=found_in " in page(public, "/people/?found_in=unknown"), "what is ticked can be unticked"


def test_a_disputed_territory_is_never_added_to_its_parent(people: None, public: Client) -> None:
    shown = page(public, "/nationalities/")
    assert row(shown, "Abkhazia")[:3] == ["1", "1", "0"]
    assert row(shown, "Georgia")[:3] == ["1", "0", "1"]
    assert "counted apart, never added to Georgia" in shown


@pytest.mark.parametrize("path", ["/nationalities/", "/nationalities/NP/", "/nationalities/stateless/"])
def test_every_number_leads_to_as_many_people(people: None, public: Client, path: str) -> None:
    links = TO_PEOPLE.findall(page(public, path))
    assert len(links) > 5
    for address, number in links:
        expected = f"<strong>{number} {'person' if number == '1' else 'people'}</strong>"
        assert expected in page(public, address), address


def test_a_country_with_figures_alone_has_a_row_and_a_page(published: Publish, public: Client) -> None:
    published(figure_factories.figure(1400, nationality_id="CM", qualifier="more_than"))
    shown = page(public, "/nationalities/")
    assert row(shown, "Cameroon") == ["nobody documented yet", "1"]
    assert '<a href="/figures/?nationality=CM"' in shown
    own = page(public, "/nationalities/CM/")
    assert "more than 1,400" in own
    assert re.findall("<h[234]", own.partition('id="figures"')[2].partition("<footer")[0]) == ["<h3"]
    assert "never added up, and never mixed with what we document" in own


def test_a_nationality_without_records_says_so_once_and_keeps_what_there_is(published: Publish, public: Client) -> None:
    published(
        figure_factories.figure(1400, nationality_id="CM"),
        figure_factories.statement("Cameroon protests.", nationality_id="CM"),
        figure_factories.state_action("Cameroon bans it.", territory_id="CM", nationality_id="CM"),
    )
    shown = page(public, "/nationalities/CM/")
    assert shown.count("Nobody") == 1
    assert "Nobody of this nationality is documented here yet." in shown
    assert "/people.csv" not in shown
    for kept in (">1,400<", "Cameroon protests.", "Cameroon bans it."):
        assert kept in shown
    assert "Nobody is documented here yet." in page(public, "/nationalities/unknown/")


def test_a_side_that_recruited_nobody_has_no_quarters(people: None, public: Client) -> None:
    assert "Ukraine's side, by quarter" not in page(public, "/nationalities/NP/")


def test_figures_of_another_nationality_stay_away(published: Publish, public: Client) -> None:
    published(
        figure_factories.figure(111, nationality_id="CM"),
        figure_factories.figure(222, nationality_id="NP"),
        figure_factories.figure(333),
        figure_factories.statement("Cameroon protests.", nationality_id="CM"),
        figure_factories.statement("Nepal protests.", nationality_id="NP"),
    )
    shown = page(public, "/nationalities/CM/")
    assert ">111<" in shown
    assert ">222<" not in shown
    assert ">333<" not in shown
    assert "Cameroon protests." in shown
    assert "Nepal protests." not in shown


def test_the_page_of_one_nationality_warns_and_shows_both_sides(people: None, public: Client) -> None:
    shown = page(public, "/nationalities/GE/")
    assert "Most people become known only when they die." in shown
    assert "Ukraine's side</b>: <a" in shown
    assert "1 person: the year only" in shown
    assert "%" not in re.sub(r"<svg.*?</svg>|href=\"[^\"]*\"", "", shown)


@pytest.mark.parametrize(("asked", "written"), [("np", "NP"), ("ge-ab", "GE-AB"), ("Stateless", "stateless")])
def test_a_code_in_other_letters_leads_to_the_page_for_good(public: Client, asked: str, written: str) -> None:
    answer = public.get(f"/nationalities/{asked}/")
    assert (answer.status_code, answer["Location"]) == (301, f"/nationalities/{written}/")


@pytest.mark.parametrize("code", ["XX", "Nepaal", "%00", "N Q P", "a" * 600])
def test_an_unknown_code_is_not_found(public: Client, code: str) -> None:
    assert public.get(f"/nationalities/{code}/").status_code == 404


def test_nationality_pages_take_no_parameters(public: Client) -> None:
    for path in ("/nationalities/?side=RU", "/nationalities/NP/?side=RU"):
        assert public.get(path).status_code == 400


def test_more_people_need_no_more_queries(people: None, published: Publish, public: Client) -> None:
    def queries() -> list[int]:
        counted = []
        for path in ("/nationalities/", "/nationalities/NP/"):
            # What this process has read once it does not ask again.
            index._kept.clear()
            with CaptureQueriesContext(connections["catalogue"]) as captured:
                page(public, path)
            counted.append(len(captured))
        return counted

    published(figure_factories.figure(111, nationality_id="NP"))
    few = queries()
    published(*(factories.person(nationalities=["NP", code], services=[{"side": "RU"}]) for code in ("CU", "CN", "BR")))
    published(*(figure_factories.figure(number, nationality_id="NP") for number in (222, 333, 444)))
    assert queries() == few


def test_the_figures_of_a_measure_are_all_shown_or_none(published: Publish, public: Client) -> None:
    killed = [figure_factories.figure(1000 + each, measure="killed", nationality_id="CM") for each in range(26)]
    missing = [figure_factories.figure(2000 + each, measure="missing", nationality_id="CM") for each in range(3)]
    published(*killed, *missing)
    shown = page(public, "/nationalities/CM/")
    assert "The first 26 are shown." in shown
    numbers = [int(each.replace(",", "")) for each in re.findall(r">([12],0\d\d)<", shown)]
    assert set(range(1000, 1026)) <= set(numbers)
    assert not set(range(2000, 2003)) & set(numbers)
