"""No period ends before it begins: the database refuses it, whoever writes, and an update names what is wrong."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from tests import factories, figure_factories
from tracker.figures.models import Figure
from tracker.lib.dates.date_fields import PartialDateField
from tracker.lib.dates.periods import EndsAfterItBegins
from tracker.people.models import Contract, Nationality, Service
from tracker.units.models import UnitParent, UnitStatus

pytestmark = pytest.mark.django_db
ENDS = {"signed_on": "ends_on", "from_on": "to_on", "period_start": "period_end"}


def contract() -> Contract:
    return Contract.objects.create(person=factories.person(), side="RU")


def nationality() -> Nationality:
    return Nationality.objects.create(person=factories.person(), territory_id="NP")


def service() -> Service:
    return Service.objects.create(person=factories.person(), side="RU")


def parent() -> UnitParent:
    return UnitParent.objects.create(unit=factories.unit("81st"), parent=factories.unit("Corps"))


def status() -> UnitStatus:
    return UnitStatus.objects.create(unit=factories.unit("81st"), formation_status="regular")


MAKERS: dict[type[models.Model], Callable[[], Any]] = {
    Contract: contract,
    Nationality: nationality,
    Service: service,
    UnitParent: parent,
    UnitStatus: status,
    Figure: figure_factories.figure,
}


def period_of(model: type[models.Model]) -> EndsAfterItBegins:
    (found,) = [each for each in model._meta.constraints if isinstance(each, EndsAfterItBegins)]
    return found


def test_every_table_with_a_beginning_and_an_end_has_the_rule() -> None:
    found = set()
    for model in apps.get_models():
        dates = {field.name for field in model._meta.fields if isinstance(field, PartialDateField)}
        is_kept = model._meta.app_label in ("people", "units", "figures", "sources") and hasattr(model, "events")
        if is_kept and any(begin in dates and end in dates for begin, end in ENDS.items()):
            found.add(model)
    assert found == set(MAKERS)
    assert all(ENDS[period_of(model).begin] == period_of(model).end for model in found)


@pytest.mark.parametrize("model", MAKERS, ids=lambda model: model.__name__)
@pytest.mark.parametrize(
    ("begin", "end", "is_taken"),
    [
        ("2023-10~", "2022", False),
        ("2023-10-02", "2023-10-01", False),
        ("[2023-09..]", "[..2023-08]", False),
        ("2023-10-02", "2023-10", True),
        ("2024", "2024-01-01", True),
        ("[..2024-01]", "1999", True),
        ("2024", "[2023..]", True),
        ("", "2022", True),
        ("2023", "", True),
    ],
)
def test_the_database_refuses_an_end_before_the_beginning(
    model: type[models.Model], begin: str, end: str, is_taken: bool
) -> None:
    made, period = MAKERS[model](), period_of(model)
    rows = model._default_manager.filter(pk=made.pk)
    typed = {period.begin: begin, period.end: end}
    if is_taken:
        assert rows.update(**typed) == 1
    else:
        with pytest.raises(IntegrityError, match=period.name), transaction.atomic():
            rows.update(**typed)
        for name, value in typed.items():
            setattr(made, name, value)
        with pytest.raises(ValidationError, match="It ends before it begins"):
            made.validate_constraints()


def test_the_rule_survives_a_migration() -> None:
    rule = period_of(Contract)
    _, _, kwargs = rule.deconstruct()
    assert EndsAfterItBegins(**kwargs) == rule
