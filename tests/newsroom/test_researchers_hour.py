"""A researcher's first hour, through the pages: five records, a mistake, a duplicate, a conflict, a correction."""

import pytest
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from tests.admin_forms import fields_of, with_row
from tests.reviewing import read_and_publish
from tracker.accounts.models import User
from tracker.people.models import Person, PersonCitation
from tracker.publishing.models import LogPayload
from tracker.review.models import Submission
from tracker.sources.models import Source

pytestmark = [
    pytest.mark.django_db(databases=["default", "catalogue"]),
    pytest.mark.filterwarnings("ignore:No directory at"),
]
NAMES = ("Suresh Thapa", "Ramesh Gurung", "Juan Pérez", "Абдул Каримов", "John Smith")
ADD_PERSON, ADD_SOURCE = "/people/person/add/", "/sources/source/add/"


def logged_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def type_in(desk: Client, name: str, source: Source) -> Person:
    fields = fields_of(desk.get(ADD_PERSON).content) | {
        "level": ["named"],
        "names-0-text": [name],
        "names-0-preferred": ["on"],
        "names-0-status": ["accepted"],
        "names-0-sources": [str(source.pk)],
    }
    cited = {"status": "accepted", "sources": source.pk}
    fields = with_row(fields, "nationalities", kind="territory", territory="NP", basis="unknown", **cited)
    fields = with_row(fields, "contracts", side="RU", signed_on="2023-09", **cited)
    fields = with_row(fields, "fates", kind="killed", on="2024-03", said_by=["family"], **cited)
    assert desk.post(ADD_PERSON, fields | {"_addanother": ["1"]}).status_code == 302
    return Person.objects.latest("pk")


def page_of(person: Person) -> str:
    return f"/people/person/{person.pk}/change/"


def test_an_hour_of_a_researchers_work(
    researcher: User,
    reviewer: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    desk, second = logged_in(researcher), logged_in(reviewer)

    # A source, and the same publication a second time.
    source_fields = {"publisher": ["OCCRP"], "title": ["A list of the dead"], "url": ["https://example.org/list"]}
    assert desk.post(ADD_SOURCE, fields_of(desk.get(ADD_SOURCE).content) | source_fields).status_code == 302
    again = desk.post(ADD_SOURCE, fields_of(desk.get(ADD_SOURCE).content) | source_fields)
    source = Source.objects.get()
    assert f"already a source: “{source}” ({source.reference})" in again.content.decode()

    # Five records, each with four claims and their sources, each saved once.
    people = [type_in(desk, name, source) for name in NAMES]
    assert PersonCitation.objects.count() == 5 * 4

    # A mistake: a month that does not exist is answered, and what was typed stands.
    first = people[0]
    fields = fields_of(desk.get(page_of(first)).content)
    answer = desk.post(page_of(first), fields | {"fates-0-on": ["2024-13"], "fates-0-cause": ["shelling"]})
    assert "names no month" in answer.content.decode()
    assert 'value="shelling"' in answer.content.decode()

    # A duplicate is found before it is typed, in another script.
    assert "Абдул Каримов" in desk.get("/people/person/?q=Abdul+Karimov").content.decode()

    # A conflict stands beside the accepted version.
    fields = with_row(
        fields,
        "fates",
        kind="killed",
        on="2024-05",
        status="conflicting",
        conflict_on="on",
        public_note="The ministry says May.",
        sources=source.pk,
    )
    assert desk.post(page_of(first), fields).status_code == 302
    assert set(first.fates.values_list("status", "on")) == {("accepted", "2024-03"), ("conflicting", "2024-05")}

    # Handed in, approved by somebody else together with the source, and corrected afterwards.
    for address, row in (("/sources/source/", source), ("/people/person/", first)):
        desk.post(address, {"action": "submit_for_review", "_selected_action": [row.pk]})
    with django_capture_on_commit_callbacks(execute=True):
        read_and_publish(second, *Submission.objects.all())
    assert "Public" in desk.get(f"/people/person/?q={first.reference}&state=public").content.decode()
    corrected = fields_of(desk.get(page_of(first)).content) | {"names-0-text": ["Suresh Bahadur Thapa"]}
    assert desk.post(page_of(first), corrected).status_code == 302
    payloads = LogPayload.objects.filter(entry__reference=first.reference).values_list("document", flat=True)
    assert ["Bahadur" in payload for payload in payloads] == [False]
    assert first.reference in desk.get("/people/person/?state=changed").content.decode()

    # Two people on one record.
    mine, theirs = (fields_of(client.get(page_of(people[1])).content) for client in (desk, second))
    assert second.post(page_of(people[1]), theirs | {"fates-0-cause": ["drone"]}).status_code == 302
    refused = desk.post(page_of(people[1]), mine | {"fates-0-place": ["Avdiivka"]}).content.decode()
    assert "changed while you had it open" in refused
    assert 'value="Avdiivka"' in refused

    # And the history tells all of it.
    history = desk.get(f"/people/person/{first.pk}/history/").content.decode()
    assert "Suresh Bahadur Thapa" in history
    assert "ada" in history
