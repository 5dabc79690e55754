"""Citations in full: source, locator, quote, stance, columns, who speaks and through whom."""

from functools import cache
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from tracker.newsroom.records.claim_status_forms import CitationFormSet, citation_model, column_choices
from tracker.newsroom.records.fields import DeskFields, ticked
from tracker.sources.models import Claim


class CitationInline(DeskFields, admin.StackedInline):
    """Citations of one claim, or of a record's own columns; `column_names` are those that can be cited."""

    column_names: list[tuple[str, str]]
    formset = CitationFormSet
    form = forms.ModelForm
    extra = 0
    verbose_name: Any = _("source")
    verbose_name_plural: Any = _("sources in detail")
    autocomplete_fields = ("source",)
    fieldsets = ((None, {"fields": (("source", "locator", "stance"), "fields", "said_by", ("quote", "via"))}),)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Columns as tick boxes with their own words."""
        if db_field.name == "fields":
            field = ticked(db_field, choices=self.column_names)
            field.label = _("What the source supports")
            field.help_text = _("Tick what the source supports; nothing ticked: everything that is filled in.")
            return field
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "said_by":
            field.help_text = _("Who speaks in the source; nothing ticked where it cannot be told.")
        return field

    def get_formset(self, request: HttpRequest, obj: Model | None = None, **kwargs: Any) -> Any:
        """A formset with the user, who may not see every source."""
        formset = super().get_formset(request, obj, **kwargs)
        formset.user = request.user  # type: ignore[attr-defined]
        return formset


@cache
def citation_inline(claim: type[Claim]) -> type[CitationInline]:
    """The inline for the citations of one kind of claim."""
    names = column_choices(claim, claim.citable_columns())
    attributes = {"model": citation_model(claim), "fk_name": claim.KIND, "column_names": names}
    return type(f"{claim.__name__}CitationInline", (CitationInline,), attributes)


class OwnCitationInline(CitationInline):
    """Citations of a record's own columns: those that name no claim."""

    verbose_name: Any = _("source of what stands above")
    verbose_name_plural: Any = _("sources of what stands above")
    fieldsets = ((None, {"fields": (("source", "locator"), "fields", "said_by", "quote")}),)
    claims: tuple[type[Claim], ...]

    def get_queryset(self, request: HttpRequest) -> Any:
        """Only citations that name no claim."""
        return super().get_queryset(request).filter(**{f"{claim.KIND}__isnull": True for claim in self.claims})
