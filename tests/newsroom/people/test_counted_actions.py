"""How many field actions a record takes, counted in a real browser against the newsroom itself.

An action is a value typed, picked or ticked in one field, or a row or dialog opened; fields of new sources count.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.db import connections
from django.test import Client
from playwright.sync_api import BrowserContext, Page, Route, sync_playwright

from tests import factories
from tests.chromium import CHROMIUM, NEEDS_CHROMIUM, QUIET
from tests.newsroom.records.test_admin_browser import ADD, SITE
from tracker.accounts.models import User
from tracker.people.models import Fate, Payment, Person, PersonCitation
from tracker.sources.models import Source

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore:No directory at"),
    NEEDS_CHROMIUM,
    pytest.mark.whole,
]
MOST_OF_A_FULL_RECORD, MOST_OF_ONE_MORE = 30, 6


def _answer(route: Route, client: Client, held: dict[str, Any]) -> None:
    """What the newsroom answers, in this process and its transaction; static files as they lie."""
    hold(held)
    request = route.request
    path = request.url.removeprefix(SITE)
    name = path.partition("?")[0].removeprefix("/static/")
    if path.startswith("/static/"):
        found = finders.find(name)
        route.fulfill(path=Path(str(found))) if found else route.fulfill(status=404, body="")
        return
    body, sent_as = request.post_data_buffer or b"", request.headers.get("content-type", "")
    answer: Any = client.generic(request.method, path, body, content_type=sent_as)
    if answer.status_code == 302:
        # The driver does not hear of requests that follow a redirect.
        route.fulfill(body=f"<script>location.replace({json.dumps(answer.url)})</script>", content_type="text/html")
        return
    route.fulfill(status=answer.status_code, content_type=answer.headers["Content-Type"], body=answer.content)


def hold(held: dict[str, Any]) -> None:
    """Go on with the test's connections: beside the driver's loop there are others, which see nothing of the test."""
    for alias, connection in held.items():
        connections[alias] = connection


class Typist:
    """Types into a page, and counts."""

    def __init__(self, page: Page) -> None:
        self.page, self.actions, self.submits = page, 0, 0

    def type(self, **fields: str) -> None:
        """A value into each field, by its name."""
        for name, value in fields.items():
            field = self.page.locator(f'[name="{name.replace("__", "-")}"]')
            self.actions += 1
            is_list = field.evaluate("each => each.tagName") == "SELECT"
            field.select_option(value) if is_list else field.fill(value)

    def pick(self, name: str, words: str) -> None:
        """One of what is found for the words, in a box with a search."""
        self.actions += 1
        self.page.locator(f'[name="{name}"] + .select2 .select2-selection').click()
        self.page.locator(".select2-search--dropdown .select2-search__field").fill(words)
        self.page.locator(".select2-results__option--highlighted", has_text=words).click()

    def tick(self, label: str) -> None:
        self.actions += 1
        self.page.get_by_label(label).check()

    def add_row(self, kind: str) -> None:
        self.actions += 1
        self.page.get_by_text(f"Add another {kind}").click()

    def add_source(self, **fields: str) -> None:
        """A new source, in the dialog of the page's bar."""
        self.actions += 1
        with self.page.expect_popup() as opened:
            self.page.locator("#add_id_bar-source").click()
        dialog = Typist(opened.value)
        dialog.page.wait_for_load_state()
        dialog.type(**fields)
        with dialog.page.expect_event("close"):
            dialog.page.locator("[name=_save]").click()
        self.actions += dialog.actions

    def submit(self, button: str) -> None:
        """Send the form; the page that comes next has no name yet."""
        self.submits += 1
        self.page.locator(f"[name={button}]").click()
        self.page.wait_for_function(
            "document.readyState === 'complete' && document.querySelector('#content')"
            " && !document.querySelector('[name=names-0-text]')?.value"
        )


@pytest.fixture
def newsroom(client: Client, researcher: User, monkeypatch: pytest.MonkeyPatch) -> Iterator[BrowserContext]:
    """A browser in which the researcher is logged in."""
    # The browser's driver runs a loop in this thread, beside which Django would refuse its database.
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    client.force_login(researcher)
    held = {alias: connections[alias] for alias in connections}
    with sync_playwright() as playwright:
        hold(held)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--headless=new", "--no-sandbox", *QUIET])
        context = browser.new_context()
        context.route("**/*", lambda route: _answer(route, client, held))
        yield context
        browser.close()


def test_a_full_record_takes_at_most_thirty_actions_and_one_submit(newsroom: BrowserContext) -> None:
    factories.unit("1st Regiment")
    typist = Typist(newsroom.new_page())
    typist.page.goto(SITE + ADD)
    leak = {"kind": "leak", "title": "A list", "publisher": "IStories", "url": "https://example.org/list"}
    typist.add_source(**leak)
    typist.type(names__0__text="Ram Thapa", bar__locator="row 7")
    typist.pick("nationalities-0-territory", "Nepal")
    typist.add_row("Nationality")
    typist.pick("nationalities-1-territory", "India")
    typist.type(contracts__0__side="RU", contracts__0__signed_on="2023-09-14")
    typist.pick("contracts-0-unit", "1st Regiment")
    typist.type(fates__0__kind="killed", fates__0__on="2024-03")
    typist.tick("Whole")
    typist.add_row("Payment")
    typist.type(payments__0__kind="signing", payments__0__state="paid")
    typist.type(payments__0__amount="195000", payments__0__currency="RUB")
    typist.add_source(kind="obituary", title="In memory", publisher="Kantipur", url="https://example.org/memory")
    typist.add_row("Fate")
    typist.type(fates__1__kind="killed", fates__1__on="2024-05-02", fates__1__public_note="The family says May.")
    typist.submit("_save")
    person = Person.objects.get()
    lists, obituary = (Source.objects.get(title=title) for title in ("A list", "In memory"))
    assert set(Fate.objects.values_list("status", "on", "conflict_on", "citations__source")) == {
        ("accepted", "2024-03", "", lists.pk),
        ("conflicting", "2024-05-02", "on", obituary.pk),
    }
    assert (Payment.objects.get().contract, Payment.objects.get().status) == (person.contracts.get(), "accepted")
    assert set(PersonCitation.objects.filter(source=lists).values_list("locator", flat=True)) == {"row 7"}
    assert (person.nationalities.accepted().count(), person.citations.count()) == (2, 7)
    print(f"A full record: {typist.actions} actions, {typist.submits} submit.")  # noqa: T201
    assert typist.actions <= MOST_OF_A_FULL_RECORD
    assert typist.submits == 1


def test_five_more_from_one_list_take_at_most_six_actions_each(newsroom: BrowserContext) -> None:
    source: Source = factories.source(title="A list of the dead")
    typist = Typist(newsroom.new_page())
    typist.page.goto(SITE + ADD)
    typist.pick("bar-source", "A list of the dead")
    typist.pick("nationalities-0-territory", "Nepal")
    typist.type(names__0__text="Ram Thapa", contracts__0__side="RU", fates__0__kind="killed")
    typist.submit("_like")
    for number, name in enumerate(("Sita Rai", "Juan Pérez", "Абдул Каримов", "John Smith", "Kofi Mensah"), 2):
        before = typist.actions
        typist.type(bar__locator=f"row {number}", names__0__text=name, births__0__born_on="1999")
        typist.type(contracts__0__signed_on="2023-09", fates__0__on="2024-03", fates__0__place="Bakhmut")
        typist.submit("_like")
        print(f"One more of the list: {typist.actions - before} actions.")  # noqa: T201
        assert typist.actions - before <= MOST_OF_ONE_MORE
    assert typist.submits == Person.objects.count() == 6
    last = Person.objects.latest("pk")
    assert set(last.citations.values_list("source", "locator")) == {(source.pk, "row 6")}
    assert last.citations.count() == 5
    assert set(last.contracts.values_list("side", "signed_on", "status")) == {("RU", "2023-09", "accepted")}
