"""Long lists of values in a filter can be searched; short ones, and readers without scripts, have them whole."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import Route, sync_playwright

from tests import figure_factories
from tests.chromium import CHROMIUM, NEEDS_CHROMIUM, QUIET
from tests.conftest import Publish

pytestmark = [
    pytest.mark.django_db(databases=["default", "catalogue"]),
    pytest.mark.filterwarnings("ignore:No directory at"),
]
SITE = "http://lists.test"
CODES = (
    "NP",
    "IN",
    "CU",
    "KE",
    "GH",
    "TR",
    "TG",
    "BD",
    "LK",
    "UZ",
    "TJ",
    "KG",
    "KZ",
    "BY",
    "RS",
    "EG",
    "YE",
    "SY",
    "IQ",
    "SL",
    "CN",
)


@pytest.fixture
def figures(published: Publish) -> None:
    published(*(figure_factories.figure(number, nationality_id=code) for number, code in enumerate(CODES, 10)))


def test_a_long_list_says_that_it_can_be_searched_and_holds_every_value(figures: None, public: Client) -> None:
    shown = public.get("/figures/?side=RU").content.decode()
    assert re.findall(r"<details[^>]*data-find=\"Find in this list\"[^>]*>\s*<summary>(\d+) more", shown) == ["13"]
    assert all(f"value={code}>" in shown for code in CODES)


@NEEDS_CHROMIUM
def test_what_is_typed_leaves_the_values_that_have_it(figures: None, public: Client) -> None:
    text = public.get("/figures/?side=RU").content.decode()

    def answer(route: Route) -> None:
        found = finders.find(route.request.url.removeprefix(f"{SITE}/static/"))
        if isinstance(found, str):
            route.fulfill(path=Path(found))
        else:
            route.fulfill(body=text, content_type="text/html; charset=utf-8")

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--headless=new", "--no-sandbox", *QUIET])
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.route("**/*", answer)
        page.goto(f"{SITE}/figures/?side=RU")
        fold = page.locator("details[data-find]")
        fold.locator("summary").click()
        rows, box = fold.locator("li:visible"), fold.get_by_label("Find in this list")
        assert rows.count() == 13
        box.fill("turk")
        assert [each.split("\n")[0].strip() for each in rows.all_inner_texts()] == ["Türkiye"]
        box.fill("1")
        assert rows.count() == 0, "the number behind each value is none"
        box.press("Enter")
        assert page.url == f"{SITE}/figures/?side=RU", "Enter sends no form"
        box.fill("")
        assert rows.count() == 13
        browser.close()
