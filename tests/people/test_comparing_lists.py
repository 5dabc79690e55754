"""Lists compared at once: rows with each other, with another list, with all persons; in groups by strength."""

import csv
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.functional import Promise

from tests import factories
from tracker.accounts.models import User
from tracker.people.matching import at_once, lists
from tracker.people.matching.lists import MOST_DOUBTFUL, MOST_OF_A_NUMBER, compare_lists
from tracker.people.matching.named import FoundPair, Group, Named, Reason
from tracker.people.merging.merge import merge
from tracker.people.models import Birth, Name

SAMPLES = Path(__file__).parents[1] / "reference" / "intake"
GHARTI, BORN = "Bikash Gharti", "1998-03-07"
Pairs = Mapping[tuple[object, object], FoundPair]


def read(name: str) -> list[dict[str, str]]:
    with (SAMPLES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def sample() -> list[Named]:
    """The people of the sample list as its key has them."""
    return [
        Named(
            key=int(row["row"]),
            names=[row["name"]],
            born_on=row["born_on"],
            nationalities=set(filter(None, row["nationality"].split(";"))),
            numbers={each for each in row["restricted"].split("; ") if each.startswith("identity_number")},
        )
        for row in read("sample_list_key.csv")
        if row["name"]
    ]


def pairs(found: Iterable[FoundPair]) -> Pairs:
    return {(each.key, each.other or each.person): each for each in found}


def within(*rows: Named) -> Pairs:
    return pairs(compare_lists(rows, persons=False))


def group(one: Named, other: Named) -> str:
    """The group of two rows, empty where they are no pair."""
    return "".join(each.group for each in within(one, other).values())


def test_the_doubles_of_the_sample_list_are_found_and_the_namesake_is_doubtful() -> None:
    found = within(*sample())
    expected = {
        (int(row["same_as"].removeprefix("row ") or row["not_same_as"].removeprefix("row ")), int(row["row"])): (
            Group.NUMBER if row["same_as"] else Group.DOUBTFUL
        )
        for row in read("sample_list_key.csv")
        if (row["same_as"] or row["not_same_as"])
    }
    assert len(expected) == 3
    assert {pair: each.group for pair, each in found.items()} == expected


@pytest.mark.parametrize(
    ("born_on", "numbers", "expected"),
    [
        (None, None, Group.NUMBER),
        (None, (), Group.BIRTH),
        ("year", (), Group.NAME),
        ("", (), Group.NAME),
        ("1950-01-01", (), Group.DOUBTFUL),
        ("1950-01-01", None, Group.DOUBTFUL),
    ],
)
def test_fifty_people_of_another_list_in_three_scripts_come_into_their_group(
    born_on: str | None, numbers: Collection[str] | None, expected: Group
) -> None:
    rows = {row.key: row for row in sample() if len(row.born_on) == 10}
    others = []
    for row in read("same_persons.csv"):
        if there := rows.get(int(row["row"])):
            born = {None: there.born_on, "year": there.born_on[:4]}.get(born_on, born_on or "")
            others.append(
                replace(there, names=[row["name"]], born_on=born, numbers=there.numbers if numbers is None else numbers)
            )
    found = pairs(compare_lists(rows.values(), others, within=False, persons=False))
    assert len(others) == 49
    assert {key: found[key, key].group for key in (each.key for each in others)} == {
        each.key: expected for each in others
    }
    # Who else is found is another row of the same person by design, or doubtful.
    doubles = {frozenset((13, 61)), frozenset((15, 62))}
    assert {
        frozenset(pair) for pair, each in found.items() if each.group != Group.DOUBTFUL and len({*pair}) == 2
    } <= doubles


def test_a_contradiction_leads_to_the_doubtful_even_with_the_same_number_or_name() -> None:
    one = Named(1, [GHARTI], BORN, {"NP"}, {"n"})
    assert group(one, Named(2, [GHARTI], BORN, {"NP"}, {"n"})) == Group.NUMBER
    for other in (
        Named(2, [GHARTI], "1998-07-03", {"NP"}, {"n"}),
        Named(2, [GHARTI], BORN, {"IN"}, {"n"}),
        Named(2, ["Juan Pérez"], BORN, {"NP"}, {"n"}),
        Named(2, [GHARTI], "1997", {"NP"}),
        Named(2, [GHARTI], BORN, {"IN"}),
    ):
        (found,) = within(one, other).values()
        assert found.group == Group.DOUBTFUL
        assert any(reason.contradicts for reason in found.reasons)


@pytest.mark.parametrize(
    ("born_on", "other_born_on", "expected"),
    [
        (BORN, BORN, Group.BIRTH),
        (BORN, "1998", Group.NAME),
        (BORN, "1998-03", Group.NAME),
        (BORN, "1999~", Group.NAME),
        (BORN, "[..1998]", Group.NAME),
        (BORN, "", Group.NAME),
        ("", "", Group.NAME),
        (BORN, "1998-04", Group.DOUBTFUL),
        (BORN, "2002~", Group.DOUBTFUL),
        (BORN, "[..1997]", Group.DOUBTFUL),
    ],
)
def test_a_very_like_name_is_weighed_by_the_births(born_on: str, other_born_on: str, expected: Group) -> None:
    assert group(Named(1, [GHARTI], born_on), Named(2, ["Бикаш Гарти"], other_born_on)) == expected


def test_a_surname_in_common_is_no_pair_and_another_given_name_is_never_in_a_group_taken_as_a_whole() -> None:
    assert group(Named(1, ["Bikash Shrestha"], BORN), Named(2, ["Ram Shrestha"], "1990-01-01")) == ""
    (found,) = within(Named(1, ["Gita Shrestha"], BORN), Named(2, ["Sita Shrestha"], BORN)).values()
    assert found.group == Group.DOUBTFUL
    assert Reason.OTHER_WORD in found.reasons


def test_names_of_one_word_are_paired_by_a_number_alone() -> None:
    assert group(Named(1, ["Gharti"], BORN), Named(2, ["Gharti"], BORN)) == ""
    assert group(Named(1, ["Gharti"], BORN, (), {"n"}), Named(2, ["Gharty"], BORN, (), {"n"})) == Group.NUMBER


def test_a_number_that_many_have_is_a_placeholder() -> None:
    names = [f"{given} {surname}" for given in ("Juan", "Oleh", "Ram", "Musa", "Tigran") for surname in ("Pérez", "Ko")]
    rows = [Named(at, [name], "", (), {"0000"}) for at, name in enumerate(names * (MOST_OF_A_NUMBER // 10 + 1))]
    assert {each.group for each in within(*rows).values()} == {Group.NAME}


def test_a_row_is_a_pair_by_any_of_its_spellings_and_once() -> None:
    one = Named(1, ["Bikash Gharti", "Бикаш Гарти"], BORN)
    (found,) = compare_lists([one, Named(2, ["Б. Гарти", "बिकाश घर्ती"], BORN)], persons=False)
    assert (found.key, found.other, found.person, found.group) == (1, 2, None, Group.BIRTH)


def test_doubtful_pairs_are_the_likest_of_each_row() -> None:
    rows = [Named(at, [GHARTI], f"{1960 + at}-01-01") for at in range(MOST_DOUBTFUL + 5)]
    of_first = [each.other for each in compare_lists(rows, persons=False) if each.key == 0]
    assert of_first == list(range(1, MOST_DOUBTFUL + 1))


def test_pairs_come_row_by_row_whatever_is_in_memory_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = sample()
    whole = list(compare_lists(rows, rows[::-1], persons=False))
    monkeypatch.setattr(lists, "_ROUND", 7)
    done: list[int] = []
    assert list(compare_lists(rows, rows[::-1], persons=False, told=lambda count, _of: done.append(count))) == whole
    places = [[row.key for row in rows].index(each.key) for each in whole]
    assert places == sorted(places)
    assert done == [*range(0, len(rows), 7), len(rows)]


def test_other_processes_find_the_same_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = sample()
    alone = list(compare_lists(rows, persons=False))
    monkeypatch.setattr(at_once, "WORTH_A_PROCESS", 10)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    assert list(compare_lists(rows, persons=False, in_processes=True)) == alone


def test_two_lists_are_compared_with_each_other_alone() -> None:
    rows = [Named(1, [GHARTI]), Named(2, [GHARTI])]
    found = compare_lists(rows, [Named("a", [GHARTI]), Named("b", [GHARTI])], within=False, persons=False)
    assert [(each.key, each.other) for each in found] == [(1, "a"), (1, "b"), (2, "a"), (2, "b")]


def test_nothing_is_found_in_nothing() -> None:
    assert list(compare_lists([], [Named(1, [GHARTI])], persons=False)) == []
    assert list(compare_lists([Named(1, []), Named(2, ["?!"]), Named(3, ["", GHARTI])], persons=False)) == []


def test_groups_and_reasons_are_sentences_that_can_be_translated() -> None:
    assert str(Group.NUMBER.label) == "The same number and a like name"
    assert str(Reason.OTHER_BIRTH.label) == "They were not born on the same day."
    assert all(isinstance(each.label, Promise) for each in (*Group, *Reason))


@pytest.mark.django_db
def test_persons_are_found_by_name_birth_and_number_in_as_many_queries_for_any_list() -> None:
    same, namesake = factories.person("Бикаш Гарти", nationalities=["NP"]), factories.person(GHARTI)
    factories.claim(Birth, same, sources=[factories.source()], born_on=BORN)
    factories.claim(Birth, namesake, sources=[factories.source()], born_on="1980-01-01")
    rows = [Named(7, [GHARTI], BORN, {"NP"}, {"n"}), *(Named(each, [f"Oleh Tk{each}ach"]) for each in range(8, 30))]
    with CaptureQueriesContext(
        connection,
    ) as queries:
        found = pairs(compare_lists(rows, numbers_of={namesake.pk: ["n"]}))
    assert {person: each.group for (key, person), each in found.items() if key == 7} == {
        same.pk: Group.BIRTH,
        namesake.pk: Group.DOUBTFUL,
    }
    assert found[7, same.pk].other is None
    assert Reason.SAME_NATIONALITY in found[7, same.pk].reasons
    assert len(queries) == 3


@pytest.mark.django_db
def test_a_birth_of_two_versions_contradicts_only_if_both_do() -> None:
    person = factories.person(GHARTI)
    for born_on in ("1980-01-01", BORN):
        factories.claim(Birth, person, sources=[factories.source()], born_on=born_on)
    (found,) = compare_lists([Named(1, [GHARTI], BORN)])
    assert found.group == Group.BIRTH
    (found,) = compare_lists([Named(1, [GHARTI], "1990-01-01")])
    assert found.group == Group.DOUBTFUL


@pytest.mark.django_db
def test_whoever_was_merged_and_a_rejected_name_are_in_no_pair(researcher: User) -> None:
    kept, merged = factories.person(GHARTI, by=researcher), factories.person("Бикаш Гарти", by=researcher)
    merge(kept=kept, merged=merged, by=researcher, reason="The same passport.")
    other = factories.person("Oleh Tkach")
    factories.claim(Name, other, sources=[], text=GHARTI, status="rejected", status_reason="His brother.")
    assert [each.person for each in compare_lists([Named(1, [GHARTI])])] == [kept.pk]
