"""A form that is sent after the session has ended is kept in the answer, and sent again once somebody is logged in."""

from typing import Any

import pytest
from django.conf import settings as project
from django.test import Client

from tests import factories
from tests.admin_forms import fields_of, with_row
from tests.chromium import NEEDS_CHROMIUM
from tests.logging_in import code, give_password, with_second_factor
from tests.newsroom.accounts.test_desk_sessions import let_pass
from tests.newsroom.records.test_admin_browser import ADD, SITE, in_chromium
from tracker.accounts.models import User
from tracker.accounts.sessions import BEGAN_AT
from tracker.people.models import Payment, Person

pytestmark = [
    pytest.mark.django_db(databases=["default", "catalogue"]),
    pytest.mark.filterwarnings("ignore:No directory at"),
]
HERE = {"Origin": "http://testserver"}
Fields = dict[str, list[str]]


@pytest.fixture
def browser() -> Client:
    """One that checks forged forms, as in life."""
    return Client(enforce_csrf_checks=True)


def logs_in(browser: Client, name: str, app: str = "", *, later: int = 1) -> None:
    """In whichever window."""
    token = fields_of_login(browser)
    assert give_password(browser, name, headers=HERE | {"X-CSRFToken": token}).status_code == 302
    if app:
        browser.get("/login/code/")
        answer = browser.post(
            "/login/code/", {"code": code(app, later=later)}, headers=HERE | {"X-CSRFToken": token_of(browser)}
        )
        assert answer.status_code == 302


def fields_of_login(browser: Client) -> str:
    browser.get("/login/")
    return token_of(browser)


def token_of(browser: Client) -> str:
    return browser.cookies[project.CSRF_COOKIE_NAME].value


def sent(browser: Client, address: str, fields: Fields) -> Any:
    return browser.post(address, fields, headers=HERE)


def typed(browser: Client) -> Fields:
    fields = fields_of(browser.get(ADD).content) | {"names-0-text": ['Ram "R" Thapa'], "_save": ["Save"]}
    fields = with_row(
        fields, "contracts", side="RU", signed_on="2023-09", status="unverified", how=["advert", "broker_or_agency"]
    )
    payment = {"kind": "signing", "contract": "contracts-0", "status": "unverified", "quote": ""}
    return with_row(fields, "payments", **payment) | {"public_summary": ["One line.\r\n<b>Another</b>."]}


def typed_in(answer: Any) -> Fields:
    """What the page carries, but for its token."""
    assert answer.status_code == 403
    assert answer.headers["Cache-Control"] == "no-store"
    return {name: value for name, value in fields_of(answer.content).items() if name != "csrfmiddlewaretoken"}


@pytest.mark.parametrize("app", [False, True])
def test_what_was_typed_survives_the_end_of_the_session(browser: Client, researcher: User, *, app: bool) -> None:
    key = with_second_factor(researcher)[0] if app else ""
    logs_in(browser, "ada", key)
    fields = typed(browser)
    let_pass(browser, project.IDLE_MINUTES * 60 + 5, but=BEGAN_AT)
    late = sent(browser, ADD, fields)
    assert "nothing was done here for a while" in late.content.decode()
    assert typed_in(late) == {name: value for name, value in fields.items() if name != "csrfmiddlewaretoken"}
    assert not Person.objects.exists()
    logs_in(browser, "ada", key, later=2)
    again = sent(browser, ADD, fields_of(late.content))
    assert "You have logged in since this page was opened" in again.content.decode()
    assert "You are logged in as ada" in again.content.decode()
    assert sent(browser, ADD, fields_of(again.content)).status_code == 302
    person = Person.objects.get()
    assert person.public_summary == "One line.\r\n<b>Another</b>."
    assert Payment.objects.get().contract.how == ["advert", "broker_or_agency"]


def test_a_session_that_is_gone_altogether_loses_nothing_either(browser: Client, researcher: User) -> None:
    logs_in(browser, "ada")
    fields = typed(browser)
    browser.session.flush()
    assert typed_in(sent(browser, ADD, fields))["names-0-text"] == ['Ram "R" Thapa']


def test_a_form_that_is_older_than_the_last_login_can_be_sent_again(browser: Client, researcher: User) -> None:
    logs_in(browser, "ada")
    fields = typed(browser)
    browser.post("/logout/", headers=HERE | {"X-CSRFToken": token_of(browser)})
    logs_in(browser, "ada")
    again = sent(browser, ADD, fields)
    assert typed_in(again)["names-0-text"] == ['Ram "R" Thapa']
    assert sent(browser, ADD, fields_of(again.content)).status_code == 302


def test_another_site_cannot_put_words_into_a_form(browser: Client, researcher: User) -> None:
    logs_in(browser, "ada")
    for headers in ({"Origin": "https://evil.example"}, {"Origin": "null"}, {}):
        answer = browser.post(ADD, {"names-0-text": "Forged"}, headers=headers)
        assert (answer.status_code, b"Forged" in answer.content) == (403, False)
    browser.session.flush()
    answer = Client().post(ADD, {"names-0-text": "Forged"}, headers={"Origin": "https://evil.example"})
    assert answer.headers["Location"].startswith("/login/")


def test_no_password_and_no_code_is_carried(browser: Client) -> None:
    factories.user("ida", "administrator")
    for address, name in (
        ("/login/", "password"),
        ("/accounts/user/1/password/", "password1"),
        ("/login/code/", "code"),
    ):
        answer = browser.post(address, {name: "s3cret-words"}, headers=HERE)
        assert b"s3cret-words" not in answer.content


def test_a_note_to_the_author_survives_as_well(client: Client, reviewer: User) -> None:
    answer = client.post("/review/submission/1/change/", {"note": "Which list?"}, headers=HERE)
    assert typed_in(answer) == {"note": ["Which list?"]}


def _left_alone(page: Any) -> list[tuple[bool, bool]]:
    """Whether the question and the news that it is over are seen: typing twice, left alone, answered, left alone."""
    told: list[str] = []
    page.on("request", lambda request: told.append(request.url) if "/jsi18n/" in request.url else None)
    page.clock.install()
    page.goto(SITE + ADD)
    before = len(told)
    question, over = page.locator(".stay .ending"), page.locator(".stay .ended")
    seen = []
    for minutes in (30, 26):
        page.clock.run_for(minutes * 60_000)
        page.locator("#id_names-0-text").press_sequentially("x")
        page.wait_for_timeout(50)
        seen.append((question.is_visible(), over.is_visible()))
    assert len(told) == before + 2
    page.clock.run_for(56 * 60_000)
    seen.append((question.is_visible(), over.is_visible()))
    page.locator(".stay button").click()
    page.wait_for_timeout(100)
    seen.append((question.is_visible(), over.is_visible()))
    page.clock.run_for(61 * 60_000)
    return [*seen, (question.is_visible(), over.is_visible())]


@NEEDS_CHROMIUM
def test_whoever_types_stays_and_whoever_does_not_is_asked(client: Client, researcher: User) -> None:
    client.force_login(researcher)
    html = client.get(ADD).content.decode()
    nothing, asked, over = (False, False), (True, False), (False, True)
    assert in_chromium(html, _left_alone) == [nothing, nothing, asked, nothing, over]
