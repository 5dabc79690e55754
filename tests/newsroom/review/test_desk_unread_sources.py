"""Nobody reads in a review what rests on a source whose readers they are not among, and nobody decides on it unseen."""

from typing import Any

import pghistory
import pytest
from django.test import Client

from tests import factories
from tests.reviewing import page_of, reading_address
from tracker.accounts.models import User
from tracker.people.models import Nationality, Person
from tracker.review.actions import submit
from tracker.review.models import Submission
from tracker.sources.models import Source

pytestmark = [
    pytest.mark.django_db(databases=["default", "catalogue"]),
    pytest.mark.filterwarnings("ignore:No directory at"),
]


def logged_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


@pytest.fixture
def leak(researcher: User) -> Source:
    made = factories.source(title="Leaked roll", access="restricted", public_label="A leak seen by us")
    made.readers.add(researcher)
    return made


@pytest.fixture
def person(researcher: User, leak: Source) -> Person:
    """Known from an obituary; that he is Nepali stands in the leak alone."""
    made = factories.person("Adam Smith", by=researcher)
    with pghistory.context(user=researcher.pk):
        factories.claim(Nationality, made, sources=[leak], territory_id="NP")
    return made


@pytest.fixture
def row(person: Person, researcher: User) -> Submission:
    sources = sorted({each.source.reference for each in person.citations.select_related("source")})
    submit(kind="source", references=sources, by=researcher, unclaimed_are_mine=True)
    return submit(kind="person", references=[person.reference], by=researcher, unclaimed_are_mine=True)[0]


def frame_of(row: Submission) -> str:
    return f"/review/submission/{row.pk}/public/"


def test_a_reviewer_who_may_not_read_the_source_does_not_see_what_rests_on_it(row: Submission, reviewer: User) -> None:
    desk = logged_in(reviewer)
    for address in (page_of(row), reading_address(row), frame_of(row)):
        shown = text(desk.get(address))
        assert "Adam Smith" in shown
        assert "Nepal" not in shown
        assert "leak" not in shown.lower()
    for address in (page_of(row), reading_address(row)):
        assert "1 claim rests on a source that you may not read" in text(desk.get(address))


def test_a_reader_of_the_source_sees_all_of_it(row: Submission, leak: Source, reviewer: User) -> None:
    leak.readers.add(reviewer)
    shown = text(logged_in(reviewer).get(page_of(row)))
    assert "Nepal" in shown
    assert "that you may not read" not in shown


@pytest.mark.parametrize("address_of", [page_of, reading_address], ids=["its page", "the batch's page"])
def test_what_was_not_seen_is_not_approved(row: Submission, reviewer: User, address_of: Any) -> None:
    desk = logged_in(reviewer)
    desk.get(address_of(row))
    answer = desk.post(address_of(row), {"action": "approve_and_publish"}, follow=True)
    assert "Nothing was published. 1 claim rests on a source that you may not read" in text(answer)
    assert not row.decisions.exists()


def test_what_rests_on_another_source_too_is_shown_with_that_one(
    row: Submission, person: Person, researcher: User, reviewer: User
) -> None:
    other = factories.source(title="The ministry says")
    factories.cite(person.nationalities.get(territory="NP"), other)
    again = submit(kind="person", references=[person.reference], by=researcher)[0]
    shown = text(logged_in(reviewer).get(page_of(again)))
    assert "Nepal" in shown
    assert "The ministry says" in shown
    assert "leaked roll" not in shown.lower()


def test_of_a_confidential_source_nobody_else_is_told(row: Submission, leak: Source, reviewer: User) -> None:
    leak.access = "confidential"
    leak.save()
    shown = text(logged_in(reviewer).get(page_of(row)))
    assert "Nepal" not in shown
    assert "that you may not read" not in shown
