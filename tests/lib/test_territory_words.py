"""Words for territories: each is found in six languages, shared words are declared, pickers put the sure ones first."""

from collections import defaultdict
from typing import Any

import pytest
from django.test import Client

from tests import factories, figure_factories
from tests.conftest import Publish
from tracker.accounts.models import User
from tracker.lib.territories import STATELESS, territories
from tracker.lib.territory_words import territories_like, territories_named, territory_words, word_key
from tracker.sources.models import LegalInstrument, Territory

LANGUAGES = ("en", "ru", "uk", "fr", "es", "ar")
# Whose words are one another's: each group has at least one word that names all of it.
SHARE_A_WORD = {
    frozenset(group.split())
    for group in (
        "CD CG",  # Congo, Congolese
        "KP KR",  # Korea, Korean
        "DM DO",  # Dominican
        "GN GQ GW",  # guineano
        "VG VI",  # Virgin Islands
        "MF SX",  # Saint-Martinois
        "GG JE",  # Channel Islander
        "RU TJ",  # РТ: Tatarstan, Таджикистан
        "AM GE-AB RU",  # РА: Армения, Абхазия, Алтай
        "BY RU",  # РБ: Беларусь, Башкортостан
        "MD RU",  # РМ: Молдова, Мордовия
        "CZ RU",  # ЧР: Чехия, Чечня
        "KR KZ RU UA-CRI",  # РК: Корея, Казахстан, Карелия, Крым
        "LT LV",  # ЛР
        "DE NG",  # ФРН: Germany's in Ukrainian, Nigeria's in Russian
        "CSHH CSXX",  # CS, which ISO gave twice
        "EU US",  # EU: the European Union, Estados Unidos
        "CSXX YUCS",  # 891, which went from one to the other
    )
}
# Islands where nobody lives, or soldiers and scientists alone; and a union, whose citizens are those of its states.
WITHOUT_DEMONYM = {"AQ", "BV", "HM", "IO", "TF", "UM", "EU"}


def test_every_territory_has_a_name_in_six_languages_and_is_found_by_each() -> None:
    for code in territories():
        names = [word for word in territory_words() if word.code == code and word.kind == "name"]
        assert {word.language for word in names} == set(LANGUAGES), code
        for word in names:
            assert code in territories_named(word.word)
            assert code in territories_like(word.word.upper())


def test_every_word_leads_to_its_territory_and_none_is_blank() -> None:
    for word in territory_words():
        assert word.code in territories() or word.code == STATELESS
        assert word.kind in ("code", "abbreviation", "name", "demonym")
        assert (word.language in LANGUAGES) != (word.kind == "code")
        assert word_key(word.word), word
        assert word.code in territories_named(word.word)


def test_no_line_is_written_twice() -> None:
    assert len(set(territory_words())) == len(territory_words())


def test_every_state_is_found_by_alpha_2_alpha_3_and_number() -> None:
    for code in territories():
        codes = [word.word for word in territory_words() if word.code == code and word.kind == "code"]
        assert code in codes
        if len(code) == 2 and code not in ("XK", "DD", "EU"):
            assert sorted(map(len, codes)) == [2, 3, 3], code
            assert sum(each.isdecimal() for each in codes) == 1


def test_every_place_where_people_live_has_a_demonym() -> None:
    with_demonym = {word.code for word in territory_words() if word.kind == "demonym"}
    assert set(territories()) - with_demonym == WITHOUT_DEMONYM
    states = {code for code, entry in territories().items() if entry.kind == "state"}
    for language in ("en", "fr", "es"):
        found = {word.code for word in territory_words() if (word.kind, word.language) == ("demonym", language)}
        assert states <= found, language


def test_words_of_several_territories_are_those_declared() -> None:
    groups = defaultdict(list)
    for word in territory_words():
        groups[frozenset(territories_named(word.word))].append(word.word)
    assert {group for group in groups if len(group) > 1} == SHARE_A_WORD


@pytest.mark.parametrize(
    ("text", "codes"),
    {
        "UK": "GB",
        "u.k.": "GB",
        "Cote d'Ivoire": "CI",
        "Ivory Coast": "CI",
        "cote divoire": "CI",
        "Кот д Ивуар": "CI",
        "КНР": "CN",
        "р.уз": "UZ",
        "США": "US",
        "EE. UU.": "US",
        "UAE": "AE",
        "ОАЭ": "AE",
        "ЛБГ": "stateless",
        "непалка": "NP",
        "НЕПАЛЬЦЫ": "NP",
        "непальское": "NP",
        "nepalies": "NP",
        "népalaises": "NP",
        "النيبالية": "NP",
        "таджичка": "TJ",
        "узбецький": "UZ",
        "Oman": "OM",
        "اوزبكستان": "UZ",
        "нигерец": "NE",
        "нигериец": "NG",
        "12": "DZ",
        "Bosnia & Herzegovina": "BA",
        "St.Lucia": "LC",
        "СССР": "SUHH",
        "ДНР": "UA-DPR",
        "Georgia": "GE",
        "Guinea": "GN",
        "American": "US",
        "Конго": "CD CG",
        "Korea": "KP KR",
        "РТ": "RU TJ",
        "Узбикистан": "",
        "": "",
        "—": "",
    }.items(),
)
def test_a_text_names_what_it_names(text: str, codes: str) -> None:
    assert sorted(territories_named(text)) == codes.split()


def picked(client: Client, term: str) -> list[str]:
    asked = {"app_label": "people", "model_name": "nationality", "field_name": "territory", "term": term}
    found: list[dict[str, Any]] = client.get("/autocomplete/", asked).json()["results"]
    return [row["id"] for row in found]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("term", "first"),
    {
        "UK": "GB UA",
        "Cote d'Ivoire": "CI",
        "Ivory Coast": "CI",
        "cote divoire": "CI",
        "кот": "CI",
        "no": "NO",
        "CH": "CH TD CL CN",
        "ind": "IN ID",
        "Guinea": "GN GW GQ PG",
        "Congo": "CD CG",
        "georgia": "GE GS",
        "korea": "KP KR",
        "РТ": "RU TJ",
        "непальс": "NP",
        "384": "CI",
    }.items(),
)
def test_a_picker_offers_the_sure_ones_first(term: str, first: str, client: Client, researcher: User) -> None:
    client.force_login(researcher)
    expected = first.split()
    assert picked(client, term)[: len(expected)] == expected


@pytest.mark.django_db
def test_a_picker_finds_what_stands_in_the_table_alone(client: Client, researcher: User) -> None:
    Territory.objects.create(code="QQ", name_en="Formerly Listed Land", region="Oceania", kind="state")
    client.force_login(researcher)
    assert picked(client, "formerly listed") == ["QQ"]
    assert picked(client, "nothing like it") == []


@pytest.mark.django_db
def test_the_list_of_territories_is_searched_alike_and_can_be_sorted(client: Client, researcher: User) -> None:
    client.force_login(researcher)
    path = "/sources/territory/"
    found = client.get(path, {"q": "Guinea"}).context["cl"].result_list
    assert [row.code for row in found] == ["GN", "GW", "GQ", "PG"]
    found = client.get(path, {"q": "Guinea", "o": "0"}).context["cl"].result_list
    assert [row.code for row in found] == ["GQ", "GN", "GW", "PG"]


@pytest.mark.django_db
def test_lists_of_the_newsroom_find_records_by_any_word_for_their_country(client: Client, researcher: User) -> None:
    law = {"kind": "law", "number": "7", "dated": "2023", "summary": "A law.", "source": factories.source()}
    LegalInstrument.objects.create(territory_id="CI", **law)
    figure_factories.state_action(territory_id="CI")
    figure_factories.statement(nationality_id="CI")
    figure_factories.figure(nationality_id="CI")
    figure_factories.claimant("Ministère", territory_id="CI")
    client.force_login(researcher)
    for path in (
        "/sources/legalinstrument/",
        "/figures/stateaction/",
        "/figures/statement/",
        "/figures/figure/",
        "/figures/claimant/",
    ):
        for word in ("Ivory Coast", "кот-д'ивуар", "CIV", "ivoirien"):
            assert client.get(path, {"q": word}).context["cl"].result_count == 1, (path, word)
        assert client.get(path, {"q": "Ghana"}).context["cl"].result_count == 0, path


@pytest.fixture
def somebody(published: Publish) -> None:
    published(factories.person("Bimal Rai", nationalities=["NP"], services=[{"side": "RU"}]))


@pytest.mark.django_db(databases=["default", "catalogue"])
@pytest.mark.parametrize("path", ["/people/", "/figures/", "/people.csv", "/api/v1/people/"])
def test_a_filter_that_is_no_code_is_told_the_code(path: str, public: Client, somebody: None) -> None:
    answer = public.get(path, {"nationality": "UK"})
    assert answer.status_code == 400
    assert "Write GB for United Kingdom." in answer.content.decode()
    answer = public.get(path, {"nationality": "Korea"})
    assert "Write KP for North Korea or KR for South Korea." in answer.content.decode()


@pytest.mark.django_db(databases=["default", "catalogue"])
def test_readers_find_a_nationality_by_any_word_for_it(public: Client, somebody: None) -> None:
    for word in ("UK", "британец", "Great Britain"):
        assert public.get("/nationalities/", {"q": word}).headers["Location"] == "/nationalities/GB/"
    shown = public.get("/nationalities/", {"q": "Congo"}).content.decode()
    assert shown.index("/nationalities/CD/") < shown.index("/nationalities/CG/")
    assert "is known here as" in public.get("/nationalities/", {"q": "Ruritania"}).content.decode()
    assert public.get("/nationalities/", {"colour": "red"}).status_code == 400


@pytest.mark.django_db(databases=["default", "catalogue"])
def test_the_address_of_a_nationality_takes_its_other_codes(public: Client, somebody: None) -> None:
    for word in ("uk", "GBR", "826"):
        answer = public.get(f"/nationalities/{word}/")
        assert (answer.status_code, answer.headers["Location"]) == (301, "/nationalities/GB/")
    assert public.get("/nationalities/Congo/").status_code == 404


@pytest.mark.django_db(databases=["default", "catalogue"])
def test_a_search_for_people_that_names_a_nationality_leads_to_it(public: Client, somebody: None) -> None:
    shown = public.get("/people/", {"q": "Nepalese", "side": ["RU", "UA"]}).content.decode()
    assert 'href="/people/?nationality=NP&amp;side=RU&amp;side=UA"' in shown
    assert "word for a nationality" not in public.get("/people/", {"q": "Rai"}).content.decode()
