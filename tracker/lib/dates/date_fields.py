"""Partial dates as columns: the text as sourced, and beside it bounds that the database computes."""

from collections.abc import Sequence
from typing import Any

from django.contrib.postgres.fields import DateRangeField
from django.core.exceptions import ValidationError
from django.db import models

from tracker.lib.dates.future_dates import may_lie_ahead, refuse_future
from tracker.lib.dates.partial_dates import PartialDate, in_words
from tracker.lib.typed_fields import TextColumn

LENGTH = 40


def validate_partial_date(text: str) -> None:
    """Raise ValidationError with the parser's own sentence."""
    try:
        PartialDate.parse(text)
    except ValueError as error:
        raise ValidationError(str(error), code="partial_date") from None


class PartialDateField(TextColumn):
    """A partial date as text; empty where there is none. Its bounds live in generated columns, see below.

    Wrong texts are refused by forms and `full_clean`, and by the database when it computes the bounds.
    """

    default_validators = [validate_partial_date]
    refuses_future = True
    """Unless `MAY_LIE_AHEAD` names the column; see `validate`."""

    def __init__(self, verbose_name: str | None = None, **kwargs: Any) -> None:
        usual: dict[str, Any] = {"max_length": LENGTH, "blank": True, "default": ""}
        super().__init__(verbose_name, **(usual | kwargs))

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        """Leave out what this class decides itself."""
        name, path, args, kwargs = super().deconstruct()
        for key, usual in (("max_length", LENGTH), ("blank", True), ("default", "")):
            if kwargs.get(key) == usual:
                del kwargs[key]
        return name, path, args, kwargs

    def to_python(self, value: Any) -> Any:
        """Take a `PartialDate` or a text, without the spaces around it."""
        text = super().to_python(value.text if isinstance(value, PartialDate) else value)
        return text.strip() if isinstance(text, str) else text

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """Refuse a date that certainly lies ahead of today, but where `MAY_LIE_AHEAD` says why it may."""
        super().validate(value, model_instance)
        # A field by itself belongs to no model yet.
        model = getattr(self, "model", None)
        if model is None or not may_lie_ahead(model, self.name):
            refuse_future(value)


def date_in_words(field: Any, value: Any) -> str | None:
    """A value of a column of days or partial dates in words; None of every other column, and where there is none."""
    if isinstance(field, PartialDateField | models.DateField) and not isinstance(field, models.DateTimeField) and value:
        return in_words(str(value))
    return None


class _DateBound(models.GeneratedField):
    """A generated column over a partial date's text; the functions come from `0001_partial_dates`."""

    function: str
    output: "type[models.Field[Any, Any]]"

    def __init__(self, source: str, **kwargs: Any) -> None:
        self.source = source
        expression = models.Func(models.F(source), function=self.function, output_field=self.output())
        super().__init__(**(kwargs | {"expression": expression, "output_field": self.output(), "db_persist": True}))

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        """Name the source only; the expression follows from it."""
        name, path, args, kwargs = super().deconstruct()
        for fixed in ("expression", "output_field", "db_persist"):
            kwargs.pop(fixed, None)
        return name, path, [self.source, *args], kwargs


class EarliestField(_DateBound):
    """First possible day of the named partial date; NULL where it is absent or open at the beginning."""

    function = "edtf_earliest"
    output = models.DateField


class LatestField(_DateBound):
    """Last possible day of the named partial date, included; NULL where it is absent or open at the end."""

    function = "edtf_latest"
    output = models.DateField


class RangeField(_DateBound):
    """All possible days of the named partial date; NULL where it is absent, unbounded where it is open.

    *Possibly* within a period is `__overlap`, *certainly* is `__contained_by`; a NULL matches neither.
    """

    function = "edtf_range"
    output = DateRangeField


class BoundedDateField(PartialDateField):
    """A partial date that declares its bounds beside itself: `<name>_earliest`, `<name>_latest` and `<name>_range`.

    Migrations and histories have the date as a `PartialDateField`, and migrations each bound as a column of its own.
    """

    bounds = {"earliest": EarliestField, "latest": LatestField, "range": RangeField}

    def __init__(self, verbose_name: str | None = None, **kwargs: Any) -> None:
        super().__init__(verbose_name, **kwargs)
        # Columns stand in the order in which fields are made: room is left for the bounds, right behind their date.
        models.Field.creation_counter += len(self.bounds)

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        """The date alone."""
        name, _, args, kwargs = super().deconstruct()
        return name, f"{PartialDateField.__module__}.{PartialDateField.__qualname__}", args, kwargs

    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = False) -> None:  # noqa: FBT001, FBT002 (Django's signature)
        """Add the date, then its bounds."""
        super().contribute_to_class(cls, name, private_only)
        if cls.__module__ == "__fake__":
            # A model as migrations know it, which names the bounds itself.
            return
        for number, (suffix, bound_class) in enumerate(self.bounds.items(), 1):
            bound = bound_class(name)
            bound.creation_counter = self.creation_counter + number
            bound.contribute_to_class(cls, f"{name}_{suffix}")
