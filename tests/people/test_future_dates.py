"""What happens is not dated ahead of today: at the field, in the database, and where the starting data is read."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from tests import factories
from tests.admin_forms import fields_of
from tracker.accounts.models import User
from tracker.intake import starting_files
from tracker.intake.actions import load_starting_data
from tracker.lib.dates.future_dates import is_ahead
from tracker.people.models import Contract, Fate
from tracker.sources.models import Source

TODAY = timezone.localdate()
TOMORROW = TODAY + timedelta(days=1)


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("2099", True),
        ("2099~?", True),
        ("[2099..]", True),
        ("[2023..2099]", False),
        ("[..2099]", False),
        (str(TODAY.year), False),
        (TODAY.isoformat(), False),
        (TOMORROW.isoformat(), True),
        ("", False),
        ("no date", False),
    ],
)
def test_a_date_lies_ahead_when_its_earliest_day_is_later_than_today(text: str, ahead: bool) -> None:
    assert is_ahead(text) is ahead


@pytest.mark.django_db
@pytest.mark.filterwarnings("ignore:No directory at")
@pytest.mark.parametrize("column", ["published_on", "accessed_on"])
def test_a_source_is_not_published_nor_read_tomorrow(client: Client, researcher: User, column: str) -> None:
    client.force_login(researcher)
    address = "/sources/source/add/"
    typed = {"publisher": ["A house"], "title": ["A title"], column: [TOMORROW.isoformat()]}
    answer = client.post(address, fields_of(client.get(address).content) | typed)
    assert list(answer.context["adminform"].form.errors) == [column]
    assert "lies in the future" in answer.content.decode()
    assert not Source.objects.exists()


@pytest.mark.django_db
def test_a_contract_may_end_in_the_future_and_is_not_signed_there() -> None:
    made = factories.person(contracts=[{"side": "RU", "signed_on": "2025", "ends_on": "2099"}])
    contract = made.contracts.get()
    contract.full_clean()
    contract.signed_on = "2099"
    with pytest.raises(ValidationError, match="lies in the future"):
        contract.full_clean()


@pytest.mark.django_db
def test_the_database_refuses_what_comes_by_no_form() -> None:
    made = factories.person(contracts=[{"side": "RU"}])
    with pytest.raises(IntegrityError, match="lies in the future"), transaction.atomic():
        Fate.objects.create(person=made, kind="missing", on="2099")
    with pytest.raises(IntegrityError, match="lies in the future"), transaction.atomic():
        Contract.objects.update(signed_on="2099-05")
    with pytest.raises(IntegrityError, match="lies in the future"), transaction.atomic():
        Source.objects.update(accessed_on=TOMORROW)


AHEAD = (
    (starting_files.CASES, "outcome_date", "C01"),
    (starting_files.CASES, "contract_signed_on", "C01"),
    (starting_files.CASE_SOURCES, "published_on", "C01"),
    (starting_files.UNIT_PARENTS, "from", "U01"),
    (starting_files.INSTRUMENTS, "dated", "L01"),
    (starting_files.FIGURES, "as_of", "F001"),
    (starting_files.STATEMENTS, "on", "S01"),
    (starting_files.MORE_STATEMENTS, "on", "S10"),
    (starting_files.STATE_ACTIONS, "on", "A01"),
)
"""Cells of first rows of the starting files: file, column, name of the row."""


@pytest.mark.django_db
def test_the_loader_leaves_out_dates_in_the_future_and_complains_of_each(monkeypatch: pytest.MonkeyPatch) -> None:
    read = starting_files._rows

    def rows(name: str) -> Sequence[dict[str, str]]:
        first, *others = read(name)
        return [first | {column: "2099" for file, column, _ in AHEAD if file == name}, *others]

    monkeypatch.setattr(starting_files, "_rows", rows)
    said = [str(each) for each in load_starting_data().complaints if "lies in the future" in str(each)]
    for file, column, name in AHEAD:
        told = f"{Path(file).name}, {name}, {column} “2099”: lies in the future; left out"
        assert sum(told in each for each in said) == 1, (file, column)
    assert len(said) == len(AHEAD)
