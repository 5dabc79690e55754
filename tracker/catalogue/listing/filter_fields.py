"""The fields of filters that Django has none for: days, countries, and references of published records."""

from typing import Any

import django_filters
from django import forms
from django.db import models

from tracker.lib.dates.partial_dates import PartialDate
from tracker.lib.references import is_reference
from tracker.lib.territories import label
from tracker.lib.territory_words import territories_named

UNKNOWN, NOT_PUBLISHED = "unknown", "not_published"
NOTHING = {UNKNOWN: "Not known", NOT_PUBLISHED: "Not published"}
"""Where there is no value: nobody said, or the record's level holds it back."""


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


class CountriesField(forms.MultipleChoiceField):
    """Codes of countries; who writes another word for one is told the code."""

    def validate(self, value: Any) -> None:
        """Refuse what is no code, and say which codes the word stands for."""
        try:
            super().validate(value)
        except forms.ValidationError as wrong:
            word = str((wrong.params or {}).get("value", ""))
            meant = " or ".join(f"{code} for {label(code)}" for code in territories_named(word) if code != word)
            raise forms.ValidationError(f"{wrong.message % wrong.params} Write {meant}.") if meant else wrong from None


class CountriesFilter(django_filters.MultipleChoiceFilter):
    """Takes codes of countries as ticks."""

    field_class = CountriesField


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
