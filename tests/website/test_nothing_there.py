"""Addresses where there is nothing: the API answers in JSON, a page says what such an address looks like."""

import html
import re

import pytest
from django.test import Client

from tests.rules.test_registers import PUBLIC_ADDRESSES
from tracker.lib.references import is_reference

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])

START = "api/v1/start/"
"""The page about the API for people; everything else below is for programs."""


def words(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 404
    return " ".join(re.sub(r"<[^>]+>", " ", html.unescape(answer.content.decode())).split())


@pytest.mark.parametrize("path", ["/api/", "/api", "/api/v2/", "/api/v1/nothing/", "/api/v1/people/P-0/x/", "/api/<b>"])
def test_an_unknown_address_of_the_api_is_answered_in_json(path: str, public: Client) -> None:
    answer = public.get(path)
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/json")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.json()["addresses"] == "http://testserver/api/v1/"


def test_the_beginning_of_the_api_names_every_address(public: Client) -> None:
    answer = public.get("/api/v1/")
    named = set(answer.json()["addresses"].values())
    declared = {each for each in PUBLIC_ADDRESSES if each.startswith("api/v1/")} - {"api/v1/", START}
    assert named == {f"http://testserver/{each.replace('<str:reference>', '{reference}')}" for each in declared}
    for address in named:
        assert public.get(address.replace("{reference}", "P-000000")).headers["Content-Type"] == "application/json"
    assert public.get("/api/v1/?colour=red").json()["parameters"][0]["name"] == "colour"


@pytest.mark.parametrize(
    "address", sorted(each for each in PUBLIC_ADDRESSES if each.startswith("api/") and each != START)
)
def test_a_method_that_is_not_allowed_is_refused_in_json(address: str, public: Client) -> None:
    answer = public.post("/" + address.replace("<str:reference>", "P-000000"))
    assert (answer.status_code, answer.headers["Content-Type"]) == (405, "application/json")


@pytest.mark.parametrize(
    ("part", "prefix"),
    {
        "people": "P",
        "units": "U",
        "sources": "S",
        "figures": "F",
        "statements": "T",
        "state-actions": "A",
        "legal-instruments": "L",
    }.items(),
)
def test_the_page_for_nothing_speaks_of_the_right_kind(part: str, prefix: str, public: Client) -> None:
    said = words(public, f"/{part}/X-0/")
    assert f"behind “{prefix}-”" in said
    assert is_reference(re.findall(r"such as (\S+)\.", said)[0], prefix)


def test_a_statement_asked_for_like_a_page_is_sought_in_the_list(public: Client) -> None:
    example = re.findall(r"such as (\S+)\.", words(public, "/statements/x/"))[0]
    page = public.get(f"/statements/{example.lower()}/").content.decode()
    assert f'<a href="/statements/?reference={example}">in the list with {example} alone</a>' in page


def test_elsewhere_no_reference_is_spoken_of(public: Client) -> None:
    assert "reference" not in words(public, "/nowhere/")
    assert "code of the country" in words(public, "/nationalities/XX/")


@pytest.mark.parametrize(
    ("path", "noun"),
    {
        "statements": "statement",
        "state-actions": "action of a state",
        "sources": "source",
        "figures": "figure",
        "units": "unit",
        "legal-instruments": "law or decree",
    }.items(),
)
def test_a_list_of_nothing_says_so_and_asks_for_no_filter(path: str, noun: str, public: Client) -> None:
    shown = " ".join(public.get(f"/{path}/").content.decode().split())
    assert f"No {noun} has been published yet." in shown
    assert "Not recorded for any of those found" not in shown
    assert "matches" not in shown
