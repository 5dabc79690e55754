"""A claim as a row of its record's page: the row picks the sources, and never rewrites what a citation says."""

from collections import defaultdict
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.forms import BaseInlineFormSet

from tracker.accounts.models import User
from tracker.lib.vocabulary import ClaimStatus, SaidBy, Stance
from tracker.sources.above import AboveChoiceField
from tracker.sources.forms import NEEDS_SOURCE, JudgedForm, citation_model
from tracker.sources.models import Citation, Claim, Source


class ClaimForm(JudgedForm):
    """A claim as a row of its record's page, with its sources.

    `sources`, `locator` and `said_by` add citations and remove them; what a citation with a locator or a quote
    says is changed on the claim's own page only. Citations of sources that the user may not read stay as they are.
    """

    sources = forms.ModelMultipleChoiceField(
        queryset=Source.objects.none(), required=False, help_text="Type a title, publisher or address."
    )
    locator = forms.CharField(
        max_length=200, required=False, help_text="Page, row or time code in the sources added now."
    )
    said_by = forms.MultipleChoiceField(
        choices=SaidBy,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Who speaks in the sources added now; none where it cannot be told.",
    )

    def __init__(self, *args: Any, formset: "ClaimFormSet", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.readable = formset.readable()
        self.citations = formset.citations_of(self.instance.pk)
        seen = [cited for cited in self.citations if cited.source_id in formset.readable_pks()]
        # Read by the column "citations in full" of the row.
        self.instance.shown_citations = seen
        self.supporting = [cited for cited in seen if cited.stance == Stance.SUPPORTS]
        self.fields["sources"].queryset = self.readable  # type: ignore[attr-defined]
        self.fields["sources"].initial = [cited.source_id for cited in self.supporting]
        if not self.instance.pk:
            self.fields["sources"].initial = formset.usual_sources()
            self.fields["locator"].initial = formset.usual.get("locator", "")
            if self.fields["sources"].initial:
                # The status follows the source: `newsroom.js` does the same where one is picked.
                self.initial["status"] = ClaimStatus.ACCEPTED
        for field in self.fields.values():
            if isinstance(field, AboveChoiceField):
                field.offer(formset.of_page.get(field.queryset.model))  # type: ignore[union-attr]

    def _get_validation_exclusions(self) -> set[str]:
        """Leave a claim of the same page that is not saved yet to the form: the model would miss its key."""
        unsaved = {name for name, value in self.cleaned_data.items() if isinstance(value, Claim) and not value.pk}
        return unsaved.union(super()._get_validation_exclusions())  # type: ignore[misc]

    def clean(self) -> dict[str, Any]:
        """Refuse to accept what nothing supports, and to drop a quote unseen."""
        cleaned = super().clean()
        chosen = {source.pk for source in cleaned.get("sources", ())}
        self.removed = [cited for cited in self.supporting if cited.source_id not in chosen]
        self.added = chosen - {cited.source_id for cited in self.supporting}
        for cited in self.removed:
            if cited.quote:
                self.add_error("sources", f"“{cited.source}” has a quote here: remove it under “citations in full”.")
        unseen = [cited for cited in self.citations if cited not in self.instance.shown_citations]
        supported = chosen or any(cited.stance == Stance.SUPPORTS for cited in unseen)
        if cleaned.get("status") == ClaimStatus.ACCEPTED and not supported and "sources" not in self.errors:
            self.add_error("sources", NEEDS_SOURCE)
        typed = [name for name in ("locator", "said_by") if name in self.changed_data and cleaned.get(name)]
        if typed and not self.added and not self._bare(chosen):
            self.add_error(
                typed[0],
                "This belongs to a source that is added now. What is cited already stands under “citations in full”.",
            )
        return cleaned

    def _bare(self, chosen: set[int]) -> list[Citation]:
        """Citations that say nothing yet but their source."""
        return [
            cited for cited in self.supporting if cited.source_id in chosen and not cited.locator and not cited.quote
        ]

    def _save_m2m(self) -> None:
        """Called by Django once the claim has its key."""
        super()._save_m2m()  # type: ignore[misc]
        claim = cast("Claim", self.instance)
        model = citation_model(type(claim))
        locator, said_by = self.cleaned_data["locator"], self.cleaned_data["said_by"]
        for cited in self.removed:
            cited.delete()
        for cited in self._bare({cited.source_id for cited in self.supporting} - {c.source_id for c in self.removed}):
            if self.instance_is_new or not (locator or said_by):
                break
            cited.locator, cited.said_by = locator, said_by or cited.said_by
            cited.save()
        owner = {f"{claim.OWNER}_id": getattr(claim, f"{claim.OWNER}_id"), claim.KIND: claim}
        for pk in sorted(self.added):
            model._default_manager.create(source_id=pk, locator=locator, said_by=said_by, **owner)

    @property
    def instance_is_new(self) -> bool:
        """Whether this row had no citation when the page was opened."""
        return not self.citations


class ClaimFormSet(BaseInlineFormSet):
    """The claims of one kind on a record's page.

    Set per request: `user`, `usual` (what was cited last), and `of_page`, the page's rows by their kind of claim.
    """

    user: User
    usual: dict[str, Any] = {}
    of_page: "dict[type[models.Model], ClaimFormSet]" = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.of_page[cast("type[models.Model]", self.model)] = self

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        """Rows ask their formset, so that all of them take one query."""
        return super().get_form_kwargs(index) | {"formset": self}

    def readable(self) -> Any:
        """Sources that the user may see."""
        return Source.objects.readable_by(self.user)

    def citations_of(self, claim_pk: int | None) -> list[Citation]:
        """The claim's citations, of readable and unreadable sources."""
        if not hasattr(self, "_citations"):
            self._citations: dict[int, list[Citation]] = defaultdict(list)
            claim = cast("type[Claim]", self.model)
            model = citation_model(claim)
            rows = (
                model._default_manager.select_related("source") if self.instance.pk else model._default_manager.none()
            )
            about = {claim.OWNER: self.instance.pk, f"{claim.KIND}__isnull": False}
            for cited in rows.filter(**about):
                self._citations[getattr(cited, f"{claim.KIND}_id")].append(cited)
        return self._citations.get(claim_pk or 0, [])

    def readable_pks(self) -> set[int]:
        """Of the sources cited here, those that the user may see."""
        if not hasattr(self, "_readable_pks"):
            cited = {cited.source_id for rows in self._citations.values() for cited in rows}
            self._readable_pks = (
                set(self.readable().filter(pk__in=cited).values_list("pk", flat=True)) if cited else set()
            )
        return self._readable_pks

    def usual_sources(self) -> list[int]:
        """The source cited last in this session, for a new row."""
        return list(self.usual.get("sources", ()))

    def clean(self) -> None:
        """One preferred name at most."""
        super().clean()
        kept = [form for form in self.forms if form not in self.deleted_forms and hasattr(form, "cleaned_data")]
        if sum(bool(form.cleaned_data.get("preferred")) for form in kept) > 1:
            raise ValidationError("Only one name can be the preferred one: untick the others.")

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002 (Django's signature)
        """Untick the old preferred name before the new one is ticked: the database allows one at any time."""
        if any(form.cleaned_data.get("preferred") and "preferred" in form.changed_data for form in self.forms):
            claims: Any = self.model
            of_record = claims._default_manager.filter(**{self.fk.name: self.instance})
            of_record.filter(preferred=True).update(preferred=False)
        return super().save(commit)

    def last_cited(self) -> dict[str, Any]:
        """What the next new claim starts with: sources and locator of the last row that cited something."""
        for form in reversed(self.forms):
            added = getattr(form, "added", None)
            if added and form.has_changed():
                return {"sources": sorted(added), "locator": form.cleaned_data["locator"]}
        return {}
