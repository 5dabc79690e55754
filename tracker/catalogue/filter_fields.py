"""The fields of filters on people that Django has none for: days, and references of published records."""

from typing import Any

import django_filters
from django import forms
from django.db import models

from tracker.catalogue.facets import NOTHING
from tracker.lib.dates import PartialDate
from tracker.lib.references import is_reference


class DayField(forms.CharField):
    """A year, month or day, without any further marks."""

    def clean(self, value: Any) -> PartialDate | None:
        """Read it; say what to write instead where it cannot be read."""
        text = super().clean(value).strip()
        if not text:
            return None
        try:
            parsed = PartialDate.parse(text)
        except ValueError:
            parsed = None
        if parsed is None or parsed.precision == "interval" or parsed.is_about or parsed.is_uncertain:
            message = "is not a year, month or day of the calendar. Write 2023, 2023-09 or 2023-09-14."
            raise forms.ValidationError(f"“{text[:40]}” {message}")
        return parsed


class DayFilter(django_filters.Filter):
    """Takes part in a condition that several parameters make together."""

    field_class = DayField


class RecordsField(forms.MultipleChoiceField):
    """References of published records of one kind, and the words for none."""

    def __init__(self, *, model: type[models.Model], **options: Any) -> None:
        super().__init__(**options)
        self.model = model

    def valid_value(self, value: Any) -> bool:
        """Whether such a record is published."""
        text = str(value)
        if not is_reference(text):
            # No question for the database, which takes no NUL.
            return text in NOTHING
        return self.model._default_manager.using("catalogue").filter(pk=text).exists()


class RecordsFilter(django_filters.MultipleChoiceFilter):
    """Takes references as ticks."""

    field_class = RecordsField
