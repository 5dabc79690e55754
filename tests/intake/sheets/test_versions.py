"""A newer version of a list: compared by what its rows mean; what changed stands beside the old, nothing is deleted."""

from collections.abc import Callable
from typing import Any

import pytest

from tests import factories
from tests.intake.sheets.test_committing import HEADS, ONE, TWO
from tracker.accounts.models import User
from tracker.intake.models import Batch
from tracker.intake.sheets.bringing.list_files import bring_list
from tracker.intake.sheets.bringing.newer_versions import bring_version
from tracker.intake.sheets.records.undoing import forget_undone
from tracker.intake.sheets.versions.columns_again import not_found_again, own_number_fault
from tracker.intake.sheets.versions.version_of import VersionOf
from tracker.lib.history import events_of
from tracker.people.models import Contract, Fate, Name, Person, PersonCitation, RestrictedDetail, Service
from tracker.vocabulary.claims import ClaimStatus
from tracker.vocabulary.intake import BatchJob, BatchState, PairDecision
from tracker.vocabulary.sources import Access

Work = Callable[[Batch, BatchJob, User], Batch]
THREE = "3;Океладу Чиди;1992;Нигерия;;01.10.2022;ЧВК;;;"
REFUSED = "4;Шаббаруни Мостафа;31.02.1991;Египет;;28.05.2024;в/ч 54096;;;"
Newer = Callable[..., Batch]
World = tuple[Any, ...]


@pytest.fixture
def before(read: Callable[..., Batch], work: Work, researcher: User) -> Batch:
    """Three people, and a row that was refused."""
    return work(read(HEADS, ONE, TWO, THREE, REFUSED), BatchJob.COMMIT, researcher)


@pytest.fixture
def newer(before: Batch, work: Work, researcher: User) -> Newer:
    """Brings a newer version in and reads it."""

    def do(*lines: str, own_number: int | None = None) -> Batch:
        text = ["\n".join((*lines, "")).encode()]
        batch = bring_version(before, text, name="new.csv", title="Newer", listed_on="2024-06", by=researcher)
        Batch.objects.filter(pk=batch.pk).update(own_number=own_number)
        return work(batch, BatchJob.READ, researcher)

    return do


def _groups(batch: Batch) -> dict[str, list[int]]:
    version = VersionOf(batch)
    names = ("changed", "new", "unchanged", "gone")
    return {name: list(getattr(version, name)().values_list("number", flat=True)) for name in names}


def _world() -> World:
    """All that lists make, as it is."""
    return tuple(
        list(model._default_manager.order_by("pk").values())
        for model in (Person, Name, Contract, Fate, PersonCitation, RestrictedDetail)
    )


def test_rows_in_another_order_with_one_more_at_the_top_make_nothing_of_who_is_known(
    newer: Newer, work: Work, researcher: User
) -> None:
    world = _world()
    added = "1;Кипчумба Рут;1990;Кения;;;;;;"
    batch = newer(HEADS, added, *(f"7{line[1:]}" for line in (THREE, ONE, TWO)))
    assert _groups(batch) == {"changed": [], "new": [2], "unchanged": [3, 4, 5], "gone": []}
    assert not batch.pairs.exists()
    work(batch, BatchJob.COMMIT, researcher)
    assert batch.account == {"made": 1, "there": 3, "left_out": 1}
    assert Person.objects.count() == 4
    known = {row["id"] for row in world[0]}
    assert _world()[0][:3] == world[0]
    assert set(batch.rows.filter(outcome="there").values_list("person", flat=True)) == known
    assert not PersonCitation.objects.filter(source=batch.source, person__in=known).exists()


def test_the_newer_source_is_copied_from_the_one_before_and_read_by_the_same(
    before: Batch, newer: Newer, researcher: User, reviewer: User
) -> None:
    before.source.access, before.source.public_label = Access.RESTRICTED, "leaked government data"
    before.source.save()
    before.source.readers.add(researcher)
    batch = newer(HEADS, ONE)
    assert (batch.source.derived_from, batch.version_of, batch.side) == (before.source, before, "RU")
    assert Batch.objects.readable_by(researcher).filter(pk=batch.pk).exists()
    assert not Batch.objects.readable_by(reviewer).filter(pk=batch.pk).exists()


def test_a_corrected_value_is_a_new_claim_beside_the_old(newer: Newer, work: Work, researcher: User) -> None:
    old = Fate.objects.get(kind="killed")
    old.status, old.status_reason = ClaimStatus.REJECTED, "It was another man."
    old.save()
    batch = newer(HEADS, ONE.replace("06.05.2023", "16.05.2023"), TWO, THREE)
    assert _groups(batch) == {"changed": [2], "new": [], "unchanged": [3, 4], "gone": []}
    news = VersionOf(batch).news(batch.rows.filter(number=2))[2]
    assert [(each.kind, (each.before or {})["on"], (each.now or {})["on"]) for each in news.differences] == [
        ("fate", "2023-05-06", "2023-05-16")
    ]
    work(batch, BatchJob.COMMIT, researcher)
    fates = Fate.objects.filter(person=old.person).order_by("pk")
    assert [(fate.on, fate.status) for fate in fates] == [("2023-05-06", "rejected"), ("2023-05-16", "unverified")]
    cited = PersonCitation.objects.filter(source=batch.source)
    assert [(each.fate, each.locator) for each in cited] == [(fates[1], "row 2")]


def test_a_value_that_was_taken_out_is_shown_and_unsays_nothing(newer: Newer, work: Work, researcher: User) -> None:
    world = _world()
    batch = newer(HEADS, ONE.replace("06.05.2023", ""), TWO, THREE)
    assert _groups(batch)["changed"] == [2]
    work(batch, BatchJob.COMMIT, researcher)
    assert _world() == world


def test_who_is_gone_is_listed_and_stays(newer: Newer, work: Work, researcher: User) -> None:
    batch = newer(HEADS, ONE, THREE)
    assert _groups(batch) == {"changed": [], "new": [], "unchanged": [2, 3], "gone": [3]}
    work(batch, BatchJob.COMMIT, researcher)
    assert Person.objects.count() == 3


def test_a_row_that_was_refused_before_is_new_once_it_is_mended(newer: Newer, work: Work, researcher: User) -> None:
    batch = newer(HEADS, ONE, TWO, THREE, REFUSED.replace("31.02", "28.02"))
    assert _groups(batch) == {"changed": [], "new": [5], "unchanged": [2, 3, 4], "gone": []}
    work(batch, BatchJob.COMMIT, researcher)
    assert Person.objects.filter(names__text="Шаббаруни Мостафа").count() == 1


def test_a_column_that_was_renamed_and_moved_is_found_again_by_what_it_holds(newer: Newer) -> None:
    heads = HEADS.replace("ФИО;", "").replace("Примечание", "Примечание;Кто")
    lines = [";".join([*cells[:1], *cells[2:], cells[1]]) for cells in (row.split(";") for row in (ONE, TWO, THREE))]
    batch = newer(heads, *lines)
    moved = batch.columns.get(head="Кто")
    assert (moved.field, moved.earlier) == ("name_full", 2)
    assert "where it is called “ФИО”" in moved.reason
    assert _groups(batch)["unchanged"] == [2, 3, 4]


def test_a_column_that_is_missing_changes_nobody(newer: Newer) -> None:
    lines = [row.rpartition(";")[0] for row in (HEADS, ONE, TWO, THREE)]
    batch = newer(*lines)
    assert not_found_again(batch) == ["Примечание"]
    assert _groups(batch)["unchanged"] == [2, 3, 4]


def test_columns_of_contracts_that_are_missing_make_no_service_of_units(
    newer: Newer, work: Work, researcher: User
) -> None:
    def without(row: str) -> str:
        cells = row.split(";")
        return ";".join([*cells[:5], *cells[6:]])

    world = _world()
    added = "5;Кипчумба Рут;1990;Кения;;;в/ч 20634;;;"
    batch = newer(*map(without, (HEADS, ONE, TWO, THREE, added)))
    assert not_found_again(batch) == ["Дата контракта"]
    assert _groups(batch) == {"changed": [], "new": [5], "unchanged": [2, 3, 4], "gone": []}
    work(batch, BatchJob.COMMIT, researcher)
    assert [row for row in _world()[2] if row in world[2]] == world[2]
    assert Contract.objects.get(person__names__text="Кипчумба Рут").unit_as_stated == "в/ч 20634"
    assert not Service.objects.exists()


def test_a_long_list_in_another_order_has_its_renamed_columns_found_and_its_numbers_judged_by_all_rows(
    researcher: User,
) -> None:
    rows = [f"A-{number * 7919 % 100_003};Рам Тхапа;{number}" for number in range(7_000)]
    first, text = (
        "\n".join((heads, *lines, "")).encode()
        for heads, lines in (("Код;ФИО;Примечание", rows), ("Код;ФИО;Remark", [*reversed(rows[1:]), rows[-1]]))
    )
    before = bring_list([first], name="old.csv", source=factories.source(), by=researcher)
    Batch.objects.filter(pk=before.pk).update(state=BatchState.COMMITTED)
    batch = bring_version(before, [text], name="new.csv", title="Newer", listed_on="", by=researcher)
    assert batch.columns.get(head="Remark").earlier == 3
    batch.columns.filter(head="Код").update(field="remark")
    # The last of seven thousand rows has the number of the first.
    assert "does not give each row a number" in own_number_fault(batch, batch.columns.get(head="Код"))


def test_an_identity_number_finds_somebody_whose_name_and_birth_were_corrected(newer: Newer) -> None:
    batch = newer(HEADS, ONE.replace("Тошмазаров", "Тошматов").replace("20.06.1986", "20.06.1987"), TWO, THREE)
    row = batch.rows.get(number=2)
    assert (row.earlier, row.found_by, row.is_changed) == (2, "identity", True)


def test_name_and_birth_find_somebody_in_whom_all_else_changed(newer: Newer) -> None:
    batch = newer(HEADS, ONE.replace("PA 7427490", "").replace("погиб;06.05.2023", "ранен;"), TWO, THREE)
    assert batch.rows.get(number=2).found_by == "birth"


def test_who_is_only_like_is_asked_and_is_that_person_once_somebody_says_so(
    newer: Newer, work: Work, researcher: User
) -> None:
    batch = newer(HEADS, ONE, TWO, THREE.replace("Чиди;1992", "Чидди;1993"))
    assert _groups(batch) == {"changed": [], "new": [4], "unchanged": [2, 3], "gone": [4]}
    pair = batch.pairs.get()
    assert (pair.row, pair.person) == (4, Person.objects.get(names__text="Океладу Чиди"))
    batch.pairs.update(decision=PairDecision.SAME)
    assert _groups(batch) == {"changed": [4], "new": [], "unchanged": [2, 3], "gone": []}
    work(batch, BatchJob.COMMIT, researcher)
    assert set(Name.objects.filter(person=pair.person).values_list("text", flat=True)) == {
        "Океладу Чиди",
        "Океладу Чидди",
    }
    assert Contract.objects.filter(person=pair.person).count() == 1


IDS = "Код;ФИО;Статус"


def test_the_lists_own_number_finds_whoever_the_researcher_trusts_it_for(
    read: Callable[..., Batch], work: Work, researcher: User
) -> None:
    before = work(read(IDS, "A-17;Рам Тхапа;погиб", "B-4;Сита Рай;ранен"), BatchJob.COMMIT, researcher)
    text = "\n".join((IDS, "B-4;Гурунг Сита;ранен", "A-17;Рам Тхапа;погиб", "")).encode()
    batch = bring_version(before, [text], name="new.csv", title="Newer", listed_on="", by=researcher)
    assert own_number_fault(batch, batch.columns.get(head="Код")) == ""
    Batch.objects.filter(pk=batch.pk).update(own_number=1)
    work(batch, BatchJob.READ, researcher)
    assert list(batch.rows.filter(number__gt=1).values_list("earlier", "found_by")) == [
        (3, "own_number"),
        (2, "own_number"),
    ]


def test_numbers_that_only_count_the_rows_are_refused(newer: Newer) -> None:
    batch = newer(HEADS, ONE, TWO, THREE)
    assert "only counts the rows" in own_number_fault(batch, batch.columns.get(number=1))
    assert "is restricted" in own_number_fault(batch, batch.columns.get(head="Паспорт"))
    assert "does not give each row a number" in own_number_fault(batch, batch.columns.get(head="В/ч"))


def test_undoing_the_newer_version_takes_away_exactly_what_it_made(
    before: Batch, newer: Newer, work: Work, researcher: User
) -> None:
    world = _world()
    changed = ONE.replace("06.05.2023", "16.05.2023").replace("из письма", "из суда")
    batch = newer(HEADS, changed, TWO.replace("CC1211351", "CC9999999"), "5;Кипчумба Рут;1990;Кения;;;;;;")
    work(batch, BatchJob.COMMIT, researcher)
    assert "из суда" in Person.objects.get(names__text="Тошмазаров Жахонгир").internal_notes
    made = _world()
    assert made != world
    # What the newer one rests on stays until it is undone itself.
    refused = work(before, BatchJob.UNDO, researcher)
    assert (refused.state, _world()) == ("committed", made)
    assert "rests on its records: undo that one first" in refused.job_error
    work(batch, BatchJob.UNDO, researcher)
    assert _world() == world
    forget_undone()
    assert not events_of(Person)._default_manager.filter(internal_notes__contains="из суда").exists()
    # The list before can be undone as if there had been no newer one.
    work(before, BatchJob.UNDO, researcher)
    assert not Person.objects.exists()


def test_a_third_version_is_compared_with_the_second(newer: Newer, work: Work, researcher: User) -> None:
    second = work(newer(HEADS, TWO, ONE.replace("06.05.2023", "16.05.2023")), BatchJob.COMMIT, researcher)
    text = "\n".join((HEADS, ONE.replace("06.05.2023", "16.05.2023"), TWO, THREE, "")).encode()
    third = bring_version(second, [text], name="third.csv", title="Third", listed_on="", by=researcher)
    work(third, BatchJob.READ, researcher)
    # Who was gone in the second and is back is asked.
    assert _groups(third) == {"changed": [], "new": [4], "unchanged": [2, 3], "gone": []}
    assert third.pairs.get().person == Person.objects.get(names__text="Океладу Чиди")


def test_somebody_of_the_same_name_outside_the_list_is_nobody_of_it(newer: Newer) -> None:
    factories.person("Океладу Чиди", nationalities=["NG"], fates=[])
    batch = newer(HEADS, ONE, TWO, THREE)
    assert _groups(batch)["unchanged"] == [2, 3, 4]
    assert not batch.pairs.exists()
