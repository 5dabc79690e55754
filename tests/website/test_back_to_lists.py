"""Whoever goes back to a list finds ticks, choices and words as the list and its address have them."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import Page, Route, sync_playwright

from tests import factories
from tests.chromium import CHROMIUM, NEEDS_CHROMIUM, QUIET
from tests.conftest import Publish
from tracker.accounts.models import User

pytestmark = [
    pytest.mark.django_db(databases=["default", "catalogue"]),
    pytest.mark.filterwarnings("ignore:No directory at"),
    NEEDS_CHROMIUM,
]
SITE = "http://lists.test"
_STATE = """() => [...document.querySelectorAll("form[method=get] :is(input, select), #changelist-form input")]
  .filter((each) => each.type !== "hidden")
  .map((each) => `${each.name}=${each.type === "checkbox" ? each.value + ":" + each.checked : each.value}`)"""


class Pages:
    """A list and the same list filtered, as the site answered them, for a browser without server."""

    def __init__(self, client: Client, address: str, question: str) -> None:
        self.address = address
        self.plain = client.get(address).content.decode()
        self.filtered = client.get(f"{address}?{question}").content.decode()

    def answer(self, route: Route) -> None:
        path, _, query = route.request.url.removeprefix(SITE).partition("?")
        found = finders.find(path.removeprefix("/static/")) if path.startswith("/static/") else None
        if path == self.address:
            route.fulfill(body=self.filtered if query else self.plain, content_type="text/html; charset=utf-8")
        elif isinstance(found, str):
            route.fulfill(path=Path(found))
        else:
            route.fulfill(status=404, body="")

    def gone_and_come_back(self, *, ticks: list[str], button: str, keeps_pages: bool) -> tuple[Any, Any, Any]:
        """What the forms hold at first, when they were filled in, and after going on and back."""
        left_out = ["--disable-back-forward-cache"] if keeps_pages else []
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=CHROMIUM,
                args=["--headless=new", "--no-sandbox", *QUIET],
                ignore_default_args=left_out,
            )
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            page.route("**/*", self.answer)
            page.goto(SITE + self.address)
            first = page.evaluate(_STATE)
            filled = self._filled(page, ticks)
            page.locator(button).first.click()
            page.wait_for_url("**?*")
            page.go_back(wait_until="commit")  # A page that was kept is not loaded again.
            page.wait_for_timeout(500)
            assert "?" not in page.url
            back = page.evaluate(_STATE)
            browser.close()
        return first, filled, back

    def _filled(self, page: Page, ticks: list[str]) -> Any:
        for tick in ticks:
            page.locator(tick).first.check(force=True)
        for select in page.locator("form[method=get] select").all():
            select.evaluate("box => { box.selectedIndex = box.options.length - 1; }")
        for text in page.locator("form[method=get]").last.locator("input:is([type=text], [type=search])").all():
            text.evaluate("field => { field.value = '2023'; }")
        return page.evaluate(_STATE)


@pytest.mark.parametrize("keeps_pages", [False, True])
@pytest.mark.parametrize(
    ("address", "question", "tick"),
    [("/people/", "nationality=NP", "[name=nationality]"), ("/sources/", "kind=news_article", "[name=kind]")],
)
def test_back_on_a_public_list_shows_the_filter_that_the_list_has(
    published: Publish, public: Client, *, address: str, question: str, tick: str, keeps_pages: bool
) -> None:
    published(factories.person("Ram Thapa", nationalities=["NP"]), factories.person("Juan", nationalities=["CU"]))
    pages = Pages(public, address, question)
    button = "form.filters [type=submit]"
    first, filled, back = pages.gone_and_come_back(ticks=[tick], button=button, keeps_pages=keeps_pages)
    assert filled != first
    assert back == first


@pytest.mark.parametrize("keeps_pages", [False, True])
def test_back_on_a_list_of_the_newsroom_shows_its_search_and_ticks_no_other_record(
    client: Client, researcher: User, *, keeps_pages: bool
) -> None:
    for name in ("Ram Thapa", "Juan"):
        factories.person(name)
    client.force_login(researcher)
    pages = Pages(client, "/people/person/", "q=Ram")
    first, filled, back = pages.gone_and_come_back(
        ticks=["[name=_selected_action]"], button="#changelist-search [type=submit]", keeps_pages=keeps_pages
    )
    assert filled != first
    assert back == first
