"""A family's letter, worked from the day it came to the answer, by those who may."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from tests import factories
from tests.admin_forms import fields_of
from tests.conftest import Publish
from tracker.accounts.models import User
from tracker.catalogue.models import Gone
from tracker.people.models import Person, Request
from tracker.publishing.actions import catch_up
from tracker.publishing.models import LogEntry

pytestmark = [
    pytest.mark.django_db(databases=["default", "catalogue"]),
    pytest.mark.filterwarnings("ignore:No directory at"),
]
ADD = "/people/request/add/"


@pytest.fixture
def person(published: Publish) -> Person:
    made = factories.person("Adam Smith")
    published(made)
    return made


@pytest.fixture
def desk(reviewer: User) -> Client:
    """A reviewer who keeps who wrote to us."""
    reviewer.groups.add(Group.objects.get(name="keeper"))
    client = Client()
    client.force_login(reviewer)
    return client


def text(client: Client, address: str) -> str:
    return " ".join(client.get(address).content.decode().split())


def test_a_familys_letter_is_worked_from_letter_to_answer(person: Person, desk: Client, settings: Settings) -> None:
    work_it(person, desk, timezone.now().date())
    catch_up()
    settings.ROOT_URLCONF = "tracker.config.urls_public"
    public = Client()
    gone = public.get(f"/people/{person.reference}/")
    assert gone.status_code == 410
    for path in ("/corrections/", "/withdrawals.json", f"/people/{person.reference}/"):
        assert "Canary" not in public.get(path).content.decode()
        assert "Adam" not in public.get(path).content.decode()
    assert Gone.objects.get().reference == person.reference


def work_it(person: Person, desk: Client, today: date) -> None:
    opened = fields_of(desk.get(ADD).content)
    assert opened["received_on"] == [str(today)]
    assert opened["due_on"] == [str(today + timedelta(days=30))]
    letter = {"kind": ["removal"], "about": [str(person.pk)], "writer-0-name": ["Olga Canary"]}
    assert desk.post(ADD, opened | letter).status_code == 302
    page = f"/people/request/{Request.objects.get().pk}/change/"
    assert f"Withdraw {person.reference} …" in text(desk, page)
    asked = {"action": "withdraw_from_public", "_selected_action": str(person.pk)}
    assert "Stays in the newsroom" in desk.post("/people/person/", asked).content.decode()
    given = {"_confirmed": "1", "reason_class": "request", "reason": "The mother asked."}
    assert desk.post("/people/person/", asked | given).status_code == 302
    entry = LogEntry.objects.latest("number")
    assert f'<a href="/publishing/logentry/{entry.pk}/change/">Withdrawn, entry {entry.pk}</a>' in text(desk, page)
    assert f"Withdraw {person.reference} …" not in text(desk, page)
    answer = {"decision": ["granted"], "reason": ["She is his mother."], "answered_on": [str(today)]}
    assert desk.post(page, fields_of(desk.get(page).content) | answer).status_code == 302
    assert "Answered: granted" in text(desk, "/people/request/?state=answered")


def test_a_letter_about_no_record_says_so(desk: Client) -> None:
    today = timezone.now().date()
    made = Request.objects.create(kind="family", about_words="her son", received_on=today, due_on=today)
    assert "It is about no record of ours" in text(desk, f"/people/request/{made.pk}/change/")


def test_what_happened_before_the_letter_is_not_counted_as_done(
    published: Publish, desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    now, made = timezone.now(), factories.person("Adam Smith")
    with monkeypatch.context() as clock:
        clock.setattr(timezone, "now", lambda: now - timedelta(days=1))
        published(made)
    letter = Request.objects.create(kind="removal", about=made, received_on=now.date(), due_on=now.date())
    assert "Nothing was published or withdrawn" in text(desk, f"/people/request/{letter.pk}/change/")


def test_a_researcher_is_not_offered_to_withdraw(person: Person, researcher: User) -> None:
    today = timezone.now().date()
    made = Request.objects.create(kind="removal", about=person, received_on=today, due_on=today)
    client = Client()
    client.force_login(researcher)
    for address in (f"/people/request/{made.pk}/change/", f"/people/person/{person.pk}/change/"):
        assert "withdraw_from_public" not in text(client, address)
