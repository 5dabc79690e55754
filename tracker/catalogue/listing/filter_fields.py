"""The parameters of filters that django-filter has none for: references, countries, days, a search, ticks."""

from collections.abc import Callable
from functools import cached_property
from typing import Any

import django_filters
from django import forms
from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from tracker.catalogue.listing.facet import Facet
from tracker.catalogue.listing.nothing import NOTHING
from tracker.lib.dates.partial_dates import PartialDate
from tracker.lib.references import is_reference
from tracker.lib.territories import label
from tracker.lib.territory_words import territories_named


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

    def valid_value(self, value: Any) -> bool:
        """Whether it is one of the hundreds of codes."""
        return value in self._codes

    @cached_property
    def _codes(self) -> set[str]:
        choices: Any = self.choices
        return {code for code, _ in choices}

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
        return self.model._default_manager.filter(pk=text).exists()


class RecordsFilter(django_filters.MultipleChoiceFilter):
    """Takes references as ticks."""

    field_class = RecordsField


class _ReferencesField(forms.MultipleChoiceField):
    """References of one kind, written exactly."""

    default_error_messages = {
        "invalid_choice": gettext_lazy("“%(value)s” is no reference of this list: they look like F-7K2M9Q.")
    }

    def __init__(self, *, prefix: str, **options: Any) -> None:
        super().__init__(**options)
        self.prefix = prefix

    def valid_value(self, value: Any) -> bool:
        """Whether it is a reference of that kind."""
        return is_reference(str(value), self.prefix)


class _References(django_filters.MultipleChoiceFilter):
    field_class = _ReferencesField


def references(prefix: str) -> django_filters.MultipleChoiceFilter:
    """The parameter that names rows themselves: the address of a row for good."""
    return _References(method="taken_together", label=gettext_lazy("Reference"), prefix=prefix)


class SearchFilter(django_filters.CharFilter):
    """The parameter that searches; `matching` gives those of the rows that match a text."""

    def __init__(self, *, matching: Callable[[QuerySet[Any], str], QuerySet[Any]], **options: Any) -> None:
        super().__init__(**options)
        self.matching = matching


def search(text: str, matching: Callable[[QuerySet[Any], str], QuerySet[Any]]) -> SearchFilter:
    """The parameter that searches, under that label."""
    return SearchFilter(matching=matching, method="taken_together", max_length=200, label=text)


def ticks(facet: Facet) -> django_filters.MultipleChoiceFilter:
    """The parameter of a facet."""
    shared: dict[str, Any] = {"method": "taken_together", "label": facet.heading}
    if facet.names is not None:
        message = gettext_lazy(
            "“%(value)s” is the reference of no published record of this kind. Copy it from the record's page."
        )
        return RecordsFilter(model=facet.names, error_messages={"invalid_choice": message}, **shared)
    message = gettext_lazy("“%(value)s” is no value of this filter; the filters of the page list those in use.")
    kind = CountriesFilter if facet.has_countries else django_filters.MultipleChoiceFilter
    return kind(choices=facet.choices, error_messages={"invalid_choice": message}, **shared)
