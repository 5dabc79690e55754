"""The site as people use it: without scripts, with the keyboard alone, with large text, on paper, going back."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize

from tests.chromium import NEEDS_CHROMIUM
from tests.website.browser.conftest import Site
from tests.website.browser.looking import DESK, TRIED, open_folds

pytestmark = [NEEDS_CHROMIUM, pytest.mark.whole]
A4: ViewportSize = {"width": 720, "height": 1018}
"""What of a sheet of A4 is printed on, in CSS pixels."""
MANY_TABS = 200
MAIN = ("/", "/people/", "/timeline/", "/nationalities/NP/", "/figures/?measure=killed", "/method/")


def test_without_scripts_a_list_is_filtered_paged_and_taken_as_a_file(reader: BrowserContext, site: str) -> None:
    page = reader.new_page()
    page.goto(f"{site}/figures/?side=RU")
    page.get_by_text("Filters (1 in use)").click()
    page.get_by_role("checkbox", name=re.compile(r"^Killed [\d,]+$")).check()
    page.get_by_role("button", name="Show", exact=True).last.click()
    assert page.url == f"{site}/figures/?measure=killed&side=RU"
    first = page.locator("tbody tr[id]").first.get_attribute("id")
    page.get_by_role("link", name="Next").click()
    assert "cursor=" in page.url
    assert page.locator("tbody tr[id]").first.get_attribute("id") != first
    with page.expect_download() as started:
        page.get_by_role("link", name="CSV", exact=True).click()
    lines = Path(started.value.path()).read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("reference,")
    assert len(lines) > 20


def test_with_the_keyboard_alone_a_list_is_filtered_paged_and_taken_as_a_file(browser: Browser, site: str) -> None:
    page = browser.new_page(viewport=DESK)
    page.goto(f"{site}/figures/?side=RU")
    _tab_to(page, "#main", "Skip to the content", by="Enter")
    _tab_to(page, "[name=measure][value=killed]", by="Space")
    with page.expect_navigation():
        _tab_to(page, "form.filters [type=submit]", by="Enter")
    assert page.url == f"{site}/figures/?measure=killed&side=RU"
    with page.expect_navigation():
        _tab_to(page, "a[href*=cursor]", by="Enter")
    assert "cursor=" in page.url
    with page.expect_download() as started:
        _tab_to(page, "a[href*='.csv']", by="Enter")
    assert Path(started.value.path()).stat().st_size > 1000
    page.close()


def _tab_to(page: Page, selector: str, words: str = "", *, by: str) -> None:
    """Go on with the tabulator until there, where the focus is seen all the way; then press that key."""
    for _step in range(MANY_TABS):
        page.keyboard.press("Tab")
        assert page.evaluate(_IS_SEEN), page.evaluate("document.activeElement.outerHTML")
        here = f"document.activeElement.matches({selector!r})"
        if words:
            here = f"document.activeElement.textContent.trim() === {words!r}"
        if page.evaluate(here):
            page.keyboard.press(by)
            return
    pytest.fail(f"The tabulator does not reach {selector}.")


@pytest.mark.parametrize("tried", [*MAIN, *TRIED])
def test_text_of_twice_the_size_is_neither_cut_nor_wider_than_the_window(
    browser: Browser, served: Site, tried: str
) -> None:
    page = browser.new_page(viewport=DESK)
    # What a reader sets in the browser, to which conditions of the style sheet answer as well.
    twice = {"fontSizes": {"standard": 32, "fixed": 26}}
    page.context.new_cdp_session(page).send("Page.setFontSizes", twice)
    page.goto(served.address + (served.person(tried) if tried in TRIED else tried))
    assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") == 32
    open_folds(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= DESK["width"]
    assert page.evaluate(_CUT) == []
    page.close()


@pytest.mark.parametrize("tried", [*MAIN, *TRIED])
def test_a_page_on_paper_is_whole_and_says_where_its_sources_are(
    browser: Browser, served: Site, tmp_path: Path, tried: str
) -> None:
    page = browser.new_page(viewport=A4)
    page.goto(served.address + (served.person(tried) if tried in TRIED else tried))
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth") <= A4["width"]
    assert page.evaluate(_CUT) == []
    for address in page.locator(".sources a[rel]").all():
        printed = address.evaluate("each => getComputedStyle(each, '::after').content")
        assert (address.get_attribute("href") or "") in printed
    page.pdf(path=tmp_path / "page.pdf", format="A4")
    written = (tmp_path / "page.pdf").read_bytes()
    assert len(re.findall(rb"/Type /Page\b", written)) >= 1
    assert written.count(b"/Font") > 0
    page.close()


def test_what_is_folded_is_unfolded_on_paper(browser: Browser, site: str) -> None:
    page = browser.new_page(viewport=A4)
    page.goto(f"{site}/method/words/")
    last = page.locator("main details table").last
    assert not last.is_visible()
    page.emulate_media(media="print")
    assert last.is_visible()
    assert not page.get_by_role("navigation", name="Site").is_visible()
    page.close()


def test_back_brings_ticks_and_list_together(browser: Browser, site: str) -> None:
    page = browser.new_page(viewport=DESK)
    page.goto(f"{site}/people/?nationality=NP")
    first = page.get_by_role("status").inner_text()
    page.get_by_role("checkbox", name=re.compile(r"^India [\d,]+$")).check()
    with page.expect_navigation():
        page.get_by_role("button", name="Show people").last.click()
    assert page.get_by_role("status").inner_text() != first
    page.go_back()
    assert page.get_by_role("status").inner_text() == first
    assert page.get_by_role("checkbox", name=re.compile(r"^Nepal [\d,]+$")).is_checked()
    assert not page.get_by_role("checkbox", name=re.compile(r"^India [\d,]+$")).is_checked()
    page.close()


_IS_SEEN = """() => {
  const shown = getComputedStyle(document.activeElement);
  const box = document.activeElement.getBoundingClientRect();
  return document.activeElement === document.body || (shown.outlineStyle !== "none" && box.width > 0 && box.height > 0);
}"""
_CUT = """() => [...document.querySelectorAll("main *, footer *, header *")].filter(each => {
  const shown = getComputedStyle(each);
  if (each.closest(".hidden, .scroll, svg, .matrix, select, input, [tabindex='0']")) return false;
  const isCut = each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1;
  return each.clientWidth && isCut && [shown.overflowX, shown.overflowY].some(value => value !== "visible");
}).map(each => each.outerHTML.slice(0, 200))"""
