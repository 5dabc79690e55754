"""The history of a record reads as a story: who, when, what, old, new and why; nothing of what somebody may not see."""

import re
from datetime import timedelta
from html import unescape
from typing import Any

import pghistory
import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests import factories, figure_factories
from tests.conftest import Publish
from tests.levels import crowd, show
from tracker.accounts.models import User
from tracker.people.models import Contract, Name, Person, PersonCitation
from tracker.publishing.actions import publish, withdraw
from tracker.review.actions import send_back, submit
from tracker.sources.models import Source

pytestmark = [
    pytest.mark.django_db(databases=["default", "catalogue"]),
    pytest.mark.filterwarnings("ignore:No directory at"),
]


def story(user: User, record: Any) -> str:
    """The text of a record's history page, without tags."""
    client = Client()
    client.force_login(user)
    opts = record._meta
    answer = client.get(f"/{opts.app_label}/{opts.model_name}/{record.pk}/history/")
    assert answer.status_code == 200
    _, _, inside = answer.content.decode().partition('<ol class="story">')
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", inside)).split())


def handed_in(person: Person, by: User, note: str = "") -> Any:
    return submit(kind="person", references=[person.reference], by=by, note=note)[0]


def test_it_tells_of_every_decision_with_who_and_why(
    published: Publish, researcher: User, reviewer: User, publisher: User
) -> None:
    person = factories.person("Ram Thapa", by=researcher)
    send_back(handed_in(person, researcher, "From the list of May."), by=reviewer, note="Which month?")
    published(person)
    with pghistory.context(user=researcher.pk):
        Name.objects.filter(person=person).update(text="Ram B. Thapa")
    publish([handed_in(person, researcher)], by=reviewer, note="The middle name was missing.")
    withdraw(kind="person", references=[person.reference], by=publisher, reason="His family wrote.")
    told = story(publisher, person)
    for sentence in (
        "Submitted it for review From the list of May.",
        "ben Sent it back Which month?",
        "Approved it for publication The middle name was missing.",
        "Published it (entry",
        "Published a correction (entry",
        "cyd Withdrew what was shown (entry",
        "Rules: under our own rules it is not shown, or not yet. His family wrote",
        "Changed the name “Ram Thapa, Full name” name Ram Thapa → Ram B. Thapa",
    ):
        assert sentence in told
    order = ["Withdrew", "a correction", "middle name was missing", "Sent it back", "From the list of May"]
    assert [told.index(each) for each in order] == sorted(told.index(each) for each in order)


def test_the_internal_reason_of_a_withdrawal_is_for_those_who_see_the_log(
    published: Publish, researcher: User, reviewer: User, publisher: User
) -> None:
    person = factories.person(by=researcher)
    published(person)
    withdraw(kind="person", references=[person.reference], by=publisher, reason="His family wrote.")
    told = {user: story(user, person) for user in (researcher, reviewer, publisher)}
    assert all("Withdrew what was shown" in each and "not shown, or not yet" in each for each in told.values())
    assert [user for user, each in told.items() if "His family wrote" in each] == [reviewer, publisher]


def test_it_tells_of_an_embargo(researcher: User, reviewer: User) -> None:
    person = factories.person(by=researcher)
    sources = sorted(Source.objects.values_list("reference", flat=True))
    rows = submit(kind="source", references=sources, by=researcher, unclaimed_are_mine=True)
    moment = timezone.now() + timedelta(days=1)
    publish([*rows, handed_in(person, researcher)], by=reviewer, not_before=moment)
    assert f"Kept it back until {moment:%d %B %Y, %H:%M} UTC" in story(researcher, person)


def test_a_row_without_a_name_is_told_of_without_its_reference(publisher: User) -> None:
    persons = crowd(5)
    show(*persons)
    withdraw(kind="person", references=[persons[0].reference], by=publisher, reason="Asked to.")
    told = [story(publisher, person) for person in persons]
    assert "Published it without a name" in told[0]
    assert "Withdrew what was shown without a name" in told[0]
    assert "not shown, or not yet. Asked to" in told[0]
    assert "fewer than enough that look the same were left" in told[1]
    assert "N-" not in " ".join(told)


def test_lists_and_names_of_columns_are_told_in_words(researcher: User) -> None:
    person = factories.person("Ram Thapa", by=researcher, contracts=[{"side": "RU", "how": ["social_media"]}])
    contract = Contract.objects.get()
    contract.motives, contract.indicators = ["none_stated", "pay"], ["passport_taken"]
    contract.save()
    PersonCitation.objects.filter(contract=contract).update(fields=["signed_on", "role_class"], said_by=["own_state"])
    factories.claim(Name, person, sources=[factories.source()], text="Alias", status="conflicting", conflict_on="text")
    told = story(researcher, person)
    codes = ("social_media", "none_stated", "passport_taken", "signed_on", "role_class", "own_state")
    assert not [code for code in codes if code in told]
    assert "what the source supports empty → signed on, kind of work" in told


def test_a_source_that_somebody_may_not_see_is_not_told_of_where_another_took_its_place(researcher: User) -> None:
    leak = factories.source(title="Leaked list", access="confidential")
    person = factories.person("Ram Thapa", by=researcher, source_of_all=leak)
    PersonCitation.objects.filter(name__person=person).update(source=factories.source(title="An obituary"))
    told = story(researcher, person)
    assert "An obituary" in told
    assert "Leaked list" not in told
    leak.readers.add(researcher)
    assert "Leaked list" in story(researcher, person)


def test_a_source_copied_from_one_that_somebody_may_not_see_keeps_the_rest_of_its_story(researcher: User) -> None:
    leak = factories.source(title="Leaked list", access="restricted", public_label="a leak")
    copy = factories.source(title="A copy", derived_from=leak)
    Source.objects.filter(pk=copy.pk).update(derived_from=None, title="No copy")
    told = story(researcher, copy)
    assert "A copy → No copy" in told
    assert "Leaked list" not in told
    leak.readers.add(researcher)
    assert "Leaked list" in story(researcher, copy)


def test_units_sources_and_figures_have_their_decisions_too(
    published: Publish, researcher: User, reviewer: User
) -> None:
    unit, figure = factories.unit("81st", by=researcher), figure_factories.figure(by=researcher)
    published(unit, figure)
    for record in (unit, figure, Source.objects.latest("pk")):
        told = story(researcher, record)
        assert "Submitted it for review" in told
        assert "Approved it for publication" in told
        assert "ben Published it (entry" in told


def test_a_long_story_asks_no_more_than_a_short_one(
    client: Client, researcher: User, reviewer: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(researcher)
    person = factories.person("Ram Thapa", by=researcher)
    page = f"/people/person/{person.pk}/history/"

    def lengthen(times: int) -> None:
        for number in range(times):
            Name.objects.filter(person=person).update(text=f"Ram Thapa {number}")
            row = submit(kind="person", references=[person.reference], by=researcher, unclaimed_are_mine=True)[0]
            send_back(row, by=reviewer, note="Again.")

    lengthen(10)
    client.get(page)
    with django_assert_max_num_queries(1000) as short:
        client.get(page)
    lengthen(10)
    with django_assert_max_num_queries(len(short)):
        client.get(page)
