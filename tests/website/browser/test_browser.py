"""The public pages in a real browser, served by the real public process with its own login, from published records."""

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, FloatRect, Locator

from tests.chromium import NEEDS_CHROMIUM
from tests.website.browser.looking import DESK, PHONE, complaints_of

pytestmark = [NEEDS_CHROMIUM, pytest.mark.whole]

LINE = 24
"""About the height of a line of text, in pixels."""


def test_what_is_typed_into_the_search_box_is_offered_in_words(browser: Browser, site: str) -> None:
    page = browser.new_page(viewport=DESK)
    complaints = complaints_of(page)
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
    assert not page.get_by_role("checkbox", name=re.compile(r"^Nepal [\d,]+$")).is_visible()
    page.get_by_text("Filters", exact=True).click()
    page.get_by_role("checkbox", name=re.compile(r"^Nepal [\d,]+$")).check()
    page.get_by_role("button", name="Show people").last.click()
    assert "nationality=NP" in page.url
    assert re.match(r"\d+ people, nationality: Nepal\.", page.get_by_role("status").inner_text())
    assert page.get_by_text("Filters (1 in use)").is_visible()
    page.get_by_role("link", name="Remove: Nationality: Nepal").click()
    assert re.match(r"\d+ people, all that are recorded\.", page.get_by_role("status").inner_text())


def test_filters_stand_open_beside_the_list_on_a_desk(browser: Browser, site: str) -> None:
    page = browser.new_page(viewport=DESK)
    page.goto(f"{site}/people/")
    assert page.get_by_role("checkbox", name=re.compile(r"^Nepal [\d,]+$")).is_visible()
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
    assert all(int(cell.inner_text()) for cell in cells[:2])
    assert {cell.get_attribute("data-head") for cell in cells} >= {"Recorded", "Confirmed dead", "Published figures"}
    assert "0" not in [cell.inner_text() for cell in cells]
    page.close()


def test_a_person_takes_few_lines_of_the_list_on_a_phone(browser: Browser, site: str) -> None:
    page = browser.new_page(viewport=PHONE)
    page.goto(f"{site}/people/?q=Gloss")
    assert _box(page.get_by_role("row").last)["height"] < 9 * LINE
    page.close()


def test_the_highest_number_of_a_chart_does_not_stand_on_its_bars(browser: Browser, site: str) -> None:
    page = browser.new_page(viewport=PHONE)
    page.goto(f"{site}/timeline/")
    for drawn in page.locator(".drawn:has(span)").all():
        number = _box(drawn.locator("span"))
        assert number["y"] + number["height"] <= _box(drawn.locator("svg"))["y"] + 2
    page.close()


def test_a_table_that_scrolls_sideways_shows_a_shade_at_its_edge(browser: Browser, site: str) -> None:
    page = browser.new_page(viewport=PHONE)
    page.goto(f"{site}/method/filters/")
    scrolled = page.locator(".scroll").first
    shade = scrolled.evaluate("each => getComputedStyle(each).backgroundAttachment")
    assert scrolled.evaluate("each => each.scrollWidth > each.clientWidth")
    assert shade == "local, scroll"
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
    page.get_by_role("checkbox", name=re.compile(r"^Nepal [\d,]+$")).check()
    with page.expect_navigation() as shown:
        page.get_by_role("button", name="Show people").last.click()
    assert shown.value.request.redirected_from is None
    assert page.url == f"{site}/people/?nationality=NP"
    page.close()


_SIZES_OF_TARGETS = """() => {
  const targets = [...document.querySelectorAll("td.number a, input[type=checkbox]")];
  const boxes = targets.map(each => each.getBoundingClientRect()).filter(box => box.width);
  return boxes.map(box => [Math.ceil(box.width), Math.ceil(box.height)]);
}"""
