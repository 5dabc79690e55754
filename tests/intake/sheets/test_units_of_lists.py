"""Units of a list: a certain one is linked, the others are asked once, and one of the other side holds its rows."""

from collections.abc import Callable
from typing import Any

import pytest

from tests import factories
from tracker.accounts.models import User
from tracker.intake.models import Batch, LearntWord
from tracker.intake.sheets.bringing.newer_versions import bring_version
from tracker.intake.sheets.cells.units_named import KnownUnits
from tracker.people.models import Contract
from tracker.units.models import Unit, UnitName
from tracker.vocabulary.intake import BatchJob, PairDecision

pytestmark = pytest.mark.django_db
HEADS = "ФИО;Дата контракта;В/ч"
Read = Callable[..., Batch]
Work = Callable[[Batch, BatchJob, User], Batch]


@pytest.fixture
def units() -> dict[str, Unit]:
    """By number or name a unit of each side."""
    known = {
        "91701": factories.unit("423rd Guards Motor Rifle Regiment", territory_id="RU", military_unit_number="91701"),
        "wagner": factories.unit("PMC Wagner (Wagner Group)", territory_id="RU"),
        "pyatnashka": factories.unit("Pyatnashka International Brigade", territory_id="RU"),
        "legion": factories.unit("International Legion", territory_id="UA"),
    }
    UnitName.objects.create(unit=known["wagner"], text="ЧВК «Вагнер»")
    return known


def _row(name: str, unit: str) -> str:
    return f"{name};17.09.2022;{unit}"


def test_certain_units_are_linked_and_others_are_asked_once_with_a_proposal(
    units: dict[str, Unit], read: Read, work: Work, researcher: User
) -> None:
    wordings = ("в/ч 91701", "ЧВК Вагнер", "Wagner Group", "Pyatnashka Brigade", "Wagner Group", "в/ч 54096")
    batch = read(HEADS, *(_row(f"Рам {name}", unit) for name, unit in zip("АБВГДЕ", wordings, strict=True)))
    rows = batch.rows.filter(number__gt=1)
    assert {row.outcome for row in rows} == {"ready"}
    asked = {each["word"]: each["proposal"] for row in rows for each in row.complaints}
    assert asked == {
        "Wagner Group": units["wagner"].reference,
        "Pyatnashka Brigade": units["pyatnashka"].reference,
        "в/ч 54096": "",
    }
    LearntWord.objects.create(
        batch=batch, list_name="unit", key="wagner group", word="x", value=units["wagner"].reference, by=researcher
    )
    LearntWord.objects.create(
        batch=batch, list_name="unit", key="pyatnashka brigade", word="x", value="", by=researcher
    )
    work(batch, BatchJob.READ, researcher)
    assert [row.number for row in batch.rows.exclude(questions=[])] == [7]
    work(batch, BatchJob.COMMIT, researcher)
    found = Contract.objects.order_by("pk").values_list("unit_as_stated", "unit")
    assert list(found) == [
        (wording, unit.pk if unit else None)
        for wording, unit in zip(
            wordings,
            (units["91701"], units["wagner"], units["wagner"], None, units["wagner"], None),
            strict=True,
        )
    ]


def test_a_contract_in_the_same_words_is_one_whether_its_unit_was_named_or_not(
    units: dict[str, Unit], read: Read, work: Work, researcher: User
) -> None:
    work(read(HEADS, _row("Рам Тхапа", "Wagner Group")), BatchJob.COMMIT, researcher)
    lines = (f"{HEADS};Фото", _row("Рам Тхапа", "Wagner Group;"))
    batch = read(*lines, name="other.csv", source=factories.source(title="Another"))
    how = {"batch": batch, "word": "x", "value": units["wagner"].reference, "by": researcher}
    LearntWord.objects.create(list_name="unit", key="wagner group", **how)
    work(batch, BatchJob.READ, researcher)
    batch.pairs.update(decision=PairDecision.SAME)
    work(batch, BatchJob.COMMIT, researcher)
    assert batch.account == {"cited": 1, "left_out": 1}
    contract = Contract.objects.get()
    # What is there is not written over, not even with a unit.
    assert (contract.unit, contract.citations.count()) == (None, 2)


def test_a_unit_of_the_other_side_holds_its_row_until_somebody_says_that_it_is_meant(
    units: dict[str, Unit], read: Read, work: Work, researcher: User
) -> None:
    batch = read(HEADS, _row("Рам Тхапа", "International Legion"))
    row = batch.rows.get(number=2)
    assert row.outcome == "asked"
    assert "fights on Ukraine's side, and the list is of the other side" in row.complaints[0]["sentence"]
    answer: dict[str, Any] = {
        "list_name": "unit",
        "key": "international legion",
        "word": "International Legion",
        "value": units["legion"].reference,
        "by": researcher,
    }
    # What was said for all lists does not say it of this one.
    LearntWord.objects.create(**answer)
    assert work(batch, BatchJob.READ, researcher).rows.get(number=2).outcome == "asked"
    LearntWord.objects.create(batch=batch, **answer)
    row = work(batch, BatchJob.READ, researcher).rows.get(number=2)
    assert (row.outcome, [each["kind"] for each in row.complaints]) == ("ready", ["remark"])
    assert dict(row.read["claims"])["contract"]["unit_id"] == units["legion"].pk


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("71 мотострелковый полк", []),
        ("423 motor rifle rgt", ["423rd Guards Motor Rifle Regiment"]),
        ("91710", ["423rd Guards Motor Rifle Regiment"]),
        ("Brigade", []),
    ],
)
def test_only_what_is_like_is_proposed(units: dict[str, Unit], text: str, names: list[str]) -> None:
    assert [unit.name for unit in KnownUnits().nearest(text)] == names


def test_a_number_and_the_number_with_its_word_are_one_unit_in_a_newer_version(
    read: Read, work: Work, researcher: User
) -> None:
    before = work(read(HEADS, _row("Рам Тхапа", "в/ч 29328")), BatchJob.COMMIT, researcher)
    text = "\n".join((HEADS, _row("Рам Тхапа", "29328"), "")).encode()
    how = {"batch": before, "list_name": "unit", "word": "в/ч 29328", "value": "", "by": researcher}
    LearntWord.objects.create(key="29328", **how)
    batch = bring_version(before, [text], name="new.csv", title="Newer", listed_on="", by=researcher)
    row = work(batch, BatchJob.READ, researcher).rows.get(number=2)
    # Nor is it asked again which unit it is.
    assert (row.says_the_same, row.questions) == (True, [])
