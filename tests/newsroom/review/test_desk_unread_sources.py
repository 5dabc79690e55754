"""Nobody reads in a review what rests on a source whose readers they are not among, and nobody decides on it unseen."""

import re
from typing import Any

import pghistory
import pytest
from django.test import Client

from tests import factories
from tests.reviewing import page_of, reading_address
from tracker.accounts.models import User
from tracker.people.models import Name, Nationality, Person
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


@pytest.mark.parametrize("address_of", [page_of, reading_address], ids=["its page", "the batch's page"])
def test_who_may_not_read_the_source_is_told_whom_to_ask_and_has_no_button_that_does_nothing(
    row: Submission, leak: Source, reviewer: User, address_of: Any
) -> None:
    shown = text(logged_in(reviewer).get(address_of(row)))
    assert f"{row.reference}: nationality (1)" in shown
    assert "Who may read them, and can open them to you: ada." in shown
    assert "Approve and publish</" not in shown
    assert 'value="approve_and_publish"' not in shown
    assert 'value="Approve and publish"' not in shown
    leak.readers.add(reviewer)
    assert "pprove" in text(logged_in(reviewer).get(address_of(row)))


def test_a_name_that_only_such_a_source_gives_is_on_no_page_of_review(
    leak: Source, researcher: User, reviewer: User
) -> None:
    hidden = factories.person("Codename Falcon", by=researcher)
    Name.objects.get(person=hidden).citations.update(source=leak)
    (row,) = submit(kind="person", references=[hidden.reference], by=researcher, unclaimed_are_mine=True)
    for address in ("/", "/review/submission/", page_of(row), reading_address(row)):
        assert "Falcon" in text(logged_in(researcher).get(address)) or address in ("/", reading_address(row))
        shown = text(logged_in(reviewer).get(address))
        assert "Falcon" not in shown
    assert hidden.reference in shown


def test_the_others_of_a_batch_can_be_read_without_it(row: Submission, researcher: User, reviewer: User) -> None:
    other = factories.person("Eve Smith", by=researcher)
    (beside,) = submit(kind="person", references=[other.reference], by=researcher, unclaimed_are_mine=True)
    shown = text(logged_in(reviewer).get(reading_address(row, beside)))
    assert f'href="{reading_address(beside)}">Read the others without these' in shown


def test_whoever_submits_is_told_who_can_read_it(
    person: Person, leak: Source, researcher: User, reviewer: User
) -> None:
    desk = logged_in(researcher)
    address = "/people/person/hand-in/"
    told = text(desk.post(address, {"of": person.reference, "submit": "1"}, follow=True))
    assert "nobody who may decide can read it" in told
    leak.readers.add(reviewer)
    told = text(desk.post(address, {"of": person.reference, "submit": "1"}, follow=True))
    assert "The second person must be able to read it: ben." in told


def test_readers_get_the_label_and_the_second_reader_the_title_beside_it(
    row: Submission, leak: Source, reviewer: User
) -> None:
    leak.readers.add(reviewer)
    shown = text(logged_in(reviewer).get(reading_address(row, *Submission.objects.filter(kind="source"))))
    assert "] A leak seen by us" in shown
    assert not any("Leaked roll" in each for each in re.findall(r"<dl>.*?</dl>", shown))
    assert re.search("For you, never for readers: <bdi>“A leak seen by us” is [^<]*: Leaked roll</bdi>", shown)


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
