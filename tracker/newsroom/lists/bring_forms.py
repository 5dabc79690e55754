"""The forms of a list that is brought in: its file and source, and what holds for all of it."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.accounts.models import User
from tracker.intake.models import Batch
from tracker.lib.dates.date_forms import PartialDateFormField
from tracker.lib.references import normalised_reference
from tracker.lib.spreadsheets.limits import STANDARD
from tracker.sources.models import Source, Territory
from tracker.vocabulary.claims import SaidBy
from tracker.vocabulary.people import Side
from tracker.vocabulary.sources import Access, SourceKind

BY_REFERENCE = "source_reference"
"""The field that picks a source where no script offers any."""
_OF_NEW_SOURCE = ("kind", "access", "public_label", "complete_list_of")


class _Wide(forms.TextInput):
    """A field for a line that may be long."""

    def __init__(self) -> None:
        super().__init__(attrs={"size": 70})


class FactsForm(forms.ModelForm):
    """What holds for the whole list."""

    said_by = forms.MultipleChoiceField(
        label=gettext_lazy("Who speaks in the list"),
        choices=SaidBy.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    listed_on = PartialDateFormField(
        label=gettext_lazy("Day of the list"),
        help_text=gettext_lazy("Needed where the list has ages: the day on which they were true."),
    )

    class Meta:
        model = Batch
        fields = ("side", "listed_on", "said_by", "court", "year_only")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["court"].queryset = Territory.objects.order_by("name_en")  # type: ignore[attr-defined]
        self.fields["side"].choices = [("", "–"), *Side.choices]  # type: ignore[attr-defined]


class BringForm(FactsForm):
    """A file, its source, and what holds for the whole list."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy(".xlsx, .xlsm, .xls, .xlsb, .ods, .csv or .tsv, up to 64 MB."),
    )
    source = forms.ModelChoiceField(
        Source.objects.none(),
        label=gettext_lazy("Source"),
        required=False,
        help_text=gettext_lazy(
            "Type a title, publisher or address. Leave it empty for a new source: describe that below."
        ),
    )
    publisher = forms.CharField(
        label=gettext_lazy("Publisher, or who keeps it"), max_length=200, required=False, widget=_Wide
    )
    title = forms.CharField(label=gettext_lazy("Title"), max_length=500, required=False, widget=_Wide)
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"), choices=SourceKind.choices, initial=SourceKind.LEAK, required=False
    )
    access = forms.ChoiceField(
        label=gettext_lazy("Who may see it"),
        choices=Access.choices,
        initial=Access.RESTRICTED,
        required=False,
        help_text=gettext_lazy("Of a restricted source you are the first reader; add others on its page."),
    )
    public_label = forms.CharField(
        label=gettext_lazy("Public label"),
        max_length=200,
        required=False,
        widget=_Wide,
        help_text=gettext_lazy("For a restricted source: what readers are told, such as “leaked government data”."),
    )
    complete_list_of = forms.CharField(
        label=gettext_lazy("Complete list of"),
        max_length=300,
        required=False,
        widget=_Wide,
        help_text=gettext_lazy("Whom it lists, if it leaves nobody out."),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._user = user
        source: Any = self.fields["source"]
        source.queryset = Source.objects.readable_by(user)
        source.widget = AutocompleteSelect(Batch._meta.get_field("source"), admin.site, attrs={"data-width": "100%"})
        source.widget.choices = source.choices

    def in_parts(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields under their headings."""
        new = ("publisher", "title", *_OF_NEW_SOURCE)
        return [
            ("", [self["file"], self["source"]]),
            (_("A new source"), [self[name] for name in new]),
            (_("What holds for the whole list"), [self[name] for name in FactsForm.Meta.fields]),
        ]

    def ask_for_file_again(self) -> None:
        """Say that the file is to be chosen again, where something else was wrong: no page can fill that field."""
        if self.errors and self.files and "file" not in self.errors:
            self.add_error("file", _("Choose the file again: a browser does not keep it."))

    def clean_file(self) -> Any:
        """A file that is not too large to be kept."""
        file = self.cleaned_data["file"]
        if file.size > STANDARD.file_bytes:
            raise forms.ValidationError(_("The file is larger than 64 MB: split it into several files."))
        return file

    def clean(self) -> dict[str, Any]:
        """A source that is there, or what a new one needs."""
        cleaned = super().clean() or self.cleaned_data
        if reference := self.data.get(BY_REFERENCE, "").strip():
            self._pick(reference)
        if not cleaned.get("source"):
            if not cleaned.get("publisher"):
                self.add_error("publisher", _("Choose a source, or say who published or keeps the list."))
            if cleaned.get("access") == Access.RESTRICTED and not cleaned.get("public_label"):
                self.add_error("public_label", _("A restricted source needs the label that the public sees."))
            if not (cleaned.get("title") or cleaned.get("public_label")):
                self.add_error("title", _("Give the list a title."))
        return cleaned

    def _pick(self, reference: str) -> None:
        """Take the source of that reference, of those that the user may read."""
        wanted = normalised_reference(reference, "S")
        self.cleaned_data["source"] = Source.objects.readable_by(self._user).filter(reference=wanted).first()
        if self.cleaned_data["source"] is None:
            sentence = _("There is no source %(reference)s that you may read.")
            self.add_error("source", sentence % {"reference": reference})

    def made_source(self) -> Source:
        """The source chosen, or the new one, of which whoever brings the list is a reader."""
        cleaned = self.cleaned_data
        if cleaned["source"]:
            chosen: Source = cleaned["source"]
            return chosen
        columns = ("publisher", "title", *_OF_NEW_SOURCE)
        made = Source.objects.create(**{column: cleaned[column] for column in columns})
        made.readers.add(self._user)
        return made
