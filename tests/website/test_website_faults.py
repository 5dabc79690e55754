"""Addresses that cannot be answered: refused by name, with the form kept, and never an error of ours."""

import html
import re
from urllib.parse import quote

import pytest
from django.test import Client

from tests import factories
from tests.conftest import Publish

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])


@pytest.fixture(autouse=True)
def somebody(published: Publish) -> None:
    published(factories.person("Bimal Rai", nationalities=["NP"], services=[{"side": "RU"}]))


REFUSED = {
    "nationality": "nationality=XX",
    "colour": "colour=red",
    "contract_from": "contract_from=soon",
    "contract_to": "contract_from=2024&contract_to=2023",
    "contract_within": "contract_within=possibly",
    "q": "q=" + "a" * 600,
    "sort": "sort=height",
    "cursor": "cursor=abc",
    "fate_mode": "fate_mode=never",
    "contract_mode": "contract_mode=last",
    "side": "side=RU&side=XX",
}


@pytest.mark.parametrize(("name", "query"), REFUSED.items())
def test_what_cannot_be_used_is_named_and_the_way_on_works(public: Client, name: str, query: str) -> None:
    answer = public.get(f"/people/?{query}")
    shown = html.unescape(answer.content.decode())
    assert answer.status_code == 400
    assert f'<b class="code">{name}</b>' in shown
    way_on = re.search(r'<a class="button" href="([^"]+)">The same page without', shown)
    assert way_on
    assert public.get(way_on[1]).status_code == 200


def test_everything_wrong_is_named_at_once_and_the_rest_of_the_form_is_kept(public: Client) -> None:
    answer = public.get("/people/?colour=red&contract_from=soon&nationality=XX&nationality=NP&q=Rai")
    shown = " ".join(html.unescape(answer.content.decode()).split())
    assert re.findall(r'<b class="code">(\w+)</b>', shown) == ["colour", "nationality", "contract_from"]
    assert 'value="soon"' in shown
    assert 'aria-describedby="e-contract_from"' in shown
    assert "value=NP checked" in shown
    assert 'href="/people/?nationality=NP&q=Rai"' in shown


@pytest.mark.parametrize("path", ["/", "/method/"])
def test_pages_without_parameters_take_none(public: Client, path: str) -> None:
    answer = public.get(f"{path}?nationality=NP")
    assert answer.status_code == 400
    assert f'href="{path}"' in answer.content.decode()


def test_a_file_refuses_in_plain_text(public: Client) -> None:
    answer = public.get("/people.csv?colour=red")
    assert (answer.status_code, answer["Content-Type"]) == (400, "text/plain; charset=utf-8")
    assert answer.content.startswith(b"colour (red): there is no filter of this name.")


HOSTILE = ['"><script>alert(1)</script>', "\0", "\u202eمحمد", "%_\\'()&|!:*", "\ud800", "a" * 10_000, "P-00000O", "  "]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_answered_and_stays_text(public: Client, text: str) -> None:
    value = quote(text, errors="surrogatepass")
    for path in (f"/people/?q={value}", f"/people/?{value}=1", f"/people/?cursor={value}", f"/people/{value}/"):
        answer = public.get(path)
        assert answer.status_code in (200, 302, 400, 404)
        assert b"<script>" not in answer.content


def test_an_unknown_address_offers_a_search(public: Client) -> None:
    answer = public.get("/nowhere/")
    assert answer.status_code == 404
    assert 'role="search"' in answer.content.decode()
