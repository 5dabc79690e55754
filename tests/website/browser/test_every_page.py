"""Every page on a phone and on a desk: nothing sticks out, complains, or keeps anybody out; and all are small."""

import gzip
import html
import re
import urllib.request
from collections.abc import Iterator
from typing import Literal
from urllib.error import HTTPError

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import Resolver404, get_resolver
from playwright.sync_api import Browser, Page, ViewportSize

from tests.chromium import NEEDS_CHROMIUM
from tests.website.browser.conftest import Site
from tests.website.browser.looking import DESK, PAGES, PHONE, TRIED, complaints_of, open_folds

pytestmark = [NEEDS_CHROMIUM, pytest.mark.whole]

ACCESSIBILITY = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
"""What is looked for: the Web Content Accessibility Guidelines 2.2, level AA, and what is best besides."""
OF_A_FRAME = {"rules": {rule: {"enabled": False} for rule in ("landmark-one-main", "region", "page-has-heading-one")}}
MARGIN = 15
MOST_OF_HTML, MOST_OF_A_PAGE = 60_000, 100_000
"""Bytes: of the HTML as it is, and of everything that a page loads, each compressed."""
LOADED = re.compile(r'(?:src|rel="stylesheet" href|rel="icon"\s+href)="(/[^"]+)"')
"""Addresses of what a page loads."""


def pages_of(site: Site) -> dict[str, int]:
    """Every page, with the records that try them, and how each answers."""
    people = {site.person(tried): 200 for tried in TRIED}
    frames = {f"/embed{site.person(tried)}": 200 for tried in ("full", "disputed", "anonymous")}
    return PAGES | people | frames | {site.person("withdrawn"): 410} | dict.fromkeys(_first_records(site), 200)


def _first_records(site: Site) -> Iterator[str]:
    """The page of a unit, of a source, and of somebody of the starting data."""
    for name, after in (("units", ""), ("sources", ""), ("people", "?q=Gloss")):
        with urllib.request.urlopen(f"{site.address}/{name}/{after}") as answer:
            shown = answer.read().decode()
        yield re.findall(rf'href="(/{name}/[A-Z]-[^"]+)"', shown)[0]


def test_every_address_of_a_page_is_looked_at(served: Site) -> None:
    resolver = get_resolver("tracker.website.urls")
    routes = {str(each.pattern) for each in resolver.url_patterns}
    pages = {route for route in routes if route.endswith("/") or not route}
    looked_at = set()
    for address in pages_of(served):
        try:
            looked_at.add(resolver.resolve(address.partition("?")[0]).route)
        except Resolver404:
            assert address == "/nowhere/"
    assert pages - looked_at == set()


@pytest.mark.parametrize(("size", "scheme"), [(PHONE, "light"), (DESK, "dark")], ids=["phone-light", "desk-dark"])
def test_no_page_sticks_out_complains_or_keeps_anybody_out(
    browser: Browser, served: Site, size: ViewportSize, scheme: Literal["light", "dark"]
) -> None:
    context, axe = browser.new_context(viewport=size, color_scheme=scheme), Axe()
    page = context.new_page()
    complaints = complaints_of(page)
    found: dict[str, object] = {}
    for path, status in pages_of(served).items():
        complaints.clear()
        answer = page.goto(served.address + path, wait_until="load")
        assert answer is not None
        faults: list[object] = [answer.status] if answer.status != status else []
        faults += [text for text in complaints if f"status of {status}" not in text]
        faults += _out_of_place(page, size)
        open_folds(page)
        faults += _out_of_place(page, size)
        options = ACCESSIBILITY | (OF_A_FRAME if path.startswith("/embed/") else {})
        seen = axe.run(page, options=options)
        faults += [(each["id"], each["nodes"][0]["html"][:200]) for each in seen.response["violations"]]
        if faults:
            found[path] = faults
    context.close()
    assert found == {}


def _out_of_place(page: Page, size: ViewportSize) -> list[object]:
    """What is wider than the window; landmarks of one name; controls of another height; buttons in the margin."""
    names = page.evaluate(_NAMES_OF_LANDMARKS)
    wrong: dict[str, bool] = {
        "scrolls sideways": page.evaluate("document.documentElement.scrollWidth") > size["width"],
        f"landmarks of one name: {names}": len(names) != len(set(names)),
        "controls of several heights": len(set(page.evaluate(_HEIGHTS))) > 1,
        "a button in the margin": page.evaluate(_RIGHTMOST) > size["width"] - MARGIN,
    }
    return [words for words, holds in wrong.items() if holds]


def test_every_page_is_small(served: Site) -> None:
    loaded: dict[str, int] = {}
    too_large = {}
    for path, status in pages_of(served).items():
        page = _body(served.address + path, status)
        parts = set(map(html.unescape, LOADED.findall(page.decode())))
        for part in parts - {*loaded}:
            loaded[part] = len(gzip.compress(_body(served.address + part, 200)))
        whole = len(gzip.compress(page)) + sum(loaded[part] for part in parts)
        if len(page) > MOST_OF_HTML or whole > MOST_OF_A_PAGE:
            too_large[path] = (len(page), whole)
    assert len(loaded) >= 3
    assert too_large == {}


def _body(address: str, status: int) -> bytes:
    try:
        answer = urllib.request.urlopen(address)
    except HTTPError as error:
        answer = error
    with answer:
        assert answer.status == status, address
        body: bytes = answer.read()
    return body


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
