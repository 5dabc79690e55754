"""Submission, approval, sending back and withdrawal through the newsroom, and who may do which."""

import pghistory
import pytest
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from tests import factories
from tests.admin_forms import fields_of
from tests.conftest import Publish
from tests.reviewing import read_and_publish
from tracker.accounts.models import User
from tracker.people.models import Person
from tracker.publishing.models import LogEntry, Standing
from tracker.review.actions import send_back, submit
from tracker.review.models import Decision, Submission
from tracker.units.models import Unit

pytestmark = [
    pytest.mark.django_db(databases=["default", "catalogue"]),
    pytest.mark.filterwarnings("ignore:No directory at"),
]
PEOPLE, WAITING = "/people/person/", "/review/submission/"


def logged_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def act(client: Client, address: str, action: str, row: Person | Unit | Submission, **more: str) -> str:
    given = {"action": action, "_selected_action": [str(row.pk)], **more}
    return client.post(address, given, follow=True).content.decode()


@pytest.fixture
def person(researcher: User, published: Publish) -> Person:
    """A draft whose source is public already."""
    source = factories.source()
    published(factories.person("Somebody", by=researcher, source_of_all=source))
    return factories.person("Ram Thapa", by=researcher, source_of_all=source)


def test_a_researcher_submits_from_the_list(researcher: User, person: Person) -> None:
    html = act(logged_in(researcher), PEOPLE, "submit_for_review", person)
    assert f"Submitted for review: {person.reference}" in html
    assert Submission.objects.get(reference=person.reference).submitted_by == researcher


def test_a_researcher_saves_and_submits_from_the_page(researcher: User, person: Person) -> None:
    desk, address = logged_in(researcher), f"{PEOPLE}{person.pk}/change/"
    desk.post(address, fields_of(desk.get(address).content) | {"fates-0-cause": ["shelling"], "_submit": ["1"]})
    content = Submission.objects.get(reference=person.reference).content
    assert content["claims"]["fate"][0]["cause"] == "shelling"


def test_changes_by_nobody_known_are_claimed_first(researcher: User) -> None:
    person = factories.person("Ram Thapa")
    desk = logged_in(researcher)
    assert "changes whose author is not known" in act(desk, PEOPLE, "submit_for_review", person)
    assert "Submitted for review" in act(desk, PEOPLE, "submit_claiming_changes", person)
    assert researcher.pk in Submission.objects.get(kind="person").editors
    assert Submission.objects.filter(kind="source").count() == 1, "its source is handed in with it"


def test_who_submits_is_told_what_stands_in_the_way(researcher: User) -> None:
    with pghistory.context(user=researcher.pk):
        alive = factories.person("Ram Thapa", by=researcher, fates=[{"kind": "captured"}], sex="M")
        alive.citations.filter(fields=["sex"]).delete()
    said = act(logged_in(researcher), PEOPLE, "submit_for_review", alive)
    assert "may be “counted” at most" in said
    assert "No source is given for the sex" in said


def test_the_author_reads_why_it_was_sent_back(researcher: User, reviewer: User, person: Person) -> None:
    act(logged_in(researcher), PEOPLE, "submit_for_review", person)
    send_back(Submission.objects.get(reference=person.reference), by=reviewer, note="Which month?")
    page = logged_in(researcher).get(f"{PEOPLE}{person.pk}/change/").content.decode()
    assert "Sent back by ben: “Which month?”" in page


def test_a_change_after_submission_asks_for_another(researcher: User, person: Person) -> None:
    desk, address = logged_in(researcher), f"{PEOPLE}{person.pk}/change/"
    act(desk, PEOPLE, "submit_for_review", person)
    assert "Submit it again" not in desk.get(address).content.decode()
    desk.post(address, fields_of(desk.get(address).content) | {"fates-0-cause": ["shelling"]})
    assert "Submit it again" in desk.get(address).content.decode()


def preview(row: Submission, reader: User) -> str:
    return logged_in(reader).get(f"/review/submission/{row.pk}/public/").content.decode()


def test_the_preview_shows_only_what_a_published_source_carries(
    researcher: User, reviewer: User, published: Publish
) -> None:
    person = factories.person("Sita Gurung", by=researcher)
    with pghistory.context(user=researcher.pk):
        person.sex = "M"
        person.save()
    (row,) = submit(kind="person", references=[person.reference], by=researcher)
    assert "Sita Gurung" not in preview(row, reviewer)
    published(person)
    (row,) = submit(kind="person", references=[person.reference], by=researcher)
    assert "Sita Gurung" in preview(row, reviewer)
    assert "Male" not in preview(row, reviewer), "no source is given for the sex"


def test_a_reviewer_approves_and_it_is_public(
    researcher: User,
    reviewer: User,
    person: Person,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    act(logged_in(researcher), PEOPLE, "submit_for_review", person)
    row = Submission.objects.get(reference=person.reference)
    with django_capture_on_commit_callbacks(execute=True):
        html = read_and_publish(logged_in(reviewer), row).content.decode()
    assert f"Approved and published: {person.reference}" in html
    assert Standing.objects.get(reference=person.reference).is_public
    assert "Ram Thapa" not in logged_in(reviewer).get(WAITING).content.decode()


def test_whoever_edited_cannot_approve(researcher: User, reviewer: User, person: Person) -> None:
    desk, address = logged_in(reviewer), f"{PEOPLE}{person.pk}/change/"
    desk.post(address, fields_of(desk.get(address).content) | {"fates-0-cause": ["shelling"]})
    act(logged_in(researcher), PEOPLE, "submit_for_review", person)
    row = Submission.objects.get(reference=person.reference)
    assert "Somebody who changed nothing in it must approve it" in read_and_publish(desk, row).content.decode()
    assert not Standing.objects.filter(reference=person.reference).exists()


def test_a_researcher_can_neither_approve_nor_withdraw(researcher: User, person: Person, published: Publish) -> None:
    published(person)
    desk = logged_in(researcher)
    assert "Withdraw from the public" not in desk.get(PEOPLE).content.decode()
    act(desk, PEOPLE, "withdraw_from_public", person, _confirmed="1", reason="why not")
    assert Standing.objects.get(reference=person.reference).is_public
    act(desk, PEOPLE, "submit_for_review", person)
    row = Submission.objects.filter(reference=person.reference).latest("pk")
    assert read_and_publish(desk, row).status_code == 403
    desk.post(f"{WAITING}{row.pk}/change/", {"action": "approve_and_publish"})
    assert not Decision.objects.filter(submission=row).exists()


def test_sending_back_asks_for_a_note_and_says_so_in_the_list(researcher: User, reviewer: User, person: Person) -> None:
    act(logged_in(researcher), PEOPLE, "submit_for_review", person)
    row = Submission.objects.get(reference=person.reference)
    desk = logged_in(reviewer)
    assert "What is missing" in act(desk, WAITING, "send_back_to_author", row)
    assert not row.decisions.exists()
    act(desk, WAITING, "send_back_to_author", row, _confirmed="1", note="Name the unit.")
    assert row.decisions.get().note == "Name the unit."
    assert "Ram Thapa" in logged_in(researcher).get(f"{PEOPLE}?state=sent_back").content.decode()


def test_a_submission_is_read_in_words_beside_its_public_form(researcher: User, reviewer: User, person: Person) -> None:
    Person.objects.filter(pk=person.pk).update(internal_notes="The brother rang.")
    act(logged_in(researcher), PEOPLE, "submit_claiming_changes", person)
    row = Submission.objects.get(reference=person.reference)
    html = logged_in(reviewer).get(f"{WAITING}{row.pk}/change/").content.decode()
    assert f'src="/review/submission/{row.pk}/public/"' in html
    for half in (html, preview(row, reviewer)):
        assert "Ram Thapa" in half
        assert "Killed" in half
        assert "The brother rang." not in half


def test_withdrawing_asks_why_and_takes_effect(
    publisher: User,
    person: Person,
    published: Publish,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    published(person)
    desk = logged_in(publisher)
    assert "Stays in the newsroom" in act(desk, PEOPLE, "withdraw_from_public", person)
    with django_capture_on_commit_callbacks(execute=True):
        act(
            desk,
            PEOPLE,
            "withdraw_from_public",
            person,
            _confirmed="1",
            reason="The family asked.",
            reason_class="request",
        )
    assert not Standing.objects.get(reference=person.reference).is_public
    entry = LogEntry.objects.latest("number")
    assert (entry.internal_reason, entry.reason_class) == ("The family asked.", "request")
    assert "Withdrawn" in desk.get(f"{PEOPLE}?q={person.reference}").content.decode()


def test_what_was_public_is_not_deleted(researcher: User, person: Person, published: Publish) -> None:
    published(person)
    desk = logged_in(researcher)
    html = desk.post(f"{PEOPLE}{person.pk}/delete/", {"post": "yes"}, follow=True).content.decode()
    assert "was public: withdraw it, do not delete it" in html
    act(desk, PEOPLE, "delete_selected", person, post="yes")
    assert Person.objects.filter(pk=person.pk).exists()


def test_a_draft_can_be_deleted(researcher: User, person: Person) -> None:
    logged_in(researcher).post(f"{PEOPLE}{person.pk}/delete/", {"post": "yes"})
    assert not Person.objects.filter(pk=person.pk).exists()


def test_the_log_and_the_decisions_are_written_by_nobody(publisher: User, person: Person, published: Publish) -> None:
    published(person)
    superuser = User.objects.create_superuser("root", password="correct horse")
    for user in (publisher, superuser):
        desk = logged_in(user)
        for address in ("/publishing/logentry/", "/review/decision/", WAITING):
            assert desk.get(address).status_code == 200
            assert desk.get(f"{address}add/").status_code == 403
        number = LogEntry.objects.latest("number").pk
        assert desk.post(f"/publishing/logentry/{number}/change/", {"public_note": "x"}).status_code == 403
        assert desk.post(f"/publishing/logentry/{number}/delete/", {"post": "yes"}).status_code == 403


def test_a_publisher_reads_records_but_changes_none(publisher: User, person: Person) -> None:
    desk, address = logged_in(publisher), f"{PEOPLE}{person.pk}/change/"
    answer = desk.get(address)
    assert answer.status_code == 200
    assert "Ram Thapa" in answer.content.decode()
    assert desk.post(address, {}).status_code == 403


def test_the_list_says_where_each_record_stands(researcher: User, person: Person, published: Publish) -> None:
    desk = logged_in(researcher)

    def found(state: str) -> bool:
        return "Ram Thapa" in desk.get(f"{PEOPLE}?state={state}").content.decode()

    assert found("draft")
    act(desk, PEOPLE, "submit_for_review", person)
    assert found("submitted")
    assert not found("draft")
    published(person)
    assert found("public")
    person.internal_notes = "Look again."
    person.save()
    assert found("changed")
    assert not found("public")
