"""The front page: what waits for whom, each line with its number, and the list behind it showing just as many."""

import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape
from typing import Any

import pghistory
import pytest
from django.db.models import F, Func
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests import factories
from tracker.accounts.models import User
from tracker.intake.models import Batch
from tracker.newsroom import front_page, work
from tracker.people.models import Name, Person, PersonCitation, Request
from tracker.publishing.actions import publish
from tracker.review.actions import send_back, submit

pytestmark = [
    pytest.mark.django_db(databases=["default", "catalogue"]),
    pytest.mark.filterwarnings("ignore:No directory at"),
]
LINE = re.compile(r'<li class="(\w*)">\s*<a href="([^"]+)">([^<]+)</a>\s*<b>([^<]+)</b>')


def lines(user: User) -> dict[str, tuple[str, str, str]]:
    """By its words: number, address and class of each line."""
    client = Client()
    client.force_login(user)
    html = client.get("/").content.decode()
    return {unescape(words): (number, unescape(url), css) for css, url, words, number in LINE.findall(html)}


def listed(user: User, url: str) -> int:
    """How many rows the list behind a line shows."""
    client = Client()
    client.force_login(user)
    html = client.get(url).content.decode()
    assert 'class="paginator"' in html or "0 " in html
    return len(re.findall(r'<input type="checkbox" name="_selected_action"', html)) or html.count('<th class="field-')


def draft(by: User, **columns: Any) -> Person:
    return factories.person("Ram Thapa", by=by, **columns)


def hand_in(person: Person, by: User) -> None:
    submit(kind="person", references=[person.reference], by=by)


def sent_back(ada: User, ben: User) -> None:
    person = draft(ada)
    (row,) = submit(kind="person", references=[person.reference], by=ada)
    send_back(row, by=ben, note="Which month?")


def waiting(ada: User, ben: User) -> None:
    hand_in(draft(ada), ada)


def touched(ada: User, ben: User) -> None:
    """One that the second has a hand in, which is not the second's to decide."""
    person = draft(ada)
    with pghistory.context(user=ben.pk):
        Name.objects.filter(person=person).update(text="Ram B. Thapa")
    hand_in(person, ada)


def uncited(ada: User, ben: User) -> None:
    factories.claim(Name, draft(ada), sources=[], text="Alias", status="unverified")


def unquoted(ada: User, ben: User) -> None:
    PersonCitation.objects.update(quote="“He died.”")
    draft(ada)


def unexplained(ada: User, ben: User) -> None:
    person = draft(ada)
    factories.claim(Name, person, sources=[factories.source()], text="Alias", status="conflicting", conflict_on="text")


def level_due(ada: User, ben: User) -> None:
    draft(ada, level_review_by=timezone.now().date())
    draft(ada, level_review_by=timezone.now().date() + timedelta(days=1))


def late(ada: User, ben: User) -> None:
    today = timezone.now().date()
    Request.objects.create(kind="removal", about_words="his", received_on="2026-01-01", due_on="2026-01-31")
    for days in (0, 6):
        Request.objects.create(
            kind="reply", about_words="her", received_on="2026-01-01", due_on=today + timedelta(days=days)
        )
    Request.objects.create(kind="reply", about_words="x", received_on="2026-01-01", due_on=today + timedelta(days=7))


def embargoed(ada: User, ben: User) -> None:
    person = draft(ada)
    sources = sorted({row.source.reference for row in person.citations.select_related("source")})
    rows = submit(kind="source", references=sources, by=ada, unclaimed_are_mine=True)
    rows += submit(kind="person", references=[person.reference], by=ada)
    publish(rows, by=ben, not_before=timezone.now() + timedelta(days=1))


def not_applied(ada: User, ben: User) -> None:
    source = factories.source()
    publish(submit(kind="source", references=[source.reference], by=ada, unclaimed_are_mine=True), by=ben)


CASES: list[tuple[Callable[[User, User], None], str, str, str]] = [
    (sent_back, "ada", "Sent back to you", "1"),
    (sent_back, "ben", "Sent back to you", "none"),
    (waiting, "ben", "Waiting for a second reader who is not you", "1"),
    (waiting, "ada", "Yours, waiting for somebody else", "1"),
    (touched, "ben", "Waiting for a second reader who is not you", "none"),
    (waiting, "ada", "Records of people that you began", "none"),
    (uncited, "ada", "Records of people that you began", "1"),
    (uncited, "ben", "Records of people that you began", "none"),
    (uncited, "ada", "People with a claim that no source supports", "1"),
    (unquoted, "ada", "People with a citation without the source's words", "1"),
    (unexplained, "ada", "People with a conflict that no note explains", "1"),
    (level_due, "ada", "People whose level is due for review", "1"),
    (late, "ada", "Overdue", "1"),
    (late, "ada", "Due within a week", "2"),
    (late, "ada", "Open", "4"),
    (embargoed, "ben", "Approved, under embargo", "2"),
    (embargoed, "ben", "Embargo over, but not published", "none"),
    (not_applied, "ben", "Decisions that the public site does not show yet", "1"),
]


@pytest.mark.parametrize(
    ("prepare", "who", "words", "number"), CASES, ids=[f"{each[0].__name__}-{each[2]}-{each[1]}" for each in CASES]
)
def test_a_line_counts_what_its_list_shows(
    cast: dict[str, User], prepare: Callable[[User, User], None], who: str, words: str, number: str
) -> None:
    prepare(cast["ada"], cast["ben"])
    shown, url, css = lines(cast[who])[words]
    assert shown == number
    assert listed(cast[who], url) == (0 if number == "none" else int(number))
    assert (css == "nothing") is (number == "none")


@pytest.fixture
def cast(researcher: User, reviewer: User) -> dict[str, User]:
    return {"ada": researcher, "ben": reviewer}


def test_a_researcher_is_offered_nothing_to_decide_and_no_log(researcher: User) -> None:
    found = lines(researcher)
    assert "Waiting for a second reader who is not you" not in found
    assert "Decisions that the public site does not show yet" not in found


def test_an_administrator_sees_no_records(db: None) -> None:
    assert lines(factories.user("root", "administrator")) == {}


def test_a_confidential_source_is_counted_for_its_readers_alone(cast: dict[str, User]) -> None:
    secret = factories.source(access="confidential")
    submit(kind="source", references=[secret.reference], by=cast["ada"], unclaimed_are_mine=True)
    assert lines(cast["ben"])["Waiting for a second reader who is not you"][0] == "none"


def test_counting_stops_at_the_limit(cast: dict[str, User], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(front_page, "COUNTED", 2)
    for _ in range(3):
        draft(cast["ada"])
    assert lines(cast["ada"])["Records of people that you began"][0] == "2 or more"


def test_a_count_that_takes_too_long_is_given_up_and_the_page_still_comes(
    cast: dict[str, User], monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Person.objects.filter(pk__gte=Func(F("pk"), template="(SELECT count(pg_sleep(2)))"))
    draft(cast["ada"])
    monkeypatch.setattr(work, "entered_by", lambda *_: slow)
    found = lines(cast["ada"])
    assert found["Records of people that you began"][0] == "not counted"
    assert found["Open"][0] == "none", "what comes after it is counted"


def test_the_page_asks_no_more_for_twenty_records_than_for_ten(
    client: Client, cast: dict[str, User], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(cast["ben"])
    for _ in range(10):
        waiting(cast["ada"], cast["ben"])
    client.get("/")
    with django_assert_max_num_queries(1000) as ten:
        client.get("/")
    for _ in range(10):
        waiting(cast["ada"], cast["ben"])
    with django_assert_max_num_queries(len(ten)):
        client.get("/")


NOTE = "Sent back by ben: “Which month?”"


def test_who_sent_a_record_back_and_why_stands_on_the_front_page(cast: dict[str, User], client: Client) -> None:
    sent_back(cast["ada"], cast["ben"])
    client.force_login(cast["ada"])
    html = " ".join(client.get("/").content.decode().split())
    person = Person.objects.get()
    link = f'<a href="/people/person/{person.pk}/change/">Ram Thapa</a>'
    assert f'{link} <span class="quiet">{NOTE}</span>' in html
    hand_in(person, cast["ada"])
    assert NOTE not in client.get("/").content.decode(), "it was submitted again"


@pytest.mark.parametrize("query", ["state=returned", "state=sent_back", "state=all", "state=returned&whose=mine"])
def test_who_sent_a_record_back_and_why_stands_in_the_list(cast: dict[str, User], client: Client, query: str) -> None:
    sent_back(cast["ada"], cast["ben"])
    client.force_login(cast["ada"])
    assert (
        f'<td class="field-decided_in_words">{NOTE}</td>' in client.get(f"/review/submission/?{query}").content.decode()
    )


def test_the_list_of_what_waits_has_no_column_of_decisions(cast: dict[str, User], client: Client) -> None:
    waiting(cast["ada"], cast["ben"])
    client.force_login(cast["ben"])
    assert "decided_in_words" not in client.get("/review/submission/").content.decode()


def test_a_source_that_came_back_is_shown_to_its_readers_alone(cast: dict[str, User], client: Client) -> None:
    secret = factories.source(access="confidential", title="Leaked list")
    (row,) = submit(kind="source", references=[secret.reference], by=cast["ada"], unclaimed_are_mine=True)
    send_back(row, by=cast["ben"], note="Which month?")
    client.force_login(cast["ada"])
    assert "Leaked list" not in client.get("/").content.decode()
    secret.readers.add(cast["ada"])
    assert "Leaked list" in client.get("/").content.decode()


def test_the_page_asks_no_more_for_twenty_that_came_back_than_for_ten(
    client: Client, cast: dict[str, User], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(cast["ada"])
    for _ in range(10):
        sent_back(cast["ada"], cast["ben"])
    for page in ("/", "/review/submission/?state=returned"):
        client.get(page)
        with django_assert_max_num_queries(1000) as ten:
            client.get(page)
        for _ in range(10):
            sent_back(cast["ada"], cast["ben"])
        with django_assert_max_num_queries(len(ten)):
            client.get(page)


@pytest.mark.parametrize(("contact", "is_told"), [("", True), ("tips@newsroom.example", False)])
def test_that_readers_cannot_reach_us_is_said_in_red(
    contact: str, is_told: bool, researcher: User, settings: Any
) -> None:
    settings.CONTACT = contact
    client = Client()
    client.force_login(researcher)
    html = " ".join(client.get("/").content.decode().split())
    assert ('<li class="error"> Readers cannot reach the newsroom' in html) is is_told


def test_whoever_brought_lists_in_sees_them_with_their_states(researcher: User, reviewer: User) -> None:
    source = factories.source()
    for place, state in enumerate(("committed", "mapping")):
        Batch.objects.create(
            source=source, file_name=f"{state}.csv", sha256=str(place) * 64, made_by=researcher, state=state
        )
    number, url, _css = lines(researcher)["Lists of people that you brought in"]
    assert (number, listed(researcher, url)) == ("2", 2)
    client = Client()
    client.force_login(researcher)
    html = client.get("/").content.decode()
    assert html.index("mapping.csv") < html.index("Columns not confirmed yet") < html.index("committed.csv")
    assert "Bring in a list" in html
    assert lines(reviewer)["Lists of people that you brought in"][0] == "none"
