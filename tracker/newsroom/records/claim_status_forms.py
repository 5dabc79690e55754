"""Forms for judging claims, and for citations on a claim's own page."""

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.forms import BaseInlineFormSet, BaseModelFormSet, ModelForm
from django.utils.translation import gettext as _

from tracker.accounts.models import User
from tracker.lib.dates.partial_dates import PartialDate
from tracker.lib.dates.periods import EndsAfterItBegins
from tracker.sources.models import Citation, Claim, Source
from tracker.vocabulary.claims import ClaimStatus, Stance

NEEDS_SOURCE = "An accepted claim needs a source that supports it: pick one, or leave the claim unverified."


def citation_model(claim: type[Claim]) -> type[Citation]:
    """The room's citations, which point to this kind of claim by a column named after its `KIND`."""
    return cast("type[Citation]", claim._meta.get_field("citations").related_model)  # type: ignore[misc]


def column_choices(model: type[models.Model], columns: tuple[str, ...]) -> list[tuple[str, str]]:
    """Columns of a model as choices, in their own words."""
    return [(name, str(getattr(model._meta.get_field(name), "verbose_name", name))) for name in columns]


class ClaimStatusForm(forms.ModelForm):
    """A claim's columns and its status: what each status demands is said at the field that lacks it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "conflict_on" in self.fields:
            claim = cast("type[Claim]", self._meta.model)
            self.fields["conflict_on"] = forms.ChoiceField(
                label=_("Disagrees about"),
                required=False,
                choices=[("", "—"), *column_choices(claim, claim.citable_columns())],
                help_text=_("On which point it differs from the accepted version."),
            )

    def clean(self) -> dict[str, Any]:
        """Refuse a conflict without its column and note, and a rejection without its reason."""
        cleaned = super().clean() or self.cleaned_data
        status = cleaned.get("status")
        if status == ClaimStatus.CONFLICTING:
            self._demand("conflict_on", _("Choose the point on which this version disagrees."))
            self._demand("public_note", "Say in a sentence what disagrees: readers see it beside this version.")
        if status == ClaimStatus.REJECTED:
            self._demand("status_reason", "Say why it is rejected; the claim is kept with this reason.")
        for constraint in self._meta.model._meta.constraints:
            if isinstance(constraint, EndsAfterItBegins):
                self._refuse_reversed(constraint.begin, constraint.end)
        return cleaned

    def _refuse_reversed(self, first: str, last: str) -> None:
        """Say at the end of a period that it is over, on every reading of its dates, before it begins."""
        begins, ends = self.cleaned_data.get(first), self.cleaned_data.get(last)
        if not begins or not ends:
            return
        try:
            earliest, latest = PartialDate.parse(begins).earliest, PartialDate.parse(ends).latest
        except ValueError:
            return  # The model refuses such a date, after this, at its own field.
        if earliest and latest and latest < earliest:
            label = str(self.fields[first].label).lower()
            self.add_error(last, f"“{ends}” lies before “{begins}” ({label}): correct one of the two.")

    def _demand(self, field: str, sentence: str) -> None:
        if field in self.fields and not str(self.cleaned_data.get(field) or "").strip():
            self.add_error(field, sentence)


class CitationFormSet(BaseInlineFormSet):
    """The citations on a claim's own page; those of unreadable sources are counted, not shown."""

    user: User

    def get_queryset(self) -> Any:
        """Citations of sources that the user may see."""
        if not hasattr(self, "_shown"):
            self._shown = super().get_queryset().filter(source__in=Source.objects.readable_by(self.user))
        return self._shown

    def clean(self) -> None:
        """An accepted claim keeps a source that supports it."""
        super().clean()
        claim = self.instance
        if any(self.errors) or not isinstance(claim, Claim) or claim.status != ClaimStatus.ACCEPTED:
            return
        kept = [form.cleaned_data for form in self.forms if form not in self.deleted_forms and form.cleaned_data]
        if not any(row["stance"] == Stance.SUPPORTS for row in kept) and not self._is_supported_unseen():
            raise ValidationError(NEEDS_SOURCE)

    def _is_supported_unseen(self) -> bool:
        """Whether a source that the user may not see supports the claim, which may be new."""
        if self.instance.pk is None:
            return False
        shown = self.get_queryset().values("pk")
        unseen = BaseModelFormSet.get_queryset(self).exclude(pk__in=shown).filter(**{self.fk.name: self.instance})
        return bool(unseen.filter(stance=Stance.SUPPORTS).exists())

    def save_new(self, form: ModelForm, commit: bool = True) -> Any:  # noqa: FBT001, FBT002 (Django's signature)
        """A citation names the record of its claim beside the claim."""
        if isinstance(claim := self.instance, Claim):
            setattr(form.instance, f"{claim.OWNER}_id", getattr(claim, f"{claim.OWNER}_id"))
        return super().save_new(form, commit)
