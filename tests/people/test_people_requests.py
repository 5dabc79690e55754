"""Requests: what is open and late, what an answer needs, and who may see who wrote."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from tests import factories
from tests.admin_forms import fields_of
from tracker.accounts.models import User
from tracker.people.models import Request, RequestWriter
from tracker.publishing.actions import publish
from tracker.review.actions import NotAllowed, submit

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:No directory at")]
ADD = "/people/request/add/"


def letter(words: str, *, days: int = 10, **columns: Any) -> Request:
    """A request that is due in so many days, with a writer."""
    today = timezone.now().date()
    given = {"kind": "removal", "received_on": today - timedelta(days=30), "due_on": today + timedelta(days=days)}
    made = Request.objects.create(about_words=words, **(given | columns))
    RequestWriter.objects.create(request=made, name="Olga Canary", contact="canary@example.org", letter="Canary asks.")
    return made


ANSWERED: dict[str, Any] = {"decision": "granted", "reason": "She is his mother.", "answered_on": timezone.now().date()}


def test_the_list_starts_with_what_is_open_and_says_what_is_late(client: Client, researcher: User) -> None:
    letter("left alone", days=-3)
    letter("with time", days=1)
    letter("long done", **ANSWERED)
    client.force_login(researcher)
    shown = client.get("/people/request/").content.decode()
    assert shown.index("left alone") < shown.index("with time")
    assert "Overdue by 3 days" in shown
    assert "1 day left" in shown
    assert "long done" not in shown
    late = client.get("/people/request/?state=overdue").content.decode()
    assert "left alone" in late
    assert "with time" not in late
    answered = client.get("/people/request/?state=answered").content.decode()
    assert "Answered: granted" in answered
    assert "left alone" not in answered
    assert "long done" in client.get("/people/request/?state=all").content.decode()


@pytest.mark.parametrize(
    ("columns", "rule"),
    [
        ({"about_words": ""}, "a_request_is_about_something"),
        ({"due_on": date(2020, 1, 1)}, "a_request_is_due_after_it_came"),
        ({"decision": "refused"}, "a_decision_has_a_reason"),
        ({"answered_on": timezone.now().date()}, "an_answer_needs_a_decision"),
        ({**ANSWERED, "answered_on": date(2020, 1, 1)}, "an_answer_comes_after_the_request"),
    ],
)
def test_the_database_keeps_a_request_whole(columns: dict[str, Any], rule: str) -> None:
    made = letter("his record")
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        Request.objects.filter(pk=made.pk).update(**columns)


def test_answering_without_a_decision_is_refused_on_the_page(client: Client, researcher: User) -> None:
    made = letter("his record")
    client.force_login(researcher)
    page = f"/people/request/{made.pk}/change/"
    fields = fields_of(client.get(page).content) | {"answered_on": [str(timezone.now().date())]}
    answer = client.post(page, fields)
    assert answer.status_code == 200
    assert "Decide before you answer" in answer.content.decode()


def test_who_wrote_is_on_no_page_of_those_who_do_not_keep_such_data(client: Client, researcher: User) -> None:
    made = letter("his record")
    made.writer.delete()
    RequestWriter.objects.create(request=made, name="Ivan Canary")
    client.force_login(researcher)
    for path in ("", f"{made.pk}/change/", f"{made.pk}/history/", f"{made.pk}/delete/"):
        assert "anary" not in client.get(f"/people/request/{path}").content.decode()
    assert made.reference not in client.get("/people/request/?q=Canary").content.decode()
    page = f"/people/request/{made.pk}/change/"
    assert client.post(page, fields_of(client.get(page).content)).status_code == 302
    assert made.reference in client.get("/people/request/").content.decode()
    assert RequestWriter.objects.get().name == "Ivan Canary"


def test_a_keeper_enters_who_wrote_and_reads_its_history(client: Client, researcher: User) -> None:
    researcher.groups.add(Group.objects.get(name="keeper"))
    client.force_login(researcher)
    person = factories.person("Adam Smith")
    typed = {
        "kind": ["family"],
        "about": [str(person.pk)],
        "received_on": ["2026-01-02"],
        "due_on": ["2026-02-02"],
        "writer-0-name": ["Olga Canary"],
        "writer-0-contact": ["canary@example.org"],
    }
    assert client.post(ADD, fields_of(client.get(ADD).content) | typed).status_code == 302
    made = Request.objects.get()
    assert made.writer.name == "Olga Canary"
    assert "Olga Canary" in client.get(f"/people/request/{made.pk}/history/").content.decode()
    shown = client.get("/people/request/?q=Smith").content.decode()
    assert "Adam Smith" in shown
    assert "Canary" not in shown
    assert "Canary" not in client.get("/").content.decode()


def test_a_request_is_never_published(researcher: User, reviewer: User) -> None:
    made = letter("his record")
    rows = submit(kind="request", references=[made.reference], by=researcher, unclaimed_are_mine=True)
    assert "Canary" not in str(rows[0].content)
    with pytest.raises(NotAllowed, match="a request has no public side yet"):
        publish(rows, by=reviewer)
