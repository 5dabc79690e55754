"""Lists of the newsroom ask the database no more often for twenty rows than for ten."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib import admin
from django.core.paginator import Paginator
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests import factories, figure_factories
from tracker.accounts.models import User
from tracker.newsroom.records.capped_lists import CappedPaginator
from tracker.people.models import Person
from tracker.review.actions import submit
from tracker.units.models import Site, Unit

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:No directory at")]


def people(number: int) -> None:
    for _ in range(number):
        factories.person("Ram Thapa", nationalities=["NP"], contracts=[{"side": "RU"}])


def units(number: int) -> None:
    top = Unit.objects.first() or factories.unit("Top")
    for _ in range(number):
        factories.unit("Regiment", parents=[top])


def sites(number: int) -> None:
    for each in range(number):
        Site.objects.create(name=f"Point {each}", kind="selection_point", territory_id="RU")


def sources(number: int) -> None:
    for _ in range(number):
        factories.source()


def submissions(number: int) -> None:
    submitter = User.objects.get(username="ada")
    references = [factories.person("Ram Thapa").reference for _ in range(number)]
    submit(kind="person", references=references, by=submitter, unclaimed_are_mine=True)


@pytest.mark.parametrize(
    ("address", "add"),
    [
        ("/people/person/", people),
        ("/people/person/?q=Thapa", people),
        ("/people/person/?claims=unverified", people),
        ("/people/person/?state=draft", people),
        ("/units/unit/", units),
        ("/units/site/", sites),
        ("/sources/source/", sources),
        ("/review/submission/", submissions),
    ],
)
def test_a_list_asks_no_more_for_twenty_rows_than_for_ten(
    client: Client,
    researcher: User,
    address: str,
    add: Callable[[int], None],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    client.force_login(researcher)
    add(10)
    client.get(address)
    with django_assert_max_num_queries(1000) as ten:
        assert client.get(address).status_code == 200
    add(10)
    with django_assert_max_num_queries(len(ten)):
        assert client.get(address).status_code == 200


def test_counting_stops_at_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.newsroom.records.capped_lists.COUNTED", 3)
    people(5)
    assert CappedPaginator(Person.objects.all(), 2).count == 3
    assert Paginator(Person.objects.all(), 2).count == 5


def test_a_list_beyond_the_limit_says_so(client: Client, researcher: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.newsroom.records.capped_lists.COUNTED", 3)
    client.force_login(researcher)
    people(5)
    assert "3 or more people" in " ".join(client.get("/people/person/").content.decode().split())


def test_people_are_found_by_any_spelling_in_any_script(client: Client, researcher: User) -> None:
    client.force_login(researcher)
    factories.person("Майкл Глосс")
    assert "Майкл Глосс" in client.get("/people/person/?q=Gloss").content.decode()


def test_units_stand_under_the_unit_they_belong_to(client: Client, researcher: User) -> None:
    client.force_login(researcher)
    army = factories.unit("58th Army")
    division = factories.unit("42nd Division", parents=[army])
    factories.unit("70th Regiment", parents=[division])
    factories.unit("Airborne Forces")
    html = client.get("/units/unit/").content.decode()
    shown = ['depth-0">58th Army', 'depth-1">42nd Division', 'depth-2">70th Regiment', 'depth-0">Airborne Forces']
    places = [html.index(part) for part in shown]
    assert places == sorted(places)


@pytest.mark.parametrize("typed", ["{}", "({}).", "https://tracker.example/somewhere/{}/?utm_source=x"])
def test_every_kind_of_record_is_found_by_a_reference_typed_or_pasted(
    client: Client, researcher: User, typed: str
) -> None:
    site = Site.objects.create(name="Point", kind="selection_point", territory_id="RU")
    records: list[Any] = [
        *(site, factories.source(), factories.unit("Top"), factories.person("Ram Thapa")),
        *(figure_factories.claimant(), figure_factories.figure(), figure_factories.statement()),
        figure_factories.state_action(),
    ]
    client.force_login(researcher)
    for record in records:
        address = reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_changelist")
        for reference in (record.reference, record.reference.lower().replace("-", "—")):
            answer = client.get(address, {"q": typed.format(reference)})
            assert [row.pk for row in answer.context["cl"].result_list] == [record.pk], (record, reference)


def test_no_two_filters_of_a_list_bear_the_same_name(client: Client) -> None:
    client.force_login(User.objects.create_superuser("root", password="correct horse"))
    for model in admin.site._registry:
        answer = client.get(reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist"))
        if answer.status_code == 200:
            titles = [str(each.title) for each in answer.context["cl"].filter_specs]
            assert len(titles) == len(set(titles)), (model, titles)
