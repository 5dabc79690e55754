"""What is said once above the grid, for all its rows."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.intake.list_fields import FIELDS, NEED_SIDE
from tracker.intake.models import Batch
from tracker.intake.sheets.bringing.typed_rows import TypedRows
from tracker.intake.sheets.rows.row_cells import ListFacts
from tracker.lib.dates.date_forms import PartialDateFormField
from tracker.vocabulary.people import Side


class AboveForm(forms.ModelForm):
    """Side, unit and the day on which stated ages were true."""

    unit = forms.CharField(
        label=gettext_lazy("Unit"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Its number or its name; holds for each row that names none."),
    )
    listed_on = PartialDateFormField(
        label=gettext_lazy("Day of the ages"),
        size=12,
        help_text=gettext_lazy("Needed where an age is typed: the day on which it was true."),
    )

    field_order = ("side", "unit", "listed_on")

    class Meta:
        model = Batch
        fields = ("side", "listed_on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["side"].choices = [("", "–"), *Side.choices]  # type: ignore[attr-defined]

    def facts(self) -> ListFacts:
        """What is said of all rows, as a list says it; a side that no row would carry is left out."""
        said = self.cleaned_data
        side = "" if self.side_is_left_out else said.get("side", "")
        return ListFacts(side=side, listed_on=said.get("listed_on", ""), is_typed=True)

    side_is_left_out = False
    """Whether a side is said, and no row has a unit or a contract with which it is kept."""

    def look_at(self, rows: TypedRows) -> None:
        """Refuse rows that need a side and have none; note a side that nothing typed would carry."""
        side = self.cleaned_data.get("side", "")
        of_service = [name for name in rows.fields if FIELDS[name].claim in NEED_SIDE]
        if of_service and not side:
            self.add_error("side", _("Units and contracts need their side: choose it."))
        self.side_is_left_out = bool(side and not of_service)
