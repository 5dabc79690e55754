"""The page between an action and its deed, where the reason is asked for."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from tracker.lib.vocabulary import Level
from tracker.lib.vocabulary_publication import WithdrawalReason
from tracker.review.actions import NotAllowed

_TEXT = forms.Textarea(attrs={"rows": 3, "cols": 60})
_MOMENT = forms.SplitDateTimeWidget(date_attrs={"type": "date"}, time_attrs={"type": "time"})


class NoteForm(forms.Form):
    """Why something is sent back."""

    note = forms.CharField(label="What is missing", widget=_TEXT, help_text="The author reads it.")


class WithholdForm(NoteForm):
    """Why something is not to be published."""

    note = forms.CharField(label="Why not", widget=_TEXT, help_text="The author reads it.")


class ReasonForm(forms.Form):
    """Why something is withdrawn; the public learns the reference, the day, and the public word for the reason."""

    reason_class = forms.ChoiceField(
        label="Reason",
        choices=[("", "Choose one"), *WithdrawalReason.choices],
        help_text="Readers are told “error”, “duplicate”, “source”, or “to protect people” for all the others.",
    )
    reason = forms.CharField(label="Why", widget=_TEXT, help_text="Stays in the newsroom, in the log.")


class EmbargoForm(forms.Form):
    """Until when, and why."""

    not_before = forms.SplitDateTimeField(label="Not before (UTC)", widget=_MOMENT)
    reason = forms.CharField(label="Why", widget=_TEXT, help_text="Stays in the newsroom, in the log.")


class LowerForm(forms.Form):
    """To which level somebody is lowered, and why."""

    level = forms.ChoiceField(
        label="New level",
        choices=[("", "Choose one"), *(each for each in Level.choices if each[0] != Level.NAMED)],
        help_text="What is shown at a higher level leaves the public side at once. What the new level shows is "
        "submitted and approved as ever.",
    )
    reason = forms.CharField(
        label="Why", widget=_TEXT, help_text="Stays in the newsroom, with the level and in the log."
    )


class PublishForm(forms.Form):
    """What readers are told of a correction, and from when on it is public."""

    public_note = forms.CharField(
        label="Note for readers",
        widget=_TEXT,
        required=False,
        help_text="What was corrected, without names of ours. Needed where something public changes; shown on the "
        "record and on the page of corrections.",
    )
    not_before = forms.SplitDateTimeField(
        label="Not before (UTC)",
        widget=_MOMENT,
        required=False,
        help_text="Leave it empty to publish now. With a moment: approved now, on no public page until then.",
    )

    def __init__(self, *args: Any, needs_note: bool = False, asks_for_note: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["public_note"].required = needs_note
        if not asks_for_note:
            del self.fields["public_note"]


def ask(
    model_admin: admin.ModelAdmin,
    request: HttpRequest,
    queryset: QuerySet[Any],
    *,
    form_class: type[forms.Form],
    title: str,
    verb: str,
    do: Callable[[dict[str, Any]], str],
) -> HttpResponse | None:
    """Show the form until it is filled, then do it: None, so that the list is shown again with a message.

    `do` is given what was filled in and gives the sentence that says what was done.
    """
    form = form_class(request.POST if "_confirmed" in request.POST else None)
    if form.is_valid():
        try:
            model_admin.message_user(request, do(form.cleaned_data), messages.SUCCESS)
        except NotAllowed as refusal:
            model_admin.message_user(request, str(refusal), messages.ERROR)
        return None
    rows: Sequence[Any] = list(queryset[:200])
    context = {
        **model_admin.admin_site.each_context(request),
        "title": title,
        "verb": verb,
        "rows": rows,
        "form": form,
        "opts": model_admin.opts,
        "action": request.POST.get("action", ""),
        "media": model_admin.media,
    }
    return TemplateResponse(request, "admin/newsroom/reason.html", context)
