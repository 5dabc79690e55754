"""Each date of the newsroom is refused where it lies ahead of today, or stands in the register of those that may."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection, models

from tracker.lib.dates.date_fields import PartialDateField
from tracker.lib.dates.future_dates import MAY_LIE_AHEAD, may_lie_ahead

ROOMS = ("sources", "units", "people", "figures")


def dates() -> Iterator[tuple[type[models.Model], Any]]:
    """The dates that somebody types, of every model of the newsroom, histories apart."""
    for room in ROOMS:
        for model in apps.get_app_config(room).get_models():
            if model._meta.model_name and not model._meta.model_name.endswith("event") and not model._meta.proxy:
                for field in model._meta.concrete_fields:
                    if is_typed_date(field):
                        yield model, field


def is_typed_date(field: Any) -> bool:
    if isinstance(field, models.GeneratedField):
        return False
    if field.name.endswith("at") and field.name != "captured_at":
        return False  # Of merges, decisions and readings: written by the software when it happens.
    return isinstance(field, PartialDateField | models.DateField)


DATES = [pytest.param(model, field, id=f"{model._meta.label_lower}.{field.name}") for model, field in dates()]


def test_the_register_names_dates_that_exist_and_says_why() -> None:
    for name, why in MAY_LIE_AHEAD.items():
        label, _, column = name.rpartition(".")
        assert apps.get_model(label)._meta.get_field(column)
        assert why.endswith(".")


@pytest.mark.parametrize(("model", "field"), DATES)
def test_a_date_ahead_of_today_is_refused_at_its_field(model: type[models.Model], field: Any) -> None:
    value = "2099-01-01T00:00+00:00" if isinstance(field, models.DateTimeField) else "2099-01-01"
    if may_lie_ahead(model, field.name):
        field.clean(value, model())
        return
    with pytest.raises(ValidationError, match="lies in the future"):
        field.clean(value, model())


@pytest.mark.django_db
def test_the_database_refuses_them_too() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text, tgargs FROM pg_trigger WHERE tgname LIKE 'pgtrigger_not_ahead_%'"
        )
        held = {f"{table}.{column}" for table, args in cursor for column in bytes(args).decode().split("\0") if column}
    wanted = {
        f"{model._meta.db_table}.{field.name}" for model, field in dates() if not may_lie_ahead(model, field.name)
    }
    assert held == wanted
