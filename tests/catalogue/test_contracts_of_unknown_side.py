"""A facet of contracts counts the contracts of the side that is asked for, and none whose side nobody knows."""

import pytest
from django.test import Client

from tests import factories
from tests.conftest import Publish
from tracker.catalogue.people.facets import CONTRACT, FACETS

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])
OF_CONTRACTS = [facet.name for facet in FACETS if facet.of == CONTRACT]


@pytest.fixture
def of_no_known_side(published: Publish) -> None:
    """Somebody who served Russia and signed for nobody knows whom, one who signed for Russia, one who only signed."""
    signed = {"found_in": "migrant", "how": ["advert"], "role_class": "combat", "motives": ["pay"]}
    served = [{"side": "RU", "from_on": "2023"}]
    published(
        factories.person("Adam", contracts=[signed | {"side": "", "indicators": ["threat"]}], services=served),
        factories.person("Boris", contracts=[signed | {"side": "RU", "indicators": ["threat"]}], services=served),
        factories.person("Cyril", contracts=[signed | {"side": "", "indicators": ["threat"]}]),
    )


@pytest.mark.parametrize("query", ["side=RU", "side=unknown", "side=RU&side=unknown", "contract_mode=first", ""])
@pytest.mark.parametrize("name", OF_CONTRACTS)
def test_a_value_promises_as_many_people_as_its_tick_finds(
    public: Client, of_no_known_side: None, query: str, name: str
) -> None:
    values = public.get(f"/api/v1/people/?{query}").json()["facets"][name]
    assert values
    for value in values:
        answer = public.get(f"/api/v1/people/?{query}&{name}={value['value']}").json()
        assert answer["counts"]["recorded"]["people"] == value["people"], value


def test_a_contract_of_unknown_side_counts_for_no_side(public: Client, of_no_known_side: None) -> None:
    answer = public.get("/api/v1/people/?side=RU").json()
    assert answer["counts"]["recorded"]["people"] == 2
    people = {value["value"]: value["people"] for value in answer["facets"]["found_in"]}
    assert people == {"migrant": 1, "unknown": 1}
