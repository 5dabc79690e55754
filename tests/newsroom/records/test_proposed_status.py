"""A new row's status is proposed: a second death is a conflict; one button accepts what has a source."""

from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client

from tests import factories
from tests.admin_forms import fields_of, with_row
from tests.newsroom.records.test_admin_browser import ADD
from tracker.accounts.models import User
from tracker.people.models import Fate, Name, Person
from tracker.sources.models import Source
from tracker.vocabulary.sources import Access

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:No directory at")]
Fields = dict[str, list[str]]
PROPOSED = {"status": "", "as_above": "on"}


@pytest.fixture
def desk(client: Client, researcher: User) -> Client:
    client.force_login(researcher)
    return client


def deaths(desk: Client, *days: str, **of_the_last: Any) -> Fields:
    """A name, and deaths on those days, all with one source at the top."""
    fields = fields_of(desk.get(ADD).content) | {"names-0-text": ["Ram Thapa"]}
    fields |= {"bar-source": [str(factories.source().pk)]}
    for number, day in enumerate(days, 1):
        more = of_the_last if number == len(days) else {}
        fields = with_row(fields, "fates", kind="killed", on=day, **(PROPOSED | more))
    return fields


def page_of(person: Person) -> str:
    return f"/people/person/{person.pk}/change/"


def told(answer: Any) -> list[str]:
    return [str(message) for message in get_messages(answer.wsgi_request)]


def test_a_second_death_is_a_conflict_about_what_differs_once_a_sentence_says_so(desk: Client) -> None:
    fields = deaths(desk, "2024-03", "2024-05-02", public_note="The ministry says May.")
    assert desk.post(ADD, fields).status_code == 302
    assert set(Fate.objects.values_list("status", "on", "conflict_on")) == {
        ("accepted", "2024-03", ""),
        ("conflicting", "2024-05-02", "on"),
    }


def test_a_second_death_without_a_sentence_is_refused_with_the_date_that_covers_both(desk: Client) -> None:
    html = desk.post(ADD, deaths(desk, "2024-06-04", "2024-06-05")).content.decode()
    assert "give that row the date that covers them, [2024-06-04..2024-06-05]" in html
    assert not Person.objects.exists()


def test_a_death_beside_one_that_is_saved_is_a_conflict_too(desk: Client) -> None:
    person = factories.person("Ram Thapa")
    row = PROPOSED | {"kind": "killed", "sources": factories.source().pk}
    fields = with_row(fields_of(desk.get(page_of(person)).content), "fates", **row)
    assert "Another row tells a death too" in desk.post(page_of(person), fields).content.decode()
    taken_out = fields | {"fates-0-status": ["rejected"], "fates-0-status_reason": ["He phoned home."]}
    assert desk.post(page_of(person), taken_out).status_code == 302


def test_the_point_of_a_conflict_is_asked_for_where_several_differ(desk: Client) -> None:
    fields = deaths(desk, "2024-03", "2024-05", public_note="The ministry says May.", place="Bakhmut")
    fields |= {"fates-0-place": ["Avdiivka"]}
    assert "Choose the point on which this version disagrees" in desk.post(ADD, fields).content.decode()


def test_one_button_accepts_all_that_have_a_source(desk: Client) -> None:
    person = factories.person("Ram Thapa", nationalities=["NP"])
    Name.objects.update(status="unverified")
    Fate.objects.create(person=person, kind="wounded")
    html = desk.get(page_of(person)).content
    assert b"Save and accept all that have a source" in html
    answer = desk.post(page_of(person), fields_of(html) | {"_accept_all": ["1"]})
    assert (answer.status_code, answer.url) == (302, page_of(person))  # type: ignore[attr-defined]
    assert Name.objects.get().status == "accepted"
    assert set(Fate.objects.filter(kind="wounded").values_list("status", flat=True)) == {"unverified"}
    assert "Accepted: 1 claim." in told(answer)
    assert b"_accept_all" not in desk.get(page_of(person)).content


def test_two_deaths_accepted_by_the_button_are_told(desk: Client) -> None:
    fields = deaths(desk, "2024-03", "2024-05", status="unverified") | {"fates-0-status": ["unverified"]}
    assert desk.post(ADD, fields).status_code == 302
    page = page_of(Person.objects.get())
    answer = desk.post(page, fields_of(desk.get(page).content) | {"_accept_all": ["1"]})
    assert any("nobody dies twice" in message for message in told(answer))


def test_the_button_leaves_what_rests_on_a_source_of_others(desk: Client) -> None:
    leak: Source = factories.source(title="Leaked list", access=Access.RESTRICTED, public_label="a leak")
    person = factories.person("Ram Thapa")
    hidden = Fate.objects.create(person=person, kind="wounded")
    factories.cite(hidden, leak)
    html = desk.get(page_of(person)).content
    assert b"_accept_all" not in html
    assert desk.post(page_of(person), fields_of(html) | {"_accept_all": ["1"]}).status_code == 302
    hidden.refresh_from_db()
    assert hidden.status == "unverified"
