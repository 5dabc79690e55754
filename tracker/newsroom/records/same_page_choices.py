"""A claim that points to another of its record, which may stand in a row of the same page and not be saved yet."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.forms import BaseInlineFormSet
from django.utils.functional import Promise


@dataclass(frozen=True)
class SamePageLabels:
    """What such a row is called in the box that offers it; its script, too, puts in `{number}` and `{day}`."""

    prefix: str
    """The prefix of the rows in the page's form."""
    day: str
    """The column with the day by which people tell the rows apart."""
    one: str | Promise
    one_dated: str | Promise
    several: str | Promise
    several_dated: str | Promise
    empty: str | Promise
    """What is answered where the row that was chosen says nothing."""

    def of(self, number: int, day: str, *, is_alone: bool) -> str:
        """The row with that number, as its heading has it."""
        alone, numbered = (self.one_dated, self.several_dated) if day else (self.one, self.several)
        words = str(alone if is_alone else numbered)
        return words.replace("{number}", str(number)).replace("{day}", day)


class SamePageChoiceField(forms.ModelChoiceField):
    """A choice among claims of the record: those saved, and those typed above in the same page.

    A row that is not saved yet is chosen by its prefix, such as `contracts-1`; what comes of it is the row's own
    unsaved claim, which has its key by the time that this one is saved, because its rows are saved first.
    """

    def __init__(self, *args: Any, words: SamePageLabels, **kwargs: Any) -> None:
        self.words = words
        self.rows: dict[str, Any] = {}
        super().__init__(*args, **kwargs)

    def widget_attrs(self, widget: Any) -> dict[str, Any]:
        """What `same_page_choices.js` needs to offer rows that are added while the page is open."""
        words = self.words
        texts = {name: getattr(words, name) for name in ("one", "one_dated", "several", "several_dated")}
        return {
            **super().widget_attrs(widget),
            "data-same-page": words.prefix,
            "data-same-page-day": words.day,
            **({"data-same-page-needed": "yes"} if self.required else {}),
            **{f"data-same-page-{name.replace('_', '-')}": str(text) for name, text in texts.items()},
        }

    def offer(self, formset: BaseInlineFormSet | None) -> None:
        """Offer the new rows of the formset."""
        if formset is None:
            return
        fresh = {str(form.prefix): form for form in formset.extra_forms}
        first = formset.initial_form_count() + 1
        days = {prefix: str(form[self.words.day].value() or "").strip() for prefix, form in fresh.items()}
        labels = [
            (prefix, self.words.of(number, days[prefix], is_alone=len(fresh) == 1))
            for number, prefix in enumerate(fresh, first)
        ]
        self.rows = fresh
        self.choices = [*cast("Iterable[Any]", self.choices), *labels]

    def to_python(self, value: Any) -> models.Model | None:
        """The claim of a row above, or a saved one. Raises ValidationError where the row says nothing."""
        row = self.rows.get(value) if isinstance(value, str) else None
        if row is None:
            return super().to_python(value)
        is_taken_out = row.data.get(row.add_prefix("DELETE"))
        if is_taken_out or not row.has_changed():
            raise ValidationError(str(self.words.empty), code="empty")
        unsaved: models.Model = row.instance
        return unsaved
