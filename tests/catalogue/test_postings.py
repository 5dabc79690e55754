"""Sets of people follow what is published, tell nothing of who came when, and never mix two states."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import factories
from tests.conftest import Publish
from tests.levels import crowd, show, take_off
from tracker.catalogue.generation import current_state
from tracker.catalogue.models import ChangedNumbers, Generation, Name, Person, PersonTerms, Term
from tracker.catalogue.people.filter import PeopleFilter
from tracker.catalogue.people.postings import by_value, index
from tracker.catalogue.people.postings.index import Postings, postings_for
from tracker.people.models import Contract
from tracker.people.models import Person as PrivatePerson
from tracker.publishing.rows import person_terms
from tracker.units.models import UnitName

pytestmark = pytest.mark.django_db(databases=["default", "catalogue"])
SIGNED = {"side": "RU", "signed_on": "2023-09", "found_in": "migrant", "how": ["advert"], "motives": ["pay"]}
LETTERS = list(zip(range(11, 23), "ABCDEFGHIJKL", strict=True))
Said = dict[tuple[str, int, str], list[int]]


@pytest.fixture(autouse=True)
def nothing_known() -> Iterator[None]:
    """Each test begins as a process does."""
    index._kept.clear()
    yield
    index._kept.clear()


@pytest.fixture
def times_made(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How often all sets were made anew, as a list of that length."""
    times: list[int] = []
    make = index._made

    def made() -> Postings:
        times.append(1)
        return make()

    monkeypatch.setattr(index, "_made", made)
    return times


def said(postings: Postings) -> Said:
    """The sets by what their terms say."""
    return {term: list(postings.sets[number]) for number, term in postings.keys.items()}


def present() -> Said:
    return said(postings_for(current_state()))


def made_anew() -> Said:
    index._kept.clear()
    return present()


def a_person(name: str = "", **more: Any) -> PrivatePerson:
    given: dict[str, Any] = {"nationalities": ["NP"], "contracts": [SIGNED, SIGNED | {"side": "UA"}]}
    return factories.person(name, **(given | more))


def test_what_is_published_changed_and_withdrawn_is_followed(published: Publish, times_made: list[int]) -> None:
    first, second, third = a_person(), a_person(nationalities=["CU"]), a_person()
    published(first)
    before = postings_for(current_state())
    states = [said(before)]
    published(second, third)
    states.append(present())
    factories.claim(Contract, first, sources=[factories.source()], side="RU", signed_on="2024")
    published(first)
    states.append(present())
    take_off(second)
    states.append(present())
    assert [len(state["person", 0, ""]) for state in states] == [1, 3, 3, 2]
    assert ("contract", 2, "") in states[2]
    assert ("contract", 2, "") not in states[1]
    assert ("nationalities", 0, "CU") in states[2]
    assert ("nationalities", 0, "CU") not in states[3]
    assert times_made == [1]
    assert said(before) == states[0], "who still reads an older state has its sets"
    assert made_anew() == states[3]


def test_what_changed_in_several_steps_is_followed_at_once(published: Publish, times_made: list[int]) -> None:
    made = [a_person() for _ in range(4)]
    published(made[0])
    present()
    for each in made[1:]:
        published(each)
    take_off(made[0])
    followed = present()
    assert times_made == [1]
    assert followed == made_anew()


def test_steps_that_are_no_longer_told_make_all_anew(
    published: Publish, times_made: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(person_terms, "MOST_STATES", 2)
    made = [a_person() for _ in range(5)]
    published(made[0])
    present()
    for each in made[1:]:
        published(each)
    assert ChangedNumbers.objects.count() == 2
    assert len(present()["person", 0, ""]) == 5
    assert times_made == [1, 1]


def test_sets_that_do_not_agree_with_the_catalogue_are_made_anew_and_told(
    published: Publish, times_made: list[int], caplog: pytest.LogCaptureFixture
) -> None:
    published(a_person())
    known = postings_for(current_state())
    known.sets[next(number for number, term in known.keys.items() if term[0] == "nationalities")].add(999)
    published(a_person())
    with caplog.at_level(logging.ERROR):
        followed = present()
    assert "do not agree" in caplog.text
    assert times_made == [1, 1]
    assert 999 not in followed["nationalities", 0, "NP"]


def test_a_withdrawn_person_is_gone_with_the_next_request_and_leaves_no_term(
    published: Publish, public: Client
) -> None:
    stays, goes = a_person("Adam Smith"), a_person("Bela Kun", contracts=[{"side": "UA", "signed_on": "2022-05-17"}])
    published(stays, goes)
    query = "/api/v1/people/?side=UA&contract_from=2022-05-17&contract_to=2022-05-17"
    assert public.get(query).json()["counts"]["recorded"]["people"] == 1
    number = Person.objects.get(pk=goes.reference).number
    take_off(goes)
    assert public.get(query).json()["counts"]["recorded"]["people"] == 0
    assert not Term.objects.filter(value="2022-05-17").exists()
    assert not Term.objects.filter(people__lte=0).exists()
    assert not PersonTerms.objects.filter(pk=number).exists()


def test_nothing_tells_which_rows_without_a_name_changed(published: Publish, times_made: list[int]) -> None:
    named, lowered = a_person(), crowd(6)
    published(named)
    present()
    show(*lowered)
    show(*crowd(5, name="Another", sex="F"), named)
    step = ChangedNumbers.objects.latest("generation")
    unnamed = set(Person.objects.filter(level="anonymous").values_list("number", flat=True))
    assert len(unnamed) == 11
    assert unnamed <= set(step.numbers), "the six that were there before are listed with the five that came"
    assert len(present()["level", 0, "anonymous"]) == 11
    take_off(*lowered)
    step = ChangedNumbers.objects.latest("generation")
    left = set(Person.objects.filter(level="anonymous").values_list("number", flat=True))
    assert len(left) == 5
    assert set(step.numbers) == left, "those that went are in no list"
    followed = present()
    assert len(followed["level", 0, "anonymous"]) == 5
    assert times_made == [1]
    assert followed == made_anew()


def test_a_step_with_named_people_alone_lists_no_row_without_a_name(published: Publish) -> None:
    show(*crowd(6))
    published(a_person())
    step = ChangedNumbers.objects.latest("generation")
    assert step.numbers == list(Person.objects.exclude(level="anonymous").values_list("number", flat=True))
    assert not step.is_of_unnamed


def test_so_many_changes_that_reading_all_is_no_slower_are_not_listed(
    published: Publish, times_made: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    published(a_person())
    present()
    monkeypatch.setattr(person_terms, "MOST_NUMBERS", 2)
    made = Generation.objects.get().made
    published(*(a_person() for _ in range(3)))
    assert not ChangedNumbers.objects.exists()
    assert Generation.objects.get().made != made
    assert len(present()["person", 0, ""]) == 4
    assert times_made == [1, 1]


def test_numbers_do_not_tell_who_came_first(published: Publish) -> None:
    made = [a_person(f"Person {letter}", fates=[{"kind": "killed", "on": f"2024-01-{day}"}]) for day, letter in LETTERS]
    for each in made:
        published(each)
    numbers = [Person.objects.get(pk=each.reference).number for each in made]
    terms = [Term.objects.get(column="fate.on", value=f"2024-01-{day}").pk for day, _ in LETTERS]
    assert numbers != sorted(numbers)
    assert terms != sorted(terms)


def test_a_person_keeps_the_number_and_every_spelling_bears_it(published: Publish) -> None:
    made = a_person("Adam Smith")
    published(made)
    number = Person.objects.get(pk=made.reference).number
    factories.claim(Contract, made, sources=[factories.source()], side="RU", signed_on="2024")
    published(made)
    assert Person.objects.get(pk=made.reference).number == number
    assert set(Name.objects.filter(person=made.reference).values_list("number", flat=True)) == {number}
    assert PeopleFilter.of(q="smith").count() == 1


def test_names_of_records_are_read_again_only_where_such_a_record_changed(published: Publish) -> None:
    def units() -> tuple[list[str], list[str]]:
        """The words for units, and the statements that asked for them."""
        with CaptureQueriesContext(connections["catalogue"]) as queries:
            facets = {each.facet.name: each.values for each in PeopleFilter.of().facet_counts()}
        asked = [query["sql"] for query in queries if 'FROM "catalogue_unit"' in query["sql"]]
        return [each.label for each in facets["unit"] if each.value != "unknown"], asked

    unit = factories.unit("Wolf Regiment")
    published(unit)
    published(a_person(services=[{"side": "RU", "unit": unit}]))
    assert units()[0] == ["Wolf Regiment"]
    published(a_person(services=[{"side": "RU", "unit": unit}]))
    assert units() == (["Wolf Regiment"], [])
    UnitName.objects.filter(unit=unit).update(text="Bear Regiment")
    published(unit)
    assert units()[0] == ["Bear Regiment"]


def test_facets_of_one_claim_with_the_same_ticks_are_told_apart(published: Publish) -> None:
    published(a_person(contracts=[SIGNED | {"found_in": "", "how": ["advert"]}]))
    facets = {
        each.facet.name: each.values
        for each in PeopleFilter.of(found_in="unknown", recruited_how="unknown").facet_counts()
    }
    assert [(each.value, each.count) for each in facets["recruited_how"]] == [("advert", 1), ("unknown", 0)]


def test_sources_are_counted_as_far_as_they_are_shown(published: Publish, monkeypatch: pytest.MonkeyPatch) -> None:
    often, seldom = factories.source(), [factories.source() for _ in range(3)]
    published(*(a_person(source_of_all=often) for _ in range(2)), *(a_person(source_of_all=each) for each in seldom))
    monkeypatch.setattr(by_value, "MOST_VALUES", 2)
    counts = PeopleFilter.of().people_by_value("source")
    assert counts[often.reference] == 2
    assert len(counts) == 2
    (rare,) = [each.reference for each in seldom if each.reference not in counts][:1]
    ticked = PeopleFilter.of(source=rare).people_by_value("source")
    assert ticked[rare] == 1, "whoever ticks a source sees how many people it finds"
    assert len(ticked) == 3
