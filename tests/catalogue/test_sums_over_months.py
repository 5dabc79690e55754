"""In a sum over months, quarters or years nobody is counted twice: the first contract, and the fate that holds now."""

import re
from typing import Any

import pytest
from django.test import Client

from tests import factories
from tests.conftest import Publish
from tracker.catalogue.people.filter import PeopleFilter
from tracker.website.timeline.time_chart import apart, panels

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])
MONTHS = [f"{year}-{month:02}" for year in (2022, 2023, 2024) for month in range(1, 13)]


@pytest.fixture
def found(public: Client) -> Any:
    """How many people a query finds."""

    def count(query: str) -> int:
        return int(public.get(f"/api/v1/people/?{query}").json()["counts"]["recorded"]["people"])

    return count


def signed(on: str, side: str = "RU") -> dict[str, str]:
    return {"side": side, "signed_on": on}


def test_whoever_signed_twice_is_found_in_one_month_by_the_first_contract(published: Publish, found: Any) -> None:
    published(factories.person(nationalities=["NP"], contracts=[signed("2024-02"), signed("2022-10"), signed("")]))
    months = {month: found(f"contract_mode=first&contract_from={month}&contract_to={month}") for month in MONTHS}
    assert {month for month, number in months.items() if number} == {"2022-10"}
    assert found("contract_from=2024-02&contract_to=2024-02") == 1, "any contract, unless the first is asked for"


def test_the_first_contract_is_that_of_the_side_asked_for(published: Publish, found: Any) -> None:
    published(factories.person(nationalities=["NP"], contracts=[signed("2022-10", "UA"), signed("2023-05")]))
    of_first = "contract_mode=first&contract_from={0}&contract_to={0}"
    assert found("side=RU&" + of_first.format("2023-05")) == 1
    assert found("side=UA&" + of_first.format("2022-10")) == 1
    assert found(of_first.format("2022-10")) == 1
    assert found(of_first.format("2023-05")) == 0


def test_a_facet_of_the_first_contract_is_that_of_the_first(published: Publish, found: Any) -> None:
    contracts = [signed("2022-10") | {"found_in": "migrant"}, signed("2024-02") | {"found_in": "home_country"}]
    published(factories.person(nationalities=["NP"], contracts=contracts))
    assert found("contract_mode=first&found_in=migrant") == 1
    assert found("contract_mode=first&found_in=home_country") == 0
    assert found("found_in=home_country") == 1


def test_the_quarters_of_a_nationality_add_up_to_its_people_and_lead_to_them(published: Publish, found: Any) -> None:
    published(
        factories.person(nationalities=["NP"], contracts=[signed("2022-10"), signed("2024-02")]),
        factories.person(nationalities=["NP"], contracts=[signed("2022-11")]),
        factories.person(nationalities=["NP"], contracts=[signed("")]),
    )
    (panel,) = panels(PeopleFilter.of(nationality="NP", side="RU"))
    assert panel.counts.quarters == {(2022, 4): 2}
    assert panel.counts.people == 3
    for quarter, people in panel.counts.quarters.items():
        assert found(panel.quarter_url(quarter).partition("?")[2]) == people
    (undated,) = apart(panel)
    assert undated.words == "1 person: no dated contract is known"
    assert found(undated.url.partition("?")[2]) == 1


def test_of_one_fate_that_came_twice_the_latest_holds_in_head_file_and_filter(
    published: Publish, public: Client, found: Any
) -> None:
    fates = [{"kind": "wounded", "on": "2024-02"}, {"kind": "wounded", "on": "2022-10"}]
    made = factories.person(nationalities=["NP"], fates=fates)
    made.level_ground, made.level_reason = "own_public_act", "Said so on television."
    made.save()
    published(made, by=factories.user("eli", "publisher"))
    where = "fate=wounded&fate_from={0}&fate_to={0}"
    assert {month for month in MONTHS if found(where.format(month))} == {"2024-02"}
    assert found(where.format("2022-10") + "&fate_mode=ever") == 1
    assert "Wounded, February 2024" in re.sub(r"\s+", " ", public.get(f"/people/{made.reference}/").content.decode())
    assert public.get("/api/v1/people/").json()["results"][0]["fate_on"] == "2024-02"
    assert "February 2024" in public.get("/people/").content.decode()


def test_the_form_keeps_that_the_first_contract_was_asked_for(published: Publish, public: Client) -> None:
    published(factories.person(nationalities=["NP"], contracts=[signed("2022-10")]))
    html = public.get("/people/?contract_mode=first&contract_from=2022-10").content.decode()
    assert re.search(r'<option value="first"\s+selected>The first contract</option>', html)
    assert "first contract signed certainly from October 2022" in re.sub(r"\s+", " ", html)
