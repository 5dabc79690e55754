"""The start page of the API leads people in: each operation is explained, and each example works."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver
from pytest_django import Settings

from tests import factories, figure_factories
from tests.conftest import Publish
from tracker.catalogue.responses import frame
from tracker.catalogue.responses.page_cache import PageCache

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"
START = "/api/v1/start/"


@pytest.fixture
def something(published: Publish) -> None:
    unit = factories.unit("Wolf Regiment")
    published(unit, figure_factories.figure(100), figure_factories.statement(), figure_factories.state_action())
    published(factories.person("Bimal", nationalities=["NP"], contracts=[{"side": "RU", "unit": unit}]))


def page(public: Client) -> str:
    answer = public.get(START)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("text/html")
    return answer.content.decode()


def test_browsers_are_led_to_the_page_and_programs_get_json(public: Client) -> None:
    led = public.get("/api/v1/", headers={"Accept": BROWSER})
    assert (led.status_code, led.headers["Location"]) == (302, START)
    assert "Accept" in led.headers["Vary"]
    for accepted in ("text/csv", "*/*", "application/json", "application/json, text/html;q=0.5"):
        answer = public.get("/api/v1/", headers={"Accept": accepted})
        assert answer.status_code == 200, accepted
        assert answer.headers["Content-Type"] == "application/json"
        assert "Accept" in answer.headers["Vary"]
    assert "addresses" in public.get("/api/v1/").json()
    # Neither gets what was made for the other.
    assert public.get("/api/v1/", headers={"Accept": BROWSER}).status_code == 302
    assert public.get("/api/v1/?colour=red", headers={"Accept": BROWSER}).status_code == 400
    assert public.get(f"{START}?colour=red").status_code == 400


def test_every_operation_stands_on_the_page_with_its_parameters(public: Client, something: None) -> None:
    text = page(public)
    described: dict[str, Any] = public.get("/api/v1/schema/").json()
    for path, operations in described["paths"].items():
        assert f"<code>{path}</code>" in text, path
        assert f'id="{operations["get"]["operationId"]}"' in text
    for each in described["components"]["parameters"].values():
        assert each["in"] == "path" or f"<code>{each['name']}</code>" in text, each["name"]
    assert len(described["paths"]) == len(get_resolver("tracker.api.urls").url_patterns) - 1


def test_every_example_of_the_page_works(public: Client, something: None) -> None:
    text = page(public)
    examples = [unescape(each) for each in re.findall(r'<a class="code" href="([^"]+)"', text)]
    called = [unescape(each) for each in re.findall("curl 'http://testserver([^']+)'", text)]
    assert called
    assert len(examples) > 25
    assert not [each for each in examples if "{" in each]
    for address in (*examples, *called):
        assert public.get(address).status_code == 200, address


def test_every_example_of_the_description_works(public: Client, something: None) -> None:
    described: dict[str, Any] = public.get("/api/v1/schema/").json()
    shared, asked = described["components"]["parameters"], set()
    for path, operations in described["paths"].items():
        for each in operations["get"]["parameters"]:
            name = each["$ref"].rpartition("/")[2]
            if "example" in shared[name] and name not in asked:
                asked.add(name)
                value = shared[name]["example"]
                if shared[name]["in"] == "query" and not path.endswith("/counts/"):
                    assert public.get(path, {shared[name]["name"]: value}).status_code == 200, (path, name)
    assert len(asked) > 30


def test_the_limits_on_the_page_are_those_of_the_settings(
    public: Client, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A page of before, kept for the same state, would still say others.
    monkeypatch.setattr(frame, "_answers", PageCache())
    settings.REQUESTS_A_MINUTE = {"rows": 123, "files": 0}
    text = page(public)
    assert "123 requests to the API a minute" in text
    assert "files a minute" not in text


def test_the_page_runs_no_script_of_its_own_and_sets_no_cookie(public: Client) -> None:
    answer = public.get(START)
    assert not answer.cookies
    assert "style=" not in answer.content.decode()
    assert re.findall(r"<script[^>]*>", answer.content.decode()) == re.findall(
        r"<script[^>]*>", public.get("/method/").content.decode()
    )
