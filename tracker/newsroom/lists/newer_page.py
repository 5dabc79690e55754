"""A newer version of a list that was committed: its file, and what the new source is called."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.intake.models import Batch
from tracker.intake.sheets.bringing.list_files import BroughtBefore
from tracker.intake.sheets.bringing.newer_versions import (
    NotRemoved,
    bring_version,
    newer_source,
    newer_than,
    remove_version,
)
from tracker.lib.dates.date_forms import PartialDateFormField
from tracker.lib.spreadsheets.limits import STANDARD, Refused
from tracker.newsroom.lists.frame import batch_page, step_address
from tracker.newsroom.logged_in_user import logged_in_user
from tracker.vocabulary.intake import BatchState


class NewerForm(forms.Form):
    """The file of the newer version, its title and its day; all else is as with the list before."""

    file = forms.FileField(label=gettext_lazy("Newer file"))
    title = forms.CharField(
        label=gettext_lazy("Title of the newer version"),
        max_length=500,
        help_text=gettext_lazy("It becomes a source of its own, copied from that of this list: the two count once."),
    )
    listed_on = PartialDateFormField(
        label=gettext_lazy("Day of the newer version"),
    )

    def __init__(self, *args: Any, batch: Batch, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._batch = batch

    def clean_file(self) -> Any:
        """A file that is not too large to be kept."""
        file = self.cleaned_data["file"]
        if file.size > STANDARD.file_bytes:
            raise forms.ValidationError(_("The file is larger than 64 MB: split it into several files."))
        return file

    def clean_title(self) -> str:
        """A title that makes a source of its own."""
        title = str(self.cleaned_data["title"])
        try:
            newer_source(self._batch, title=title).full_clean(exclude=["reference", "address_key"])
        except forms.ValidationError as why:
            raise forms.ValidationError(why.messages) from why
        return title


def newer_form(batch: Batch, *sent: Any) -> NewerForm:
    """The form, with a title that tells the versions apart."""
    known = batch.source.title or batch.source.public_label
    return NewerForm(*sent, batch=batch, initial={"title": _("%(title)s, newer version") % {"title": known}})


def newer_page(request: HttpRequest, batch: Batch) -> HttpResponse:
    """Take the newer file in; it goes on to its columns. Of a list, the latest version is the one that gets a newer."""
    if not (request.user.has_perm("intake.add_batch") and request.user.has_perm("sources.add_source")):
        raise PermissionDenied
    if newer_than(batch):
        messages.error(request, _("There is a newer version already: go on from that one."))
        return redirect(step_address(batch, "batch"))
    if batch.state != BatchState.COMMITTED or batch.job:
        messages.error(request, _("A newer version is compared with records: commit this list first."))
        return redirect(step_address(batch, "batch"))
    form = newer_form(batch, *((request.POST, request.FILES) if request.method == "POST" else ()))
    if request.method == "POST" and form.is_valid() and (made := _brought(request, batch, form)):
        messages.success(request, _("The newer version is kept. Look which columns were found again."))
        return redirect(step_address(made, "columns"))
    return batch_page(request, batch, "newer", {"title": _("Newer version"), "form": form})


def remove_page(request: HttpRequest, batch: Batch) -> HttpResponse:
    """Remove a newer version that was only begun, and go back to the list."""
    before = batch.version_of
    if request.method != "POST" or before is None:
        return redirect(step_address(batch, "batch"))
    try:
        remove_version(batch, by=logged_in_user(request))
    except NotRemoved as why:
        messages.error(request, str(why))
        return redirect(step_address(batch, "batch"))
    messages.success(request, _("The newer version that was begun is removed, with its file."))
    return redirect(step_address(before, "batch"))


def _brought(request: HttpRequest, batch: Batch, form: NewerForm) -> Batch | None:
    file, said = form.cleaned_data["file"], form.cleaned_data
    how = {"name": file.name, "title": said["title"], "listed_on": said["listed_on"], "by": logged_in_user(request)}
    try:
        with transaction.atomic():
            return bring_version(batch, file.chunks(), **how)
    except BroughtBefore as before:
        words, address = _("This very file is a list already:"), step_address(before.batch, "batch")
        form.add_error("file", format_html('{} <a href="{}">{}</a>', words, address, before.batch))
    except Refused as why:
        form.add_error("file", str(why))
    return None
