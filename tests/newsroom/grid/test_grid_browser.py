"""The grid in a real browser: copied cells fill it, Enter goes down, a reload loses nothing, too much is told."""

from typing import Any

import pytest
from django.test import Client

from tests.chromium import NEEDS_CHROMIUM
from tests.newsroom.records.test_admin_browser import ADD, SITE, in_chromium
from tracker.accounts.models import User

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore:No directory at"),
    NEEDS_CHROMIUM,
]
_PASTE = """(field, text) => {
  const copied = new DataTransfer();
  copied.setData("text/plain", text);
  field.focus();
  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: copied, bubbles: true, cancelable: true }));
}"""
_FILLED = """() => Object.fromEntries(
  [...document.querySelectorAll(".grid input")].filter(it => it.value).map(it => [it.name, it.value])
)"""


@pytest.fixture
def html(client: Client, researcher: User) -> str:
    client.force_login(researcher)
    return client.get("/intake/batch/grid/").content.decode()


def _paste(page: Any, cell: str, text: str) -> None:
    page.locator(f"[name={cell}]").evaluate(_PASTE, text)


def _pasted(page: Any) -> tuple[dict[str, str], str]:
    page.goto(SITE + ADD)
    _paste(page, "cell-3-nationality", 'Nepal\t2023-09\r\n"Cuba;\n""both"""\t\r\n')
    return page.evaluate(_FILLED), page.evaluate("document.activeElement.name")


def test_copied_cells_fill_right_and_down_from_the_cursor(html: str) -> None:
    filled, focused = in_chromium(html, _pasted)
    assert filled == {
        "cell-3-nationality": "Nepal",
        "cell-3-signed_on": "2023-09",
        "cell-4-nationality": 'Cuba; "both"',
    }
    assert focused == "cell-4-nationality"


def _keys(page: Any) -> list[str]:
    page.goto(SITE + ADD)
    seen = []
    for key in ("Enter", "Tab", "Enter", "Shift+Enter"):
        page.keyboard.press(key)
        seen.append(page.evaluate("document.activeElement.name"))
    page.locator("[name=cell-13-name_full]").press("Enter")
    return [*seen, page.evaluate("document.activeElement.name")]


def test_enter_goes_down_and_tab_right_and_rows_unfold_as_they_are_needed(html: str) -> None:
    assert in_chromium(html, _keys) == [
        "cell-3-name_full",
        "cell-3-name_latin",
        "cell-4-name_latin",
        "cell-3-name_latin",
        "cell-14-name_full",
    ]


def _too_much(page: Any) -> list[Any]:
    page.goto(SITE + ADD)
    told = []
    for cell, text in (
        ("cell-45-name_full", "Ram\n" * 10),
        ("cell-2-found_at", "p. 3\tnote\tmore"),
        ("cell-2-name_latin", "Ram\t\n" * 60),
    ):
        _paste(page, cell, text)
        told.append(page.locator(".grid-says").inner_text())
    pasted = page.locator("[name=pasted]")
    return [*told, page.evaluate(_FILLED), pasted.is_visible(), len(pasted.input_value().splitlines())]


def test_what_does_not_fit_is_told_and_sixty_rows_are_led_to_the_lists(html: str) -> None:
    low, wide, many, filled, is_visible, lines = in_chromium(html, _too_much)
    assert "Rows from the cursor down: 7" in low
    assert "no place to the right of the cursor: 1" in wide
    assert "Rows that were copied: 60; the grid has room for 50" in many
    assert (filled, is_visible, lines) == ({}, True, 60)


def _reloaded(page: Any) -> list[Any]:
    page.goto(SITE + ADD)
    page.locator("[name=cell-2-name_full]").fill("Ram Thapa")
    page.locator("[name=bar-locator]").fill("p. 4")
    draft = page.locator("[name=draft]").input_value()
    page.reload()
    told = page.locator(".draft").is_visible()
    back = [page.evaluate(_FILLED), page.locator("[name=bar-locator]").input_value()]
    page.goto(f"{SITE}{ADD}?typed=another")
    page.goto(SITE + ADD)
    kept = page.evaluate(_FILLED)
    page.goto(f"{SITE}{ADD}?typed={draft}")
    page.goto(SITE + ADD)
    return [told, *back, kept, page.evaluate(_FILLED)]


def test_a_reload_brings_back_what_was_typed_until_it_became_a_list(html: str) -> None:
    typed = {"cell-2-name_full": "Ram Thapa"}
    assert in_chromium(html, _reloaded) == [True, typed, "p. 4", typed, {}]
