"""The newsroom's own script in a real browser: a person's page, with the static files it asks for and no server."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from urllib.parse import parse_qs, urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import Page, Route, sync_playwright

from tests import factories
from tests.admin_forms import fields_of, with_row
from tests.chromium import CHROMIUM, NEEDS_CHROMIUM, QUIET
from tracker.accounts.models import User

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore:No directory at"),
    NEEDS_CHROMIUM,
]
SITE = "http://newsroom.test"
ADD = "/people/person/add/"
WHOLE = f"{ADD}?density=whole"
Found = TypeVar("Found")
# What the newsroom answers while a name is typed, here for the second row alone.
LIKELY = [
    {
        "name": "<b>Бикаш</b> Гарти",
        "also": "",
        "nationality": "Nepal",
        "born": "born 1998",
        "fate": "",
        "reference": "P-7K2M9Q",
        "url": "/people/person/7/change/",
        "how": "very like",
    }
]


def _answer(route: Route, html: str) -> None:
    path = route.request.url.removeprefix(SITE).partition("?")[0]
    if path == ADD:
        route.fulfill(body=html, content_type="text/html; charset=utf-8")
    elif path == "/people/person/likely/":
        asked = parse_qs(urlsplit(route.request.url).query)
        route.fulfill(json={"likely": LIKELY if asked.get("names-1-text") == ["Bikash Gharti"] else [], "enough": True})
    elif path == "/jsi18n/":
        route.fulfill(body="", content_type="text/javascript")
    elif path == "/autocomplete/":
        route.fulfill(json={"results": [], "pagination": {"more": False}})
    elif path.startswith("/static/") and isinstance(found := finders.find(path.removeprefix("/static/")), str):
        route.fulfill(path=Path(found))
    else:
        route.fulfill(status=404, body="")


def in_chromium(html: str, look: Callable[[Page], Found]) -> Found:
    """What is seen on the page; it is asked for before, because Django refuses the database beside a browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--headless=new", "--no-sandbox", *QUIET])
        page = browser.new_page()
        page.route("**/*", lambda route: _answer(route, html))
        found = look(page)
        browser.close()
    return found


def _saved_by_key(page: Page) -> str:
    """The method by which Ctrl+S in a row's box of sources asks for the page."""
    page.goto(SITE + ADD)
    page.locator("#id_names-0-as_above").uncheck()
    page.locator("#names-0 .field-sources .select2-search__field").last.focus()
    with page.expect_request(SITE + ADD) as asked:
        page.keyboard.press("Control+s")
    return str(asked.value.method)


def _focused(page: Page) -> str:
    page.goto(SITE + ADD)
    return str(page.evaluate("document.activeElement.name"))


def test_the_cursor_stands_in_the_field_that_is_wrong(client: Client, researcher: User) -> None:
    client.force_login(researcher)
    fields = with_row(fields_of(client.get(ADD).content), "contracts", side="RU", signed_on="2023", ends_on="2022-13")
    html = client.post(ADD, fields | {"contracts-0-status": ["unverified"]}).content.decode()
    assert "names no month" in html
    assert in_chromium(html, _focused) == "contracts-0-ends_on"


def test_the_cursor_stands_where_an_answer_is_lacking(client: Client, researcher: User) -> None:
    known = factories.person("Bikash Gharti")
    client.force_login(researcher)
    html = client.post(ADD, fields_of(client.get(ADD).content) | {"names-0-text": ["Bikash Gharti"]}).content.decode()
    assert in_chromium(html, _focused) == f"not_the_same-{known.reference}"


def test_ctrl_s_saves_from_a_box_of_sources(client: Client, researcher: User) -> None:
    client.force_login(researcher)
    html = client.get(WHOLE).content.decode().replace(" required", "")
    assert in_chromium(html, _saved_by_key) == "POST"


def _searched_for_a_site(page: Page) -> tuple[str, str]:
    page.goto(SITE + ADD)
    page.get_by_text("Add another Step").click()
    page.locator("#steps-0 .field-site .select2-selection").click()
    link = page.locator(".select2-results__message a")
    link.wait_for()
    return link.inner_text(), str(link.get_attribute("href"))


def test_a_box_that_finds_no_site_says_where_sites_are_entered(client: Client, researcher: User) -> None:
    client.force_login(researcher)
    words, address = in_chromium(client.get(WHOLE).content.decode(), _searched_for_a_site)
    assert words == "Not recorded yet? New sites are entered on a page of their own."
    assert address == "/units/site/add/"


_STANDS_CLEAR = """box => {
  const help = box.getBoundingClientRect();
  const fields = [...document.querySelectorAll("#contracts-0 input, #contracts-0 select, #contracts-0 .select2")];
  const next = fields.slice(fields.indexOf(document.activeElement)).map((each) => each.getBoundingClientRect());
  return next.every((it) => !it.width || it.top >= help.bottom || it.left >= help.right || it.right <= help.left);
}"""


def _tapped_a_date(page: Page) -> tuple[bool, bool, str, float]:
    """Whether the help was seen before and once the field had the cursor, what it says, and how much the row grew.

    It is seen in full where it covers neither the field nor what comes next.
    """
    page.goto(SITE + ADD)
    field, row = page.locator("#id_contracts-0-signed_on"), page.locator("#contracts-0 .field-signed_on.form-row")
    page.locator("#id_contracts-0-side").focus()
    help_text, before = page.locator("#id_contracts-0-signed_on_helptext .forms-of-dates"), row.bounding_box()
    was_seen = help_text.is_visible()
    field.focus()
    described = page.locator(f"#{field.get_attribute('aria-describedby')}").inner_text()
    grown = (row.bounding_box() or {"height": 0})["height"] - (before or {"height": 0})["height"]
    is_seen = help_text.is_visible() and help_text.evaluate(_STANDS_CLEAR)
    return was_seen, is_seen, described, grown


_CENTRE = (
    "box => { const { x, y, width, height } = box.getBoundingClientRect(); return [x + width / 2, y + height / 2]; }"
)
_BELOW = ("#id_contracts-0-unit_as_stated", "#id_contracts-0-status", "#contracts-group .add-row a", "[name=_continue]")


def _clicked_once(page: Page) -> dict[str, bool]:
    """For fields and buttons around an open help: whether one click by a mouse gets there."""
    got: dict[str, bool] = {}
    for selector in (*_BELOW, "#id_contracts-0-side", "#id_names-0-text"):
        page.goto(SITE + ADD)
        page.evaluate("document.addEventListener('click', (event) => { window.clicked = event.target; })")
        page.evaluate("document.querySelector('#person_form').addEventListener('submit', (e) => e.preventDefault())")
        there = page.locator(selector)
        there.scroll_into_view_if_needed()
        page.locator("#id_contracts-0-ends_on").evaluate("field => field.focus({ preventScroll: true })")
        page.mouse.click(*there.evaluate(_CENTRE))
        got[selector] = bool(there.evaluate("there => there === window.clicked"))
    return got


def test_how_dates_are_written_is_told_by_tap_and_keyboard_and_takes_no_room(client: Client, researcher: User) -> None:
    client.force_login(researcher)
    was_seen, is_seen, described, grown = in_chromium(client.get(WHOLE).content.decode(), _tapped_a_date)
    assert (was_seen, is_seen, grown) == (False, True, 0)
    assert "[2023-09..2023-11]: some day between" in described


def test_one_click_gets_to_what_stands_around_the_help(client: Client, researcher: User) -> None:
    client.force_login(researcher)
    got = in_chromium(client.get(WHOLE).content.decode(), _clicked_once)
    assert got == dict.fromkeys(got, True)


def _typed_a_name(page: Page) -> tuple[str, str, str | None, str | None, str, int]:
    """What is told below the second name: by a status, with a link; and what is told of another name, in the first."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/likely/" in request.url else None)
    page.goto(SITE + ADD)
    page.get_by_text("Add another Name").click()
    page.locator("#id_names-1-text").press_sequentially("Bikash Gharti", delay=20)
    told = page.locator("#names-1 [role=status]")
    link = told.locator("a")
    link.wait_for()
    first = told.inner_text()
    opens, target = link.get_attribute("href"), link.get_attribute("target")
    times = len(asked)
    page.locator("#id_names-0-text").fill("Juan Pérez")
    other = page.locator("#names-0 [role=status] p")
    other.wait_for()
    page.locator("#id_names-1-text").fill("")
    page.wait_for_function("!document.querySelector('#names-1 [role=status]').textContent")
    return first, link.inner_text() if link.count() else "", opens, target, other.inner_text(), times


def test_likely_records_are_told_below_the_name_that_is_typed(client: Client, researcher: User) -> None:
    client.force_login(researcher)
    first, emptied, opens, target, other, times = in_chromium(client.get(WHOLE).content.decode(), _typed_a_name)
    assert first.splitlines() == [
        "Recorded already? One record has such a name (opens in a new tab):",
        "",
        "<b>Бикаш</b> Гарти very like Nepal · born 1998 · P-7K2M9Q",
    ]
    assert (opens, target) == ("/people/person/7/change/", "_blank")
    assert other == "No record has such a name."
    assert emptied == ""
    # Asked when the typing paused, not at each letter.
    assert times == 1
