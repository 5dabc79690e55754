"""Forms for claims and citations: a claim's row picks its sources, and never rewrites what a citation says."""

from collections import defaultdict
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.forms import BaseInlineFormSet, BaseModelFormSet

from tracker.accounts.models import User
from tracker.lib.dates import PartialDate
from tracker.lib.periods import EndsAfterItBegins
from tracker.lib.vocabulary import ClaimStatus, SaidBy, Stance
from tracker.sources.models import Citation, Claim, Source

_NEEDS_SOURCE = "An accepted claim needs a source that supports it: pick one, or leave the claim unverified."


def citation_model(claim: type[Claim]) -> type[Citation]:
    """The room's citations, which point to this kind of claim by a column named after its `KIND`."""
    return cast("type[Citation]", claim._meta.get_field("citations").related_model)  # type: ignore[misc]


def column_choices(model: type[models.Model], columns: tuple[str, ...]) -> list[tuple[str, str]]:
    """Columns of a model as choices, in their own words."""
    return [(name, str(getattr(model._meta.get_field(name), "verbose_name", name))) for name in columns]


class JudgedForm(forms.ModelForm):
    """A claim's columns and its status: what each status demands is said at the field that lacks it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "conflict_on" in self.fields:
            claim = cast("type[Claim]", self._meta.model)
            self.fields["conflict_on"] = forms.ChoiceField(
                label="Disagrees about",
                required=False,
                choices=[("", "—"), *column_choices(claim, claim.citable_columns())],
                help_text="What the accepted version gives differently.",
            )

    def clean(self) -> dict[str, Any]:
        """Refuse a conflict without its column and note, and a rejection without its reason."""
        cleaned = super().clean() or self.cleaned_data
        status = cleaned.get("status")
        if status == ClaimStatus.CONFLICTING:
            self._demand("conflict_on", "Name what this version disagrees about.")
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
            self.add_error("sources", _NEEDS_SOURCE)
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
    """The claims of one kind on a record's page; `user` and `usual` (what was cited last) are set per request."""

    user: User
    usual: dict[str, Any] = {}

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
            raise ValidationError(_NEEDS_SOURCE)

    def _is_supported_unseen(self) -> bool:
        """Whether a source that the user may not see supports the claim, which may be new."""
        if self.instance.pk is None:
            return False
        shown = self.get_queryset().values("pk")
        unseen = BaseModelFormSet.get_queryset(self).exclude(pk__in=shown).filter(**{self.fk.name: self.instance})
        return bool(unseen.filter(stance=Stance.SUPPORTS).exists())

    def save_new(self, form: Any, commit: bool = True) -> Any:  # noqa: FBT001, FBT002 (Django's signature)
        """A citation names the record of its claim beside the claim."""
        if isinstance(claim := self.instance, Claim):
            setattr(form.instance, f"{claim.OWNER}_id", getattr(claim, f"{claim.OWNER}_id"))
        return super().save_new(form, commit)
