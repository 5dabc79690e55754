"""How columns are typed in: tick boxes, partial dates, narrow texts, one icon beside a related record."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.http import HttpRequest
from django.utils.text import capfirst

from tracker.lib.date_fields import PartialDateField
from tracker.lib.vocabulary import ClaimStatus
from tracker.sources.models import Claim, Source

DATE_HELP = "2023, 2023-09, 2023-09-14; ~ about, ? uncertain; [2023-09..2023-11] between; [..2024-01] by then"


class DeskFields(admin.options.BaseModelAdmin):
    """Widgets of the newsroom, the same on a record's page and in its rows."""

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Pick the widget by the sort of column."""
        if isinstance(db_field, ArrayField) and db_field.base_field.choices:
            return ticked(db_field)
        if isinstance(db_field, PartialDateField):
            kwargs["widget"] = forms.TextInput(attrs={"size": 14, "placeholder": "2023-09", "title": DATE_HELP})
        elif isinstance(db_field, models.URLField):
            kwargs["assume_scheme"] = "https"
        elif isinstance(db_field, models.TextField):
            kwargs["widget"] = forms.Textarea(attrs={"rows": 2, "cols": 50})
        elif _is_short(db_field):
            kwargs["widget"] = forms.TextInput(attrs={"size": 8})
        field: Any = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
            _only_add_source(field.widget)
        if db_field.name == "status" and issubclass(db_field.model, Claim) and field is not None:
            # The meaning behind the colon does not fit into a row.
            field.choices = [(status.value, status.label.partition(":")[0]) for status in ClaimStatus]
        return field

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Offer sources to their readers only, and fetch names together with what has a name."""
        related = db_field.related_model
        if "queryset" not in kwargs:
            kwargs["queryset"] = offered(related, request)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


def _is_short(db_field: Any) -> bool:
    return isinstance(db_field, models.CharField) and not db_field.choices and (db_field.max_length or 99) <= 20


def offered(model: type[models.Model], request: HttpRequest) -> models.QuerySet[Any]:
    """The rows of a related record that the user may pick from."""
    rows = model._default_manager.all()
    if model is Source:
        return Source.objects.readable_by(request.user)
    return rows.with_name() if hasattr(rows, "with_name") else rows


def unreadable_pks(request: HttpRequest) -> list[int]:
    """Keys of the guarded sources that the user may not see."""
    readable = Source.objects.readable_by(request.user).values("pk")
    return list(Source.objects.exclude(pk__in=readable).values_list("pk", flat=True))


def ticked(db_field: Any, choices: Any = None) -> forms.MultipleChoiceField:
    """Several values of a closed list as tick boxes."""
    return forms.MultipleChoiceField(
        label=capfirst(db_field.verbose_name),
        choices=choices or db_field.base_field.choices,
        required=False,
        help_text=db_field.help_text if not choices else "",
        widget=forms.CheckboxSelectMultiple,
    )


def _only_add_source(widget: RelatedFieldWidgetWrapper) -> None:
    widget.can_add_related = widget.can_add_related and widget.rel.model is Source
    widget.can_change_related = widget.can_delete_related = widget.can_view_related = False
