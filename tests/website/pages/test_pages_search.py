"""One search for everything: what it finds of each kind is exactly what the list behind its link has."""

import html
import re
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client

from tests import factories, figure_factories
from tests.conftest import Publish
from tracker.accounts.models import User
from tracker.lib.territory_words import territories_within
from tracker.publishing.actions import catch_up, withdraw
from tracker.units.models import Site

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])

Found = dict[str, dict[str, Any]]


def asked(public: Client, q: str) -> Found:
    answer: Any = public.get(f"/search.json?q={quote(q)}")
    assert answer.status_code == 200, answer.content
    return {section["kind"]: section for section in answer.json()["sections"]}


def page(public: Client, address: str) -> str:
    answer = public.get(address)
    assert answer.status_code == 200, answer.content
    return " ".join(html.unescape(answer.content.decode()).split())


def labels(section: dict[str, Any]) -> list[str]:
    return [hit["label"] for hit in section["hits"]]


@pytest.fixture
def world(published: Publish) -> None:
    """A man, a unit, figures, statements and actions on Kenya and on Nepal."""
    unit = factories.unit("Kenya Rifles", military_unit_number="41600")
    published(unit)
    published(
        factories.person("John Mwangi", nationalities=["KE"], source_of_all=factories.source(title="An obituary")),
        factories.person("Ram Thapa", nationalities=["NP"]),
    )
    ministry = figure_factories.claimant("Ministry of Foreign Affairs of Kenya", territory_id="KE")
    published(
        *(figure_factories.figure(number, nationality_id="KE", claimant=ministry) for number in range(200, 207)),
        figure_factories.figure(40, nationality_id="NP"),
        figure_factories.statement("Denies that anybody was sent.", claimant=ministry),
        figure_factories.statement("Speaks of Gurkhas.", nationality_id="NP"),
        figure_factories.state_action("Closes agencies in Nairobi.", territory_id="KE", nationality_id=None),
        figure_factories.state_action("Bans travel.", territory_id="NP"),
    )


def test_a_country_leads_to_its_page_and_its_numbers(world: None, public: Client) -> None:
    kenya = asked(public, "Kenya")["nationalities"]["hits"][0]
    assert (kenya["label"], kenya["url"]) == ("Kenya", "/nationalities/KE/")
    assert [each["label"] for each in kenya["numbers"]] == ["1 person", "7 figures", "1 state action"]
    for each in kenya["numbers"]:
        assert each["label"] in page(public, each["url"])


@pytest.mark.parametrize("q", ["KE", "кенийцы", "Kenyans", "كينيا", "what did Kenya's government do"])
def test_any_word_for_a_country_finds_what_is_on_it(world: None, public: Client, q: str) -> None:
    found = asked(public, q)
    assert labels(found["nationalities"])[0] == "Kenya"
    assert found["figures"]["number"] == "7 figures"
    assert labels(found["state-actions"]) == ["Closes agencies in Nairobi."]
    assert labels(found["statements"]) == ["Denies that anybody was sent."]


def test_each_kind_is_found_by_its_own_words(world: None, public: Client) -> None:
    assert labels(asked(public, "Mwangi")["people"]) == ["John Mwangi"]
    assert labels(asked(public, "41600")["units"]) == ["Kenya Rifles"]
    assert labels(asked(public, "obituary")["sources"])[0].endswith("An obituary")
    assert labels(asked(public, "agencies nairobi")["state-actions"]) == ["Closes agencies in Nairobi."]
    assert labels(asked(public, "gurkhas")["statements"]) == ["Speaks of Gurkhas."]
    assert labels(asked(public, "foreign affairs")["claimants"]) == ["Ministry of Foreign Affairs of Kenya"]


def test_units_are_found_by_the_place_where_their_recruits_signed(published: Publish, public: Client) -> None:
    site = Site.objects.create(name="Avangard centre", kind="selection_point", place="Voronezh")
    wolf, bear, fox = (factories.unit(f"{name} Regiment") for name in ("Wolf", "Bear", "Fox"))
    published(site, wolf, bear, fox)
    published(
        factories.person("A", nationalities=["NP"], contracts=[{"side": "RU", "unit": wolf, "signed_at": site}]),
        factories.person("B", nationalities=["NP"], contracts=[{"side": "RU", "unit": bear, "signed_place": "Rostov"}]),
        factories.person("C", nationalities=["NP"], contracts=[{"side": "RU", "unit": fox}]),
    )
    for q, name in (("avangard", "Wolf Regiment"), ("centre voronezh", "Wolf Regiment"), ("Rostov", "Bear Regiment")):
        section = asked(public, q)["units"]
        assert labels(section) == [name], q
        assert section["number"] in page(public, section["url"])
    assert "units" not in asked(public, "Kursk")
    assert "<dt>Contracts signed at</dt> <dd> Avangard centre" in page(public, f"/units/{wolf.reference}/")
    assert "Contracts signed at" not in page(public, f"/units/{fox.reference}/")


def test_the_list_behind_a_number_has_that_many_and_the_first_of_them(world: None, public: Client) -> None:
    seen = set()
    for q in ("Kenya", "Nepal", "Mwangi", "obituary"):
        for kind, section in asked(public, q).items():
            if section["url"]:
                shown = page(public, section["url"])
                assert section["number"] in shown, (q, kind)
                file = section["url"].replace("/?", ".csv?")
                rows = b"".join(public.get(file).streaming_content).decode().splitlines()  # type: ignore[attr-defined]
                number = int(re.sub(r"\D", "", section["number"].split()[0]))
                assert sum(bool(re.match(r"[PUFTASLN]-\w{6},", row)) for row in rows) == number, (q, kind)
                seen.add(kind)
    assert seen >= {"people", "figures", "statements", "state-actions", "sources", "units"}


def test_similar_names_are_said_to_be_other_people(world: None, public: Client) -> None:
    people = asked(public, "Mwangi John Kamau")["people"]
    assert labels(people) == ["John Mwangi"]
    assert (people["url"], people["note"][:26]) == ("", "Nobody has this name; thes")


def test_the_page_says_the_same_and_names_the_kinds_without_anything(world: None, public: Client) -> None:
    shown = page(public, "/search/?q=Mwangi")
    assert '<a href="/people/?q=Mwangi">' in shown
    assert "Nothing found among:" in shown
    assert "this is no answer either way" not in shown
    assert "this is no answer either way" in page(public, "/search/?q=Qqqqzz")
    assert "One box for everything published" in page(public, "/search/")


@pytest.mark.parametrize("q", ["stateless", "European Union", "unknown", "Ministry " * 22, "%", "_"])
def test_what_is_no_usual_country_or_word_is_answered(world: None, public: Client, q: str) -> None:
    for section in asked(public, q).values():
        for hit in section["hits"]:
            assert public.get(hit["url"]).status_code == 200, hit


def test_hostile_text_is_text(world: None, public: Client) -> None:
    answer = public.get("/search/", {"q": '"><script>alert(1)</script>'})
    assert answer.status_code == 200
    assert b"<script>alert" not in answer.content
    for wrong in ("?q=a&q=b", "?word=Kenya", "?q=%00", f"?q={'x' * 501}"):
        assert public.get(f"/search/{wrong}").status_code == 400, wrong
        assert public.get(f"/search.json{wrong}").status_code == 400, wrong


def test_whoever_was_withdrawn_is_not_found_any_more(published: Publish, public: Client, reviewer: User) -> None:
    person = factories.person("Ram Thapa", nationalities=["NP"])
    published(person)
    assert "people" in asked(public, "Thapa")
    withdraw(kind="person", references=[person.reference], by=reviewer, reason="Asked for.")
    catch_up()
    assert asked(public, "Thapa") == {}
    assert "Thapa" not in page(public, "/search/?q=Ram")


def test_every_page_has_the_box(public: Client) -> None:
    assert 'action="/search/"' in page(public, "/")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("citizens of Sri Lanka and Nepal", ["LK", "NP"]),
        ("what do we know of the dead", []),
        ("KE", ["KE"]),
        ("is it so", []),
        ("непальцы в России", ["NP"]),
        ("", []),
    ],
)
def test_countries_are_found_among_other_words(text: str, codes: list[str]) -> None:
    assert [code for code in territories_within(text) if code != "RU"] == codes
