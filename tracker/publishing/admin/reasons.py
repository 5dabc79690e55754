"""The page between an action and its deed, where the reason is asked for."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from tracker.review.actions import NotAllowed

_TEXT = forms.Textarea(attrs={"rows": 3, "cols": 60, "autofocus": True})


class NoteForm(forms.Form):
    """Why something is sent back."""

    note = forms.CharField(label="What is missing", widget=_TEXT, help_text="The author reads it.")


class ReasonForm(forms.Form):
    """Why something is withdrawn; the public learns the reference and the day, nothing else."""

    reason = forms.CharField(label="Why", widget=_TEXT, help_text="Stays in the newsroom, in the log.")


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
