"""Whoever approves a record is told what goes off the public side with it."""

import re
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from tests import factories
from tests.conftest import Publish
from tests.levels import account, crowd, show
from tests.publishing.merging.test_merging_bridge import handed_in, merged
from tracker.accounts.models import User
from tracker.people.models import Person
from tracker.publishing.projection.merge_effects import merge_effects
from tracker.vocabulary.levels import Level

pytestmark = [
    pytest.mark.django_db(databases=["default", "catalogue"]),
    pytest.mark.filterwarnings("ignore:No directory at"),
]


@pytest.fixture
def kept(researcher: User) -> Person:
    return factories.person("Adam Smith", by=researcher, nationalities=["GB"])


def told(kept: Person, other: Person) -> str:
    merged(kept, other)
    Person.objects.filter(pk=kept.pk).update(level=Level.NAMED, level_ground="public_act", level_reason="x")
    (sentence,) = merge_effects(handed_in(kept))
    said = f"{other.reference} was merged into this record: "
    assert sentence.startswith(said)
    return sentence.removeprefix(said)


def test_of_one_that_was_never_public(kept: Person) -> None:
    assert told(kept, factories.person("Adam Smyth")) == "nothing of it is public."


def test_of_one_with_a_page(published: Publish, kept: Person) -> None:
    other = factories.person("Adam Smyth")
    published(other)
    assert told(kept, other).endswith("is removed with this approval, and its address leads to this record.")


def test_of_one_with_a_page_where_this_record_has_no_name(published: Publish, kept: Person) -> None:
    other = factories.person("Adam Smyth")
    published(other)
    merged(kept, other)
    Person.objects.filter(pk=kept.pk).update(level=Level.COUNTED)
    (sentence,) = merge_effects(handed_in(kept))
    assert sentence.endswith("its address leads nowhere, because this record is shown without a name.")


@pytest.mark.parametrize(
    ("level", "said"),
    [
        (Level.ANONYMOUS, "its line without a name is removed"),
        (Level.COUNTED, "with this approval it leaves the tables"),
    ],
)
def test_of_one_without_a_name(kept: Person, level: Level, said: str) -> None:
    persons = crowd(5, level=level)
    show(*persons)
    assert told(kept, persons[0]).startswith(said)


def test_nothing_is_said_where_nothing_was_merged(kept: Person) -> None:
    assert merge_effects(handed_in(kept)) == []


def test_it_stands_on_the_page_where_it_is_decided(published: Publish, kept: Person, client: Client) -> None:
    other = factories.person("Adam Smyth")
    published(other)
    merged(kept, other)
    row = handed_in(kept)
    client.force_login(account("ben", "reviewer"))
    page = client.get(reverse("admin:review_submission_change", args=[row.pk])).content.decode()
    assert f"{other.reference} was merged into this record: its public page is removed" in unescape(
        " ".join(re.sub(r"<[^>]+>", " ", page).split())
    )
