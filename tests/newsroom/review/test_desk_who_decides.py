"""Queues and pages say who can decide a submission now, and what to do where nobody can."""

import re
from datetime import timedelta
from typing import Any

import pghistory
import pytest
from django.db.models import F
from django.test import Client

from tests import factories
from tests.newsroom.test_desk_work import lines
from tests.reviewing import page_of, read_and_publish
from tracker.accounts.models import User
from tracker.lib.history import events_of
from tracker.people.models import Person
from tracker.review.actions import submit
from tracker.review.models import Submission
from tracker.vocabulary.levels import Level

pytestmark = [
    pytest.mark.django_db(databases=["default", "catalogue"]),
    pytest.mark.filterwarnings("ignore:No directory at"),
]
FOR_ME, MINE = "Waiting for a second reader who is not you", "Yours, waiting for somebody else"
CHANGED = "Changed after they were submitted"


def logged_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


@pytest.fixture
def other(db: None) -> User:
    return factories.user("dan", "reviewer")


def handed_in(person: Person, by: User, *, later: int = 0) -> Submission:
    """Within a test's one transaction, all history has one moment: this is so many hours after it."""
    (row,) = submit(kind="person", references=[person.reference], by=by, unclaimed_are_mine=True)
    Submission.objects.filter(pk=row.pk).update(submitted_at=F("submitted_at") + timedelta(hours=later))
    row.refresh_from_db()
    return row


def mend(person: Person, by: User) -> None:
    """Change something an hour later."""
    with pghistory.context(user=by.pk):
        person.public_summary = "Mended."
        person.save()
    events = events_of(Person)._default_manager.filter(pgh_obj_id=person.pk, public_summary="Mended.")
    assert events.update(pgh_created_at=F("pgh_created_at") + timedelta(hours=1)) == 1


def test_what_a_reviewer_mended_is_in_nobodys_queue_but_that_of_the_changed(
    researcher: User, reviewer: User, other: User
) -> None:
    person = factories.person(by=researcher)
    handed_in(person, researcher)
    assert [lines(user)[FOR_ME][0] for user in (reviewer, other)] == ["1", "1"]
    assert lines(researcher)[MINE][0] == "1"
    mend(person, reviewer)
    assert [lines(user)[FOR_ME][0] for user in (reviewer, other)] == ["none", "none"]
    assert lines(researcher)[MINE][0] == "none", "waiting would be in vain"
    for user in (researcher, reviewer, other):
        number, url, css = lines(user)[CHANGED]
        assert (number, css) == ("1", "urgent")
        assert person.reference in text(logged_in(user).get(url))


def test_the_page_says_who_changed_it_and_who_may_decide_then(researcher: User, reviewer: User, other: User) -> None:
    person = factories.person(by=researcher)
    row = handed_in(person, researcher)
    mend(person, reviewer)
    html = text(logged_in(researcher).get(page_of(row)))
    assert "Changed by: ben. Whoever changed it submits it again, as their own edit." in html
    assert "Who may decide then: dan." in html


def test_handed_in_as_their_own_edit_it_waits_for_whoever_touched_nothing(
    researcher: User, reviewer: User, other: User, publisher: User
) -> None:
    person = factories.person(by=researcher)
    handed_in(person, researcher)
    mend(person, reviewer)
    row = handed_in(person, reviewer, later=2)
    assert [lines(user)[FOR_ME][0] for user in (reviewer, other)] == ["none", "1"]
    assert "Who may decide: cyd, dan." in text(logged_in(reviewer).get(page_of(row)))
    refused = text(read_and_publish(logged_in(reviewer), row))
    assert "Somebody who changed nothing in it must approve it. Who may decide: cyd, dan." in refused


def test_where_a_publisher_decides_nobody_else_is_offered_to(researcher: User, reviewer: User, publisher: User) -> None:
    person = factories.person(
        by=researcher, fates=[], level=Level.NAMED, level_ground="own_act", level_reason="He gave interviews."
    )
    row = handed_in(person, researcher)
    html = text(logged_in(reviewer).get(page_of(row)))
    assert "A publisher decides this" in html
    assert "Who may decide: cyd." in html
    assert 'value="approve_and_publish"' not in html
    assert 'value="send_back_to_author"' in html, "that a reviewer may"
    assert 'value="approve_and_publish"' in text(logged_in(publisher).get(page_of(row)))


def test_the_list_of_the_changed_shows_as_many_as_its_line(researcher: User, reviewer: User) -> None:
    for _ in range(3):
        person = factories.person(by=researcher)
        handed_in(person, researcher)
        mend(person, reviewer)
    factories.person(by=researcher)
    number, url, _css = lines(reviewer)[CHANGED]
    shown = re.findall(r'name="_selected_action"', text(logged_in(reviewer).get(url)))
    assert (number, len(shown)) == ("3", 3)


def test_what_was_changed_after_it_was_submitted_is_submitted_again_from_its_page(
    researcher: User, reviewer: User
) -> None:
    person = factories.person("Ram Thapa", by=researcher)
    row = handed_in(person, researcher)
    assert "Submit it again" not in text(logged_in(reviewer).get(page_of(row)))
    mend(person, reviewer)
    desk = logged_in(reviewer)
    page = text(desk.get(page_of(row)))
    form = re.search(
        r'<form method="post" action="([^"]+)" class="again">.*?value="(\d+)">.*?name="action" value="(\w+)"', page
    )
    assert form
    answer = desk.post(form[1], {"_selected_action": form[2], "action": form[3]}, follow=True)
    listed = re.search(r'name="of" value="([^"]+)"', answer.content.decode())
    if listed:
        desk.post("/people/person/hand-in/", {"of": listed[1], "submit": "1"})
    assert Submission.objects.filter(reference=person.reference).count() == 2


def test_whoever_may_not_submit_is_offered_no_button(researcher: User, publisher: User) -> None:
    person = factories.person("Ram Thapa", by=researcher)
    row = handed_in(person, researcher)
    mend(person, researcher)
    assert "Submit it again" not in text(logged_in(publisher).get(page_of(row)))
