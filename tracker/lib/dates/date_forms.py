"""A partial date in a form of its own, where no model's field stands behind it."""

from typing import Any

from django import forms

from tracker.lib.dates.partial_dates import PartialDate


class PartialDateFormField(forms.CharField):
    """A partial date as text, or nothing; what cannot be read is told in the parser's own sentence."""

    def __init__(self, *, size: int = 14, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"size": size, "placeholder": "2024-05-01"})
        super().__init__(required=False, widget=widget, **kwargs)

    def clean(self, value: Any) -> str:
        """The date as it is kept."""
        written = str(super().clean(value)).strip()
        try:
            return PartialDate.parse(written).text if written else ""
        except ValueError as why:
            raise forms.ValidationError(str(why), code="partial_date") from why
