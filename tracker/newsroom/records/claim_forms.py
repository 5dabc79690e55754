"""A claim as a row of its record's page: the row picks the sources, and never rewrites what a citation says."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.html import escape
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from tracker.newsroom.records.claim_formset import ClaimFormSet
from tracker.newsroom.records.claim_status_forms import NEEDS_SOURCE, ClaimStatusForm, citation_model
from tracker.newsroom.records.same_page_choices import SamePageChoiceField
from tracker.sources.models import Citation, Claim, Source
from tracker.vocabulary.claims import ClaimStatus, SaidBy, Stance

_LONGEST_TITLE = 60
"""Letters of a source's title below a field; in full it stands in the row's list of citations."""


class AsAbove(forms.BooleanField):
    """Whether a new row has the source at the top of the page; the tick alone makes no claim of an empty row."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Never."""
        return False


class ProposedStatus(forms.ChoiceField):
    """The status of a new row, which follows from its source unless somebody chooses one."""

    def __init__(self, *, choices: Any) -> None:
        super().__init__(
            choices=[("", _("Proposed")), *choices],
            required=False,
            help_text=_("Proposed: accepted with a source, unverified without one."),
        )

    def has_changed(self, initial: Any, data: Any) -> bool:
        """The status that a claim has anyhow makes none of an empty row."""
        return data not in {None, "", ClaimStatus.UNVERIFIED}


class ClaimForm(ClaimStatusForm):
    """A claim as a row of its record's page, with its sources.

    A new row that picks none itself has the source at the top of the page, while `as_above` is ticked. `sources` adds
    citations and removes them. `locator` and `quote` are those of the row's first citation or, where it has none yet,
    of the sources picked now; `new_locator` and `new_quote` belong to sources that are added beside a first one, and
    `said_by` to whatever is added. The other citations, and those of sources that the user may not read, stay as they
    are.
    """

    as_above = AsAbove(label=_("Source as at the top of the page"), required=False, initial=True)
    sources = forms.ModelMultipleChoiceField(
        queryset=Source.objects.none(), required=False, help_text=_("Type a title, publisher or address.")
    )
    locator = forms.CharField(label=_("Found at"), max_length=200, required=False)
    quote = forms.CharField(label=_("Quote"), required=False, widget=forms.Textarea(attrs={"rows": 2, "cols": 50}))
    new_locator = forms.CharField(label=_("Found at, in the source added"), max_length=200, required=False)
    new_quote = forms.CharField(
        label=_("Quote from the source added"), required=False, widget=forms.Textarea(attrs={"rows": 2, "cols": 50})
    )
    said_by = forms.MultipleChoiceField(
        choices=SaidBy,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Who speaks in the sources added now; nothing ticked where it cannot be told."),
    )

    def __init__(self, *args: Any, formset: ClaimFormSet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.formset, self.is_checked = formset, False
        self.readable = formset.readable()
        self.citations = formset.citations_of(self.instance.pk)
        seen = [cited for cited in self.citations if cited.source_id in formset.readable_pks()]
        # Read by the column "citations in full" of the row.
        self.instance.readable_citations = seen
        self.supporting = [cited for cited in seen if cited.stance == Stance.SUPPORTS]
        self.first = self.supporting[0] if self.supporting else None
        self.fields["sources"].queryset = self.readable  # type: ignore[attr-defined]
        self.fields["sources"].initial = [cited.source_id for cited in self.supporting]
        self._begin_citation()
        self._begin_proposed()
        for field in self.fields.values():
            if isinstance(field, SamePageChoiceField):
                field.offer(formset.of_page.get(field.queryset.model))  # type: ignore[union-attr]

    def _begin_citation(self) -> None:
        """Show what the first citation says, and whose words it is."""
        if self.first is None:
            self.fields["locator"].help_text = _("Page, row or time code in the sources picked.")
            self.fields["quote"].help_text = _("A short one, in the source's own words.")
            for name in ("new_locator", "new_quote"):
                self.fields[name].widget = forms.HiddenInput()
            return
        picker: Any = self.fields["sources"].widget
        cited = " ".join(str(each.source_id) for each in self.supporting)
        getattr(picker, "widget", picker).attrs["data-cited"] = cited
        self.fields["locator"].initial = self.first.locator
        # As a browser sends it back: a quote that nobody touched is not written again.
        self.fields["quote"].initial = "\r\n".join(self.first.quote.splitlines())
        source = Truncator(str(self.first.source)).chars(_LONGEST_TITLE)
        self.fields["locator"].help_text = escape(_("In “%(source)s”.") % {"source": source})

    def _begin_proposed(self) -> None:
        """A new row has the source at the top of the page, and the status that follows from its source."""
        self.is_new = not self.instance.pk
        if not self.is_new:
            self.fields["as_above"].widget = forms.HiddenInput()
            self.fields["as_above"].initial = ""
            return
        status: Any = self.fields["status"]
        self.fields["status"] = ProposedStatus(choices=status.choices)
        self.initial["status"] = ""

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        self.is_checked = True

    def _get_validation_exclusions(self) -> set[str]:
        """Leave a claim of the same page that is not saved yet to the form: the model would miss its key."""
        unsaved = {name for name, value in self.cleaned_data.items() if isinstance(value, Claim) and not value.pk}
        return unsaved.union(super()._get_validation_exclusions())  # type: ignore[misc]

    def clean(self) -> dict[str, Any]:
        """Refuse to accept what nothing supports, to drop a quote unseen, and words whose source cannot be told."""
        if self.is_new:
            self._take_source_from_above()
            self._propose_status()
        cleaned = super().clean()
        chosen = {source.pk for source in cleaned.get("sources", ())}
        self.removed = [cited for cited in self.supporting if cited.source_id not in chosen]
        self.added = chosen - {cited.source_id for cited in self.supporting}
        self._refuse_dropped_quotes()
        unseen = [cited for cited in self.citations if cited not in self.instance.readable_citations]
        supported = chosen or any(cited.stance == Stance.SUPPORTS for cited in unseen)
        if cleaned.get("status") == ClaimStatus.ACCEPTED and not supported and "sources" not in self.errors:
            self.add_error("sources", NEEDS_SOURCE)
        self._refuse_words_of_no_source(chosen)
        return cleaned

    def _take_source_from_above(self) -> None:
        """What the row does not say itself of its source stands at the top of the page."""
        row, above = self.cleaned_data, self.formset.bar.chosen()
        if not above or not row.get("as_above") or row.get("sources") or "sources" in self.errors:
            return
        row["sources"] = self.readable.filter(pk=above["source"].pk)
        for name in ("locator", "said_by"):
            row[name] = row.get(name) or above[name]

    def _propose_status(self) -> None:
        """Accepted with a source; conflicting where something is said of a conflict, or a claim excludes this one."""
        row = self.cleaned_data
        if row.get("status") == "":
            is_conflict = row.get("conflict_on") or row.get("public_note")
            advice = self.excluded_by(self.formset.accepted_rows()) if row.get("sources") and not is_conflict else ""
            if advice:
                self.add_error("status", advice)
            sourced = ClaimStatus.ACCEPTED if row.get("sources") else ClaimStatus.UNVERIFIED
            row["status"] = ClaimStatus.CONFLICTING if is_conflict or advice else sourced
        if row.get("status") == ClaimStatus.CONFLICTING and not row.get("conflict_on"):
            row["conflict_on"] = self._only_difference()

    def excluded_by(self, _accepted: Iterable[Claim]) -> str:
        """What to do where one of these claims cannot be true beside this row; else empty."""
        return ""

    def _only_difference(self) -> str:
        """The one column in which the row differs from an accepted claim beside it; empty where it cannot be told."""
        columns = cast("type[Claim]", self._meta.model).citable_columns()
        filled = {name: value for name in columns if (value := self.cleaned_data.get(name)) not in (None, "", [])}
        for other in self.formset.accepted_rows():
            known = set(other.filled_columns())
            differing = [name for name, value in filled.items() if name in known and getattr(other, name) != value]
            if len(differing) == 1:
                return differing[0]
        return ""

    def _refuse_dropped_quotes(self) -> None:
        """A quote goes with its source only where it was emptied, or on the claim's own page."""
        for cited in self.removed:
            is_first = cited == self.first
            typed = [name for name in ("locator", "quote") if name in self.changed_data and self.cleaned_data.get(name)]
            if is_first and typed:
                self.add_error(
                    typed[0],
                    _("This belongs to “%(source)s”, which you took out: empty it, or pick that source again.")
                    % {"source": cited.source},
                )
            elif cited.quote and not (is_first and not self.cleaned_data.get("quote")):
                self.add_error(
                    "sources",
                    _("“%(source)s” has a quote here: empty the quote as well, or remove it under “sources in detail”.")
                    % {"source": cited.source},
                )

    def _refuse_words_of_no_source(self, chosen: set[int]) -> None:
        own = ("locator", "quote") if self.first is None else ("new_locator", "new_quote")
        typed = [name for name in (*own, "said_by") if name in self.changed_data and self.cleaned_data.get(name)]
        if typed and not self.added and not (typed == ["said_by"] and self._bare(chosen)):
            self.add_error(
                typed[0],
                _(
                    "This belongs to a source that is added now: pick one. What is cited already is under "
                    "“sources in detail”."
                ),
            )
        if own[1] in typed and len(self.added) > 1:
            self.add_error(own[1], _("A quote stands in one source: add that one, save, and add the others then."))

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
        said_by = self.cleaned_data["said_by"]
        kept = {cited.source_id for cited in self.supporting if cited not in self.removed}
        for cited in self.removed:
            cited.delete()
        for cited in self._bare(kept) if said_by and not self.added else ():
            cited.said_by = said_by
            cited.save()
        self._save_first()
        owner = {f"{claim.OWNER}_id": getattr(claim, f"{claim.OWNER}_id"), claim.KIND: claim}
        prefix = "" if self.first is None else "new_"
        words = {name: self.cleaned_data[prefix + name] for name in ("locator", "quote")}
        for pk in sorted(self.added):
            model._default_manager.create(source_id=pk, said_by=said_by, **words, **owner)

    def _save_first(self) -> None:
        """Write what was changed of the first citation in the row."""
        if self.first is None or self.first in self.removed or not {"locator", "quote"} & set(self.changed_data):
            return
        self.first.locator, self.first.quote = self.cleaned_data["locator"], self.cleaned_data["quote"]
        self.first.save()
