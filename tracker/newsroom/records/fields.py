"""How columns are typed in: tick boxes, partial dates, narrow texts, one icon beside a related record."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteMixin, RelatedFieldWidgetWrapper
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from tracker.lib.dates.date_fields import PartialDateField, date_in_words
from tracker.newsroom.admin_addresses import admin_address
from tracker.newsroom.logged_in_user import logged_in_user
from tracker.newsroom.records.guarded_sources import readable_rows
from tracker.sources.models import Claim, Source
from tracker.vocabulary.claims import ClaimStatus

DATE_HELP = (
    "Such as 2023, 2023-09 or 2023-09-14; after it ~ for about, ? for uncertain. [2023-09..2023-11]: some day between "
    "the two; [..2024-01]: then at the latest; [2023-09..]: not before."
)


class DeskFields(admin.options.BaseModelAdmin):
    """Widgets of the newsroom, the same on a record's page and in its rows."""

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Pick the widget by the sort of column."""
        if isinstance(db_field, ArrayField) and db_field.base_field.choices:
            return ticked(db_field)
        if isinstance(db_field, PartialDateField):
            kwargs["widget"] = forms.TextInput(attrs={"size": 14, "placeholder": "2023-09"})
            kwargs["help_text"] = _with_forms_of_dates(str(db_field.help_text))
        elif isinstance(db_field, models.URLField):
            kwargs["assume_scheme"] = "https"
        elif isinstance(db_field, models.TextField):
            kwargs["widget"] = forms.Textarea(attrs={"rows": 2, "cols": 50})
        elif _is_short(db_field):
            kwargs["widget"] = forms.TextInput(attrs={"size": 8})
        field: Any = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
            _only_add_source(field.widget)
            if isinstance(field.widget.widget, AutocompleteMixin):
                field.widget.widget.attrs |= where_entered(db_field.related_model, request)
        if db_field.name == "status" and issubclass(db_field.model, Claim) and field is not None:
            # The meaning behind the colon does not fit into a row.
            field.choices = [(status.value, status.label.partition(":")[0]) for status in ClaimStatus]
        return field

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Offer sources to their readers only, and fetch names together with what has a name."""
        related = db_field.related_model
        if "queryset" not in kwargs:
            kwargs["queryset"] = readable_rows(related, logged_in_user(request))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


def where_entered(model: type[models.Model], request: HttpRequest) -> dict[str, str]:
    """Attributes by which a box that finds nothing says where such records are entered (`newsroom.js`)."""
    opts = model._meta
    if not request.user.has_perm(f"{opts.app_label}.add_{opts.model_name}") or not admin.site.is_registered(model):
        return {}
    return {"data-entered-at": admin_address(model, "add"), "data-entered-as": str(opts.verbose_name_plural)}


def _with_forms_of_dates(help_text: str) -> SafeString:
    """How dates are written comes into sight where one is typed, beside what the column itself explains."""
    return format_html('{} <span class="forms-of-dates">{}</span>', help_text, DATE_HELP)


def _is_short(db_field: Any) -> bool:
    return isinstance(db_field, models.CharField) and not db_field.choices and (db_field.max_length or 99) <= 20


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


def date_column(model: type[models.Model], name: str) -> Any:
    """A column of an admin list that shows a date in words, as readers see it, and sorts by its days."""
    field: Any = model._meta.get_field(name)

    def shown(row: models.Model) -> str:
        return date_in_words(field, getattr(row, name)) or ""

    shown.__name__ = name
    ordering = f"{name}_earliest" if isinstance(field, PartialDateField) else name
    return admin.display(shown, ordering=ordering, description=field.verbose_name)
