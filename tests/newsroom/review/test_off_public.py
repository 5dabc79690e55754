"""What the desk reads of a record that was withdrawn, or whose texts were taken off: on its page and in its list."""

from typing import Any

import pytest
from django.test import Client

from tests import factories
from tests.conftest import Publish
from tests.publishing.withdrawals.withdrawing import NAME, in_a_source, in_a_statement, make_public, take_off
from tracker.accounts.models import User
from tracker.people.models import Person

pytestmark = [
    pytest.mark.django_db(databases=["default", "catalogue"]),
    pytest.mark.filterwarnings("ignore:No directory at"),
]


@pytest.fixture
def person(published: Publish, researcher: User) -> Person:
    made = factories.person(NAME, by=researcher, nationalities=["US"])
    published(made)
    return made


def page_of(reader: User, record: Any) -> str:
    client = Client()
    client.force_login(reader)
    opts = record._meta
    answer = client.get(f"/{opts.app_label}/{opts.model_name}/{record.pk}/change/")
    return " ".join(answer.content.decode().split())


def list_of(reader: User, record: Any, state: str) -> str:
    client = Client()
    client.force_login(reader)
    opts = record._meta
    return client.get(f"/{opts.app_label}/{opts.model_name}/?state={state}").content.decode()


def test_a_statement_whose_text_was_taken_off_says_so_on_its_page_and_in_its_list(
    person: Person, researcher: User, reviewer: User
) -> None:
    record = in_a_statement()
    make_public(record, researcher, reviewer)
    assert "Readers see" not in page_of(researcher, record)
    take_off(person, reviewer, texts_of=[record.reference])
    assert "Readers see this record without: summary. ben took this off on" in page_of(researcher, record)
    assert "public, some texts taken off" in page_of(researcher, record)
    listed = list_of(researcher, record, "texts_off")
    assert record.reference in listed
    assert "Public, some texts taken off" in listed
    assert record.reference not in list_of(researcher, record, "public")


def test_a_withdrawn_source_says_so_too(person: Person, researcher: User, reviewer: User) -> None:
    source = in_a_source()
    make_public(source, researcher, reviewer)
    take_off(person, reviewer, texts_of=[source.reference])
    assert "Readers do not see this record: ben withdrew it on" in page_of(researcher, source)


def test_a_person_withdrawn_for_safety_says_why_and_keeps_the_note_to_those_who_read_the_log(
    person: Person, researcher: User, reviewer: User, publisher: User
) -> None:
    take_off(person, publisher, reason="Threatened by neighbours.")
    for reader in (researcher, reviewer, publisher):
        page = page_of(reader, person)
        assert "Readers do not see this record: cyd withdrew it on" in page
        assert "Safety: it may endanger somebody." in page
        assert ("Threatened by neighbours." in page) == reader.has_perm("publishing.view_logentry")
    assert not researcher.has_perm("publishing.view_logentry")
    assert publisher.has_perm("publishing.view_logentry")
