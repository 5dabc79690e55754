"""The public pages in a real browser, served by the real public process with its own login, from published records."""

import os
import urllib.request
from collections.abc import Iterator
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, FloatRect, Locator, Page, ViewportSize, sync_playwright

from tests.chromium import CHROMIUM, NEEDS_CHROMIUM, QUIET
from tests.installations import another_installation, manage, public_process
from tracker.config.postgresql import postgres

pytestmark = [NEEDS_CHROMIUM, pytest.mark.whole]

PHONE: ViewportSize = {"width": 360, "height": 740}
DESK: ViewportSize = {"width": 1280, "height": 800}
LINE = 24
"""About the height of a line of text, in pixels."""
ACCESSIBILITY = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
"""What is looked for: the Web Content Accessibility Guidelines 2.2, level AA, and what is best besides."""
PAGES = {
    "/": 200,
    "/people/": 200,
    "/people/?nationality=NP&fate=killed": 200,
    "/people/?q=%D0%93%D0%BB%D0%BE%D1%81%D1%81": 200,
    "/people/?q=Nobody": 200,
    "/search/": 200,
    "/search/?q=what+did+Kenya%27s+government+do": 200,
    "/timeline/": 200,
    "/timeline/?nationality=NP&side=RU": 200,
    "/timeline/?side=XX": 400,
    "/method/": 200,
    "/units/": 200,
    "/nationalities/": 200,
    "/nationalities/NP/": 200,
    "/figures/": 200,
    "/figures/?measure=killed": 200,
    "/compare/": 200,
    "/compare/?nationality=NP&measure=killed": 200,
    "/compare/?nationality=all&measure=recruited&side=RU": 200,
    "/compare/?nationality=XX&colour=red": 400,
    "/state-actions/": 200,
    "/statements/": 200,
    "/sources/": 200,
    "/legal-instruments/": 200,
    "/download/": 200,
    "/units/?kind=army_group": 400,
    "/people/?nationality=XX&colour=red&contract_from=soon": 400,
    "/nowhere/": 404,
}


def _manage(command: str) -> None:
    run = manage(command)
    assert run.returncode == 0, run.stderr


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve what the starting data publishes, from an installation of its own."""
    with another_installation() as cluster, postgres.in_use(cluster):
        _manage("load_starting_data")
        _manage("publish_starting_data")
        with public_process(tmp_path_factory.mktemp("site") / "log") as address:
            yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    # Chromium refuses its sandbox to root.
    arguments = [*QUIET, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--headless=new", *arguments])
        yield started
        started.close()


@pytest.fixture
def reader(browser: Browser) -> Iterator[BrowserContext]:
    """A reader without JavaScript."""
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    yield context
    context.close()


def _gloss(site: str) -> str:
    with urllib.request.urlopen(f"{site}/people/?q=Gloss") as answer:
        page: str = answer.read().decode()
    return next(part for part in page.split('"') if part.startswith("/people/P-"))


def _complaints(page: Page) -> list[str]:
    """Collects what the console and the policy complain about; a refused address itself is no complaint."""
    found: list[str] = []
    page.on("console", lambda message: found.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("requestfailed", lambda request: found.append(request.url))
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_no_page_overflows_or_complains(
    browser: Browser, site: str, size: ViewportSize, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(viewport=size, color_scheme=scheme)
    for path, status in {**PAGES, _gloss(site): 200}.items():
        page = context.new_page()
        complaints = _complaints(page)
        answer = page.goto(site + path, wait_until="load")
        assert answer is not None
        assert answer.status == status, path
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], path
        assert [text for text in complaints if f"status of {status}" not in text] == [], path
        page.close()
    context.close()


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "light"), (DESK, "dark")], ids=["phone-light", "desk-dark"])
def test_no_page_keeps_anybody_out(
    browser: Browser, site: str, size: ViewportSize, scheme: Literal["light", "dark"]
) -> None:
    context, axe = browser.new_context(viewport=size, color_scheme=scheme), Axe()
    page = context.new_page()
    for path in (*PAGES, _gloss(site)):
        page.goto(site + path)
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        found = axe.run(page, options=ACCESSIBILITY)
        assert found.response["violations"] == [], (path, found.generate_report())
    context.close()


def test_what_is_typed_into_the_search_box_is_offered_in_words(browser: Browser, site: str) -> None:
    page = browser.new_page(viewport=DESK)
    complaints = _complaints(page)
    page.goto(f"{site}/method/")
    page.get_by_label("Search everything").press_sequentially("кения", delay=20)
    page.wait_for_selector("#search-offered option[value=Kenya]", state="attached")
    page.get_by_label("Search everything").fill("k")
    page.wait_for_selector("#search-offered option", state="detached")
    assert complaints == []
    page.close()


def test_the_style_sheet_is_taken_under_the_policy(browser: Browser, site: str) -> None:
    page = browser.new_page(viewport=DESK)
    page.goto(site)
    assert page.evaluate("getComputedStyle(document.querySelector('.headlines')).display") == "grid"
    assert ".css" in (page.get_attribute("link[rel=stylesheet]", "href") or "")
    page.close()


def test_filters_work_without_javascript_on_a_phone(reader: BrowserContext, site: str) -> None:
    page = reader.new_page()
    page.goto(f"{site}/people/")
    assert not page.get_by_label("Nepal", exact=True).is_visible()
    page.get_by_text("Filters", exact=True).click()
    page.get_by_label("Nepal", exact=True).check()
    page.get_by_role("button", name="Show people").last.click()
    assert "nationality=NP" in page.url
    assert page.get_by_role("status").inner_text().startswith("10 people, nationality: Nepal.")
    assert page.get_by_text("Filters (1 in use)").is_visible()
    page.get_by_role("link", name="Remove: Nationality: Nepal").click()
    assert page.get_by_role("status").inner_text().startswith("25 people, all that are recorded.")


def test_filters_stand_open_beside_the_list_on_a_desk(browser: Browser, site: str) -> None:
    page = browser.new_page(viewport=DESK)
    page.goto(f"{site}/people/")
    assert page.get_by_label("Nepal", exact=True).is_visible()
    page.close()


def test_search_and_citation_work_without_javascript(reader: BrowserContext, site: str) -> None:
    page = reader.new_page()
    page.goto(site)
    page.get_by_label("Search everything").fill("Глосс")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Michael Alexander Gloss").click()
    assert page.locator("h1").inner_text() == "Michael Alexander Gloss"
    page.get_by_label("Source 1").first.click()
    assert page.url.endswith("#source-1")


def test_the_keyboard_reaches_the_content_first(browser: Browser, site: str) -> None:
    page = browser.new_page(viewport=DESK)
    page.goto(f"{site}/people/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.close()


def test_a_table_stays_a_table_to_a_screen_reader_on_a_phone(browser: Browser, site: str) -> None:
    page = browser.new_page(viewport=PHONE)
    page.goto(f"{site}/people/?q=Gloss")
    assert page.get_by_role("table", name="People found").get_by_role("cell").count() == 7
    assert page.get_by_role("rowheader").inner_text() == "Michael Alexander Gloss"
    page.close()


def test_a_bar_stands_beside_the_first_line_of_its_label(browser: Browser, site: str) -> None:
    page = browser.new_page(viewport=PHONE)
    page.goto(f"{site}/nationalities/BR/")
    rows = page.locator(".bars tr:has(rect)")
    assert max(_box(row.locator("th"))["height"] for row in rows.all()) > 2 * LINE
    for row in rows.all():
        number, bar = _box(row.locator(".number a")), _box(row.locator("svg"))
        assert abs(_middle(number) - _middle(bar)) < LINE / 4
    page.close()


def _box(shown: Locator) -> FloatRect:
    box = shown.bounding_box()
    assert box is not None
    return box


def _middle(box: FloatRect) -> float:
    return box["y"] + box["height"] / 2


def test_the_nationalities_need_no_scrolling_sideways_on_a_phone(browser: Browser, site: str) -> None:
    page = browser.new_page(viewport=PHONE)
    page.goto(f"{site}/nationalities/")
    table = page.get_by_role("table", name="Nationalities, by region")
    assert _box(table)["width"] <= PHONE["width"]
    nepal = table.get_by_role("row", name="Nepal")
    cells = [cell for cell in nepal.get_by_role("cell").all() if cell.is_visible()]
    assert [cell.inner_text() for cell in cells][:2] == ["10", "10"]
    assert {cell.get_attribute("data-head") for cell in cells} >= {"Recorded", "Confirmed dead", "Published figures"}
    assert "0" not in [cell.inner_text() for cell in cells]
    page.close()


def test_a_table_that_scrolls_sideways_shows_a_shade_at_its_edge(browser: Browser, site: str) -> None:
    page = browser.new_page(viewport=PHONE)
    page.goto(f"{site}/method/")
    page.locator("section:has(> #policy) summary").first.click()
    scrolled = page.locator(".scroll").first
    shade = scrolled.evaluate("each => getComputedStyle(each).backgroundAttachment")
    assert scrolled.evaluate("each => each.scrollWidth > each.clientWidth")
    assert shade == "local, scroll"
    page.close()


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_landmarks_have_names_of_their_own_and_controls_one_height(
    browser: Browser, site: str, size: ViewportSize
) -> None:
    page = browser.new_page(viewport=size)
    for path in PAGES:
        page.goto(site + path)
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        names = page.evaluate(_NAMES_OF_LANDMARKS)
        assert len(names) == len(set(names)), (path, names)
        assert set(page.evaluate(_HEIGHTS)) <= {40}, path
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], path
        assert page.evaluate(_RIGHTMOST) <= size["width"] - MARGIN, path
    page.close()


def test_numbers_and_boxes_are_large_enough_to_touch(browser: Browser, site: str) -> None:
    page = browser.new_page(viewport=PHONE)
    for path in ("/nationalities/", "/people/", "/units/", "/figures/"):
        page.goto(site + path)
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        sizes = page.evaluate(_SIZES_OF_TARGETS)
        assert min((side for box in sizes for side in box), default=24) >= 24, path
    page.close()


def test_a_form_leaves_its_empty_fields_out_of_the_address(browser: Browser, site: str) -> None:
    page = browser.new_page(viewport=DESK)
    page.goto(f"{site}/people/")
    page.get_by_label("Nepal", exact=True).check()
    with page.expect_navigation() as shown:
        page.get_by_role("button", name="Show people").last.click()
    assert shown.value.request.redirected_from is None
    assert page.url == f"{site}/people/?nationality=NP"
    page.close()


MARGIN = 15
_NAMES_OF_LANDMARKS = """() => {
  const named = [...document.querySelectorAll("section[aria-labelledby], section[aria-label], nav, form[aria-label]")];
  const heading = each => document.getElementById(each.getAttribute("aria-labelledby")).textContent;
  const shown = named.filter(each => each.getClientRects().length);
  return shown.map(each => `${each.tagName} ${(each.getAttribute("aria-label") || heading(each)).trim()}`);
}"""
_HEIGHTS = """() => {
  const controls = document.querySelectorAll("button, .button, select, input:not([type=checkbox], [type=hidden])");
  return [...controls].map(each => Math.round(each.getBoundingClientRect().height)).filter(Boolean);
}"""
_RIGHTMOST = """() => {
  const rights = [...document.querySelectorAll("button")].map(each => each.getBoundingClientRect().right);
  return Math.max(0, ...rights);
}"""
_SIZES_OF_TARGETS = """() => {
  const targets = [...document.querySelectorAll("td.number a, input[type=checkbox]")];
  const boxes = targets.map(each => each.getBoundingClientRect()).filter(box => box.width);
  return boxes.map(box => [Math.ceil(box.width), Math.ceil(box.height)]);
}"""
