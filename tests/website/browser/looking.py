"""How the tests look at pages: sizes of windows, the pages of the site, and what a page complains about."""

from playwright.sync_api import Page, ViewportSize

PHONE: ViewportSize = {"width": 360, "height": 740}
DESK: ViewportSize = {"width": 1280, "height": 800}
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
    "/map/": 200,
    "/map/?measure=killed&side=RU": 200,
    "/map/?side=XX": 400,
    "/releases/": 200,
    "/releases/1/": 200,
    "/method/": 200,
    "/method/published/": 200,
    "/method/words/": 200,
    "/method/filters/": 200,
    "/units/": 200,
    "/nationalities/": 200,
    "/nationalities/NP/": 200,
    "/figures/": 200,
    "/figures/?measure=killed": 200,
    "/figures/?side=RU": 200,
    "/compare/": 200,
    "/compare/?nationality=NP": 200,
    "/compare/?nationality=NP&measure=killed": 200,
    "/compare/?nationality=all&measure=recruited&side=RU": 200,
    "/compare/?nationality=XX&colour=red": 400,
    "/state-actions/": 200,
    "/statements/": 200,
    "/sources/": 200,
    "/legal-instruments/": 200,
    "/counted/": 200,
    "/corrections/": 200,
    "/contact/": 200,
    "/download/": 200,
    "/download/people/": 200,
    "/download/contracts/": 200,
    "/download/figures/": 200,
    "/embed/people/?nationality=NP": 200,
    "/embed/timeline/": 200,
    "/embed/map/": 200,
    "/embed/compare/?nationality=NP&measure=killed": 200,
    "/units/?kind=army_group": 400,
    "/people/?nationality=XX&colour=red&contract_from=soon": 400,
    "/nowhere/": 404,
}
"""Addresses of pages that need no reference, and how each answers."""
TRIED = ("full", "empty", "disputed", "anonymous")
"""The people whose pages try what a page can meet."""


def complaints_of(page: Page) -> list[str]:
    """Collects what the console and the policy complain about from now on."""
    found: list[str] = []
    page.on("console", lambda message: found.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("requestfailed", lambda request: found.append(request.url))
    return found


def open_folds(page: Page) -> None:
    """Unfold all that is folded."""
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
