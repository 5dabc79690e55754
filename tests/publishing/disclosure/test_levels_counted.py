"""People who are counted and never listed: their tables, and an attacker who reads all of them."""

import csv
import io
import itertools
import json
import random
from collections import Counter
from collections.abc import Iterable
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.levels import account, anonymous_rows, crowd, show, take_off, unnamed
from tracker.catalogue import models as public_models
from tracker.catalogue.counted.tables import counted_people
from tracker.people.models import Person
from tracker.publishing.actions import NotAllowed, catch_up
from tracker.publishing.log import faults
from tracker.publishing.models import Counted, LogEntry
from tracker.publishing.small_groups.counted import TABLES, cells_of_tables, publish_counted, put_in_groups
from tracker.vocabulary.levels import Category, Level

with_databases = pytest.mark.django_db(databases=["default", "catalogue"])
Cells = dict[tuple[str, str, str], int]


def publish_tables() -> LogEntry | None:
    entry = publish_counted(by=account("eli", "publisher"))
    catch_up()
    return entry


def cells() -> Cells:
    rows = public_models.CountedCell.objects.using("catalogue").all()
    return {(row.table, row.row, row.column): row.people for row in rows}


@with_databases
def test_counted_people_are_in_no_list_and_in_the_tables(public: Client) -> None:
    persons = crowd(6, level=Level.COUNTED)
    assert show(*persons) == []
    assert not cells()
    publish_tables()
    assert cells() == {
        ("nationality_quarter", "NP", "[2023-07..2023-09]"): 6,
        ("nationality_fate", "NP", "missing"): 6,
        ("side", "RU", ""): 6,
        ("year", "2023", ""): 6,
    }
    assert counted_people() == 6
    assert not public_models.Person.objects.using("catalogue").exists()
    assert not list(faults())
    page = public.get("/counted/").content.decode()
    assert "<strong>6 people</strong>" in page
    assert "2023 Q3" in page
    home = " ".join(public.get("/").content.decode().split())
    assert '<b>6 people</b>: 0 by name, 0 without a name, <a href="/counted/">6 only in tables</a>' in home
    assert public.get("/api/v1/people/").json()["counts"]["recorded"]["people"] == 0


@with_databases
def test_page_file_and_api_hold_the_same_cells(public: Client) -> None:
    show(*crowd(6, level=Level.COUNTED))
    publish_tables()
    rows = list(csv.DictReader(io.StringIO(b"".join(public.get("/counted.csv")).decode())))
    answer = public.get("/api/v1/counted/").json()
    assert [{**row, "people": int(row["people"])} for row in rows] == answer["results"]
    assert answer["people"] == 6
    assert public.get("/counted/?side=RU").status_code == 400
    assert public.get("/counted.csv?side=RU").status_code == 400


@with_databases
def test_the_log_holds_tables_and_nobody(public: Client) -> None:
    persons = crowd(5, level=Level.COUNTED)
    show(*persons)
    entry = publish_tables()
    assert entry is not None
    assert LogEntry.objects.count() == 1
    assert (entry.kind, entry.reference, entry.submission_id) == ("counted", "counted", None)
    text = entry.payload.document
    assert set(json.loads(text)) == {"version", "people", "cells"}
    assert not [person.reference for person in persons if person.reference in text]


@with_databases
def test_four_wait_for_a_fifth() -> None:
    show(*crowd(4, level=Level.COUNTED))
    assert publish_tables() is None
    show(unnamed("Fifth", level=Level.COUNTED))
    publish_tables()
    assert counted_people() == 5


@with_databases
def test_few_of_one_quarter_are_counted_by_year_and_fewer_of_one_fate_by_nationality() -> None:
    for month in ("2023-02", "2023-05"):
        show(*crowd(3, level=Level.COUNTED, contracts=[{"side": "RU", "signed_on": month}]))
    publish_tables()
    assert cells()["nationality_quarter", "NP", "not_published"] == 6
    assert cells()["year", "2023", ""] == 6


@with_databases
def test_somebody_in_danger_is_counted_among_ten() -> None:
    show(*crowd(9, level=Level.COUNTED, categories=[Category.CAPTIVE]))
    assert publish_tables() is None
    show(unnamed("Tenth", level=Level.COUNTED))
    publish_tables()
    assert counted_people() == 10


@with_databases
def test_one_who_is_withdrawn_takes_the_group_along_and_never_comes_back() -> None:
    persons = crowd(6, level=Level.COUNTED)
    show(*persons)
    publish_tables()
    take_off(persons[0])
    assert counted_people() == 6
    publish_tables()
    assert counted_people() == 0
    show(persons[0], *persons[1:])
    assert publish_tables() is None
    assert counted_people() == 0


@with_databases
def test_who_comes_and_who_leaves_is_never_told_at_once() -> None:
    first, later = crowd(7, level=Level.COUNTED), crowd(6, level=Level.COUNTED, name="Later")
    show(*first)
    publish_tables()
    take_off(first[0])
    show(*later)
    seen = [counted_people()]
    while publish_tables():
        seen.append(counted_people())
    assert seen == [7, 0, 6]


@with_databases
def test_raising_somebody_from_counted_takes_the_group_out() -> None:
    persons = crowd(6, level=Level.COUNTED)
    show(*persons)
    publish_tables()
    Person.objects.filter(pk__in=[person.pk for person in persons]).update(level=Level.ANONYMOUS)
    show(*persons)
    publish_tables()
    assert counted_people() == 0
    assert len(anonymous_rows()) == 6


@with_databases
def test_lowering_to_counted_takes_the_rows_away_at_once() -> None:
    persons = crowd(5)
    show(*persons)
    Person.objects.filter(pk=persons[0].pk).update(level=Level.COUNTED)
    show(persons[0])
    assert not anonymous_rows()
    assert Counted.objects.get().person == persons[0].reference


@with_databases
def test_only_a_publisher_publishes_the_tables() -> None:
    with pytest.raises(NotAllowed, match="ask one"):
        publish_counted(by=account("ben", "reviewer"))
    account("eli", "publisher")
    show(*crowd(5, level=Level.COUNTED))
    said = io.StringIO()
    call_command("publish_counted", by="eli", stdout=said)
    assert "5 people in the tables, 0 wait" in said.getvalue()
    with pytest.raises(CommandError, match="no account"):
        call_command("publish_counted", by="nobody")


# The attacker: reads all tables of all publications, knows how they are made, and looks for somebody among few.

VALUES = {
    "nationality": ("NP", "IN", "several"),
    "quarter": ("[2023-01..2023-03]", "[2023-04..2023-06]", "[2024-01..2024-03]", "unknown"),
    "fate_group": ("dead", "missing", "captured"),
    "side": ("RU", "UA"),
}
YEARS = {"[2023-01..2023-03]": "2023", "[2023-04..2023-06]": "2023", "[2024-01..2024-03]": "2024", "unknown": "unknown"}
LEAST = 5


def counted(number: int, draw: random.Random, needs: int) -> Counted:
    cells = {name: draw.choice(values[: draw.randint(1, len(values))]) for name, values in VALUES.items()}
    return Counted(person=f"P-{number:06}", needs=needs, cells=cells | {"year": YEARS[cells["quarter"]]})


def published(people: Iterable[Counted]) -> Cells:
    shown = [row.shown_as for row in people if row.shown_as and not row.has_left]
    return {(table, row, column): number for table, row, column, number in cells_of_tables(shown)}


def bounds(found: Cells) -> dict[tuple[str, ...], tuple[int, int]]:
    """What the tables prove of each combination of nationality, quarter, fate and side: at least, at most.

    Integer intervals are narrowed by every margin that is published until nothing moves.
    """
    columns = {name: sorted({*values, "not_published"}) for name, values in VALUES.items()}
    names = list(columns)
    joint = list(itertools.product(*columns.values()))
    margins = []
    for table, (row, column) in TABLES.items():
        if row == "year":
            continue  # Somebody whose quarter is held back may stand in any year: `singled_out` looks at those.
        axes = [names.index(name) for name in (row, column) if name]
        for values in itertools.product(*(columns[names[axis]] for axis in axes)):
            inside = [each for each in joint if tuple(each[axis] for axis in axes) == values]
            margins.append((inside, found.get((table, values[0], values[1] if len(values) > 1 else ""), 0)))
    low, high = dict.fromkeys(joint, 0), dict.fromkeys(joint, sum(found.values()))
    moved = True
    while moved:
        moved = False
        for inside, total in margins:
            least, most = sum(low[each] for each in inside), sum(high[each] for each in inside)
            for each in inside:
                up, down = min(high[each], total - least + low[each]), max(low[each], total - most + high[each])
                moved |= (down, up) != (low[each], high[each])
                low[each], high[each] = down, up
    return {each: (low[each], high[each]) for each in joint}


def singled_out(found: Cells) -> list[Any]:
    """Everything of which the attacker proves that somebody is there, and fewer than are needed."""
    breaches: list[Any] = [cell for cell, number in found.items() if 0 < number < LEAST]
    for axis in (1, 2):
        sums: Counter[Any] = Counter()
        for cell, number in found.items():
            sums[cell[0], cell[axis]] += number
        breaches += [total for total, number in sums.items() if 0 < number < LEAST]
    quarters = Counter[str]()
    for (table, _, column), number in found.items():
        if table == "nationality_quarter" and column in YEARS:
            quarters[YEARS[column]] += number
    years = {row: number for (table, row, _), number in found.items() if table == "year"}
    breaches += [year for year, number in years.items() if 0 < number - quarters[year] < LEAST]
    nationalities = [Counter[str](), Counter[str]()]
    for (table, row, _), number in found.items():
        for place, name in enumerate(("nationality_quarter", "nationality_fate")):
            nationalities[place][row] += number if table == name else 0
    assert nationalities[0] == nationalities[1]
    return breaches


def proven_small(found: Cells) -> list[Any]:
    """Combinations of which the intervals prove that somebody has them, and fewer than are needed."""
    return [each for each, (low, high) in bounds(found).items() if low >= 1 and high < LEAST]


def difference(before: Cells, after: Cells) -> Cells:
    """What came between two publications, or what left."""
    changed = {cell: after.get(cell, 0) - before.get(cell, 0) for cell in {*before, *after}}
    assert len({number > 0 for number in changed.values() if number}) <= 1
    return {cell: abs(number) for cell, number in changed.items() if number}


def test_the_attacker_finds_somebody_where_small_cells_are_published() -> None:
    careless: Cells = {
        ("nationality_quarter", "NP", "[2023-01..2023-03]"): 6,
        ("nationality_quarter", "NP", "[2023-04..2023-06]"): 2,
        ("nationality_fate", "NP", "dead"): 8,
        ("side", "RU", ""): 8,
        ("year", "2023", ""): 8,
    }
    assert singled_out(careless)
    assert proven_small(careless)


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 2**32), size=st.integers(0, 90), protected=st.floats(0, 0.5))
def test_no_attacker_singles_anybody_out_of_the_tables(seed: int, size: int, protected: float) -> None:
    draw = random.Random(seed)
    people = [counted(n, draw, 10 if draw.random() < protected else LEAST) for n in range(size)]
    put_in_groups(people, tranche=1)
    found = published(people)
    assert not singled_out(found)
    assert not proven_small(found)
    for row in people:
        if row.shown_as:
            of_same = [each for each in people if each.shown_as == row.shown_as]
            assert len(of_same) >= row.needs


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 2**32), size=st.integers(5, 80), what=st.sampled_from(["add", "withdraw", "change"]))
def test_no_attacker_singles_out_who_came_left_or_changed_between_two_publications(
    seed: int, size: int, what: str
) -> None:
    draw = random.Random(seed)
    people = [counted(n, draw, LEAST) for n in range(size)]
    put_in_groups(people, tranche=1)
    before = published(people)
    if what == "add":
        people.append(counted(size, draw, LEAST))
        put_in_groups([row for row in people if row.shown_as is None], tranche=2)
    elif what == "change":
        people[0].cells = counted(size, draw, LEAST).cells
    elif shown := people[0].shown_as:
        for row in people:
            row.has_left = row.shown_as == shown
    else:
        people.pop(0)
    after = published(people)
    changed = difference(before, after)
    assert not singled_out(after)
    assert not singled_out(changed)
    assert not proven_small(changed)
