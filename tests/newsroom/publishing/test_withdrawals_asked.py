"""Anybody of the desk can ask for a withdrawal from the record's page; whoever may do it finds it and answers."""

from typing import Any

import pytest
from django.test import Client

from tests import factories
from tests.conftest import Publish
from tracker.accounts.models import User
from tracker.people.models import Person
from tracker.publishing.actions import withdraw
from tracker.publishing.models import Standing, WithdrawalAsked
from tracker.vocabulary.sources import Access

pytestmark = [
    pytest.mark.django_db(databases=["default", "catalogue"]),
    pytest.mark.filterwarnings("ignore:No directory at"),
]
LIST = "/publishing/withdrawalasked/"
ASK = {"action": "ask_for_withdrawal", "_confirmed": "1", "reason_class": "safety", "reason": "His sister called."}


def logged_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


@pytest.fixture
def person(published: Publish, researcher: User) -> Person:
    made = factories.person("Adam Smith", by=researcher)
    published(made)
    return made


def ask(by: User, person: Person, **given: str) -> str:
    chosen = {"_selected_action": [person.pk], **ASK, **given}
    return text(logged_in(by).post("/people/person/", chosen, follow=True))


def test_a_researcher_asks_from_the_records_page_and_nothing_changes_by_that(
    person: Person, researcher: User, reviewer: User
) -> None:
    page = text(logged_in(researcher).get(f"/people/person/{person.pk}/change/"))
    assert 'value="ask_for_withdrawal"' in page
    assert 'value="withdraw_from_public"' not in page
    assert "Asked for the withdrawal of" in ask(researcher, person)
    assert Standing.objects.get(reference=person.reference).is_public
    front = text(logged_in(reviewer).get("/"))
    assert '<a href="/publishing/withdrawalasked/">Withdrawals that somebody asked for</a> <b>1</b>' in front
    assert "Withdrawals that somebody asked for" not in text(logged_in(researcher).get("/"))


def test_whoever_may_withdraw_does_it_there_in_one_step(person: Person, reviewer: User) -> None:
    page = text(logged_in(reviewer).get(f"/people/person/{person.pk}/change/"))
    assert 'value="withdraw_from_public"' in page
    assert 'value="ask_for_withdrawal"' not in page


def test_a_reason_is_asked_for(person: Person, researcher: User) -> None:
    assert "This field is required" in ask(researcher, person, reason=" ")
    assert not WithdrawalAsked.objects.exists()


def test_the_withdrawal_is_the_answer(person: Person, researcher: User, reviewer: User) -> None:
    ask(researcher, person)
    page = text(logged_in(reviewer).get(LIST))
    assert "His sister called." in page
    assert f'<a href="/people/person/{person.pk}/change/">' in page
    withdraw(kind="person", references=[person.reference], by=reviewer, reason="In danger.")
    asked = WithdrawalAsked.objects.get()
    assert (asked.answer, asked.answered_by) == ("Withdrawn.", reviewer)
    assert "His sister called." not in text(logged_in(reviewer).get(LIST))
    assert "Withdrawn." in text(logged_in(researcher).get(f"{LIST}?state=all"))


def test_that_it_stays_is_answered_with_the_reason(person: Person, researcher: User, reviewer: User) -> None:
    ask(researcher, person)
    row = WithdrawalAsked.objects.get()
    given = {"action": "leave_public", "_selected_action": [row.pk], "_confirmed": "1", "answer": "She agreed since."}
    logged_in(researcher).post(LIST, given)
    assert WithdrawalAsked.objects.open().exists(), "who may not withdraw does not answer"
    assert "Answered" in text(logged_in(reviewer).post(LIST, given, follow=True))
    assert Standing.objects.get(reference=person.reference).is_public
    assert "She agreed since." in text(logged_in(researcher).get(f"{LIST}?state=all"))


def test_of_a_guarded_source_only_its_readers_learn(researcher: User, reviewer: User) -> None:
    source = factories.source(access=Access.CONFIDENTIAL, title="Canary")
    WithdrawalAsked.objects.create(
        kind="source", reference=source.reference, reason_class="safety", reason="Hidden.", asked_by=researcher
    )
    assert "Hidden." not in text(logged_in(reviewer).get(LIST))
    assert "asked for</a> <b>none</b>" in text(logged_in(reviewer).get("/"))
    source.readers.add(reviewer)
    assert "Hidden." in text(logged_in(reviewer).get(LIST))
