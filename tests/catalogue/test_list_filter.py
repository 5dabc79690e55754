"""A filter of a list carries itself: what was asked for, what of it is changed, and the same as an address."""

import pytest
from django.http import QueryDict

from tests import factories
from tests.conftest import Publish
from tracker.catalogue.figures.filter import FigureFilter
from tracker.catalogue.kinds import LISTS
from tracker.catalogue.listing.filter import ListFilter
from tracker.catalogue.listing.kind import PublicList
from tracker.catalogue.listing.parameters import BadParameters
from tracker.catalogue.people.filter import PeopleFilter
from tracker.catalogue.sources.filter import SourceFilter

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])


@pytest.mark.parametrize("listed", LISTS, ids=lambda listed: listed.slug)
def test_a_filter_from_values_is_the_one_of_the_address(listed: PublicList) -> None:
    facet = next(facet for facet in listed.filter_set.facets if facet.names is None)
    values = [value for value, _ in facet.choices()][:2]
    made = listed.filter_set.of(**{facet.name: values})
    read = listed.filter_set.read(QueryDict(made.query))
    assert {name: sorted(each) for name, each in made.params.items()} == {facet.name: sorted(values)}
    assert read.query == made.query
    assert made.cleaned.keys() == read.cleaned.keys()


def test_the_address_of_a_filter_is_one_whatever_order_it_was_written_in() -> None:
    one = PeopleFilter.read(QueryDict("fate=killed&nationality=NP&nationality=IN&sort=-name&q="))
    other = PeopleFilter.read(QueryDict("nationality=IN&sort=-name&nationality=NP&fate=killed&fate=killed"))
    assert one.query == other.query == "fate=killed&nationality=IN&nationality=NP&sort=-name"


def test_what_is_changed_is_another_filter_and_the_page_is_left() -> None:
    first = FigureFilter.of(measure=["killed", "missing"], side="RU")
    assert first.but(side="UA").params == {"measure": ["killed", "missing"], "side": ["UA"]}
    assert first.but(side=None).params == {"measure": ["killed", "missing"]}
    assert first.without("measure", "killed").params == {"measure": ["missing"], "side": ["RU"]}
    assert first.without("measure").params == {"side": ["RU"]}
    assert first.params == {"measure": ["killed", "missing"], "side": ["RU"]}
    assert "cursor" not in FigureFilter.read(QueryDict("cursor=abc&side=RU")).params


@pytest.mark.parametrize(
    ("query", "name", "left"),
    [
        ("contract_from=2023&contract_within=possibly", "contract_from", ""),
        (
            "contract_from=2023&contract_to=2024&contract_within=possibly",
            "contract_from",
            "contract_to=2024&contract_within=possibly",
        ),
        ("contract_within=unknown&contract_mode=first", "contract_within", ""),
        ("fate=killed&fate_mode=ever", "fate", ""),
        (
            "found_in=migrant&contract_from=2023&contract_mode=first",
            "contract_from",
            "contract_mode=first&found_in=migrant",
        ),
    ],
)
def test_what_only_says_how_a_condition_is_meant_goes_with_it(query: str, name: str, left: str) -> None:
    assert PeopleFilter.read(QueryDict(query)).without(name).query == left


@pytest.mark.parametrize(
    ("filter_set", "query", "kept", "wrong"),
    [
        (FigureFilter, "measure=killed&measure=eaten&colour=red", "measure=killed", {"measure", "colour"}),
        (SourceFilter, "kind=dataset&reference=P-7K2M9Q", "kind=dataset", {"reference"}),
        (PeopleFilter, "sex=M&contract_to=2020&contract_from=2024", "contract_from=2024&sex=M", {"contract_to"}),
        (
            PeopleFilter,
            "sex=M&sex=Q&contract_from=2024&contract_to=x",
            "contract_from=2024&sex=M",
            {"contract_to", "sex"},
        ),
    ],
)
def test_what_can_be_used_of_a_wrong_address_is_kept(
    filter_set: type[ListFilter], query: str, kept: str, wrong: set[str]
) -> None:
    params = QueryDict(query)
    with pytest.raises(BadParameters) as bad:
        filter_set.read(params)
    usable, faults = filter_set.usable(params, bad.value.faults)
    assert usable.query == kept
    # Some faults show only once others are gone.
    assert {fault.name for fault in faults} == wrong


def test_each_condition_reads_as_its_facet_and_value(published: Publish) -> None:
    filterset = PeopleFilter.of(q="Rai", nationality="NP", contract_from="2023", contract_mode="first")
    assert [each.words for each in filterset.conditions()] == [
        "Name: Rai",
        "Nationality: Nepal",
        "Contract signed from: 2023",
        "The first contract",
    ]


def test_the_number_found_is_that_of_the_rows(published: Publish) -> None:
    published(factories.person("Adam Smith", nationalities=["NP"]), factories.person("Bryan", nationalities=["IN"]))
    for query in ("", "nationality=NP", "q=Adam", "nationality=CU"):
        filterset = PeopleFilter.read(QueryDict(query))
        assert filterset.count() == filterset.rows().count()
