"""Two people on one record: the second save tells what the first has changed, and overwrites nothing unasked."""

import pytest
from django.test import Client

from tests import factories
from tests.admin_forms import fields_of
from tracker.accounts.models import User
from tracker.people.models import Fate, Person

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:No directory at")]


@pytest.fixture
def person(researcher: User) -> Person:
    return factories.person("Ram Thapa", by=researcher)


@pytest.fixture
def both(researcher: User, reviewer: User) -> tuple[Client, Client]:
    first, second = Client(), Client()
    first.force_login(researcher)
    second.force_login(reviewer)
    return first, second


def opened(client: Client, address: str) -> dict[str, list[str]]:
    """The page's fields, as opened long ago: within a test's one transaction, all history has one moment."""
    fields = fields_of(client.get(address).content)
    return fields | {"opened_as": ["2020-01-01T00:00:00+00:00 " + fields["opened_as"][0].partition(" ")[2]]}


def test_the_second_save_is_refused_and_names_who_changed_what(both: tuple[Client, Client], person: Person) -> None:
    first, second = both
    address = f"/people/person/{person.pk}/change/"
    typed_first, typed_second = opened(first, address), opened(second, address)
    assert first.post(address, typed_first | {"fates-0-cause": ["shelling"]}).status_code == 302
    answer = second.post(address, typed_second | {"fates-0-place": ["Bakhmut"]})
    html = answer.content.decode()
    assert "Not saved: this record was changed while you had it open." in html
    assert "ada changed fate, cause: “” → “shelling”" in html
    assert 'value="Bakhmut"' in html
    fate = Fate.objects.get()
    assert (fate.cause, fate.place) == ("shelling", "")


def test_saving_again_after_reading_that_is_a_decision(both: tuple[Client, Client], person: Person) -> None:
    first, second = both
    address = f"/people/person/{person.pk}/change/"
    typed = fields_of(second.get(address).content)
    first.post(address, fields_of(first.get(address).content) | {"fates-0-cause": ["shelling"]})
    refused = fields_of(second.post(address, typed | {"fates-0-place": ["Bakhmut"]}).content)
    assert second.post(address, refused | {"fates-0-cause": ["shelling"]}).status_code == 302
    fate = Fate.objects.get()
    assert (fate.cause, fate.place) == ("shelling", "Bakhmut")


def test_a_claims_own_page_is_guarded_too(both: tuple[Client, Client], person: Person) -> None:
    first, second = both
    page, claim = f"/people/person/{person.pk}/change/", f"/people/fate/{person.fates.get().pk}/change/"
    typed = opened(second, claim)
    first.post(page, fields_of(first.get(page).content) | {"fates-0-cause": ["shelling"]})
    answer = second.post(claim, typed | {"place": ["Bakhmut"]})
    assert "ada changed fate, cause" in answer.content.decode()
    assert Fate.objects.get().place == ""
