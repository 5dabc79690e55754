"""The page between an action and its deed, where the reason is asked for."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from tracker.newsroom.publishing.named_texts import decided, is_ticked_from_the_start, listed, records_to_decide
from tracker.review.actions import NotAllowed
from tracker.vocabulary.levels import Level
from tracker.vocabulary.publication import WithdrawalReason

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


class AskForm(ReasonForm):
    """Why something should be withdrawn, for those who may do it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason_class"].help_text = ""
        self.fields["reason"].help_text = _("Those who may withdraw read it; it stays in the newsroom.")


class EmbargoForm(forms.Form):
    """Until when a record is kept back, and why."""

    not_before = forms.SplitDateTimeField(label="Not before (UTC)", widget=_MOMENT)
    reason = forms.CharField(label="Why", widget=_TEXT, help_text="Stays in the newsroom, in the log.")


class LowerForm(forms.Form):
    """To which level somebody is lowered, and why."""

    level = forms.ChoiceField(
        label="New level",
        choices=[("", "Choose one"), *(each for each in Level.choices if each[0] != Level.NAMED)],
        help_text=_(
            "What only the higher level shows is no longer public at once. What the new level shows is submitted and "
            "approved as usual."
        ),
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

    ground = forms.CharField(
        label=_("On what ground it may be shown again"),
        widget=_TEXT,
        required=False,
        help_text=_(
            "It was withdrawn to protect somebody, or by law. What you write stays in the newsroom, in the log."
        ),
    )

    def __init__(
        self,
        *args: Any,
        needs_note: bool = False,
        asks_for_note: bool = True,
        needs_ground: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["public_note"].required = needs_note
        if not asks_for_note:
            del self.fields["public_note"]
        self.fields["ground"].widget.is_required = needs_ground
        if not needs_ground:
            del self.fields["ground"]


def confirmation_page(
    model_admin: admin.ModelAdmin,
    request: HttpRequest,
    queryset: QuerySet[Any],
    *,
    form_class: type[forms.Form],
    title: str,
    verb: str,
    do: Callable[[dict[str, Any]], str],
    persons: Sequence[str] = (),
) -> HttpResponse | None:
    """Show the form until it is filled, then do it: None, so that the list is shown again with a message.

    `do` is given what was filled in and gives the sentence that says what was done. Where `persons` (references)
    are taken off the public side, and other public texts name them, these are shown before, and `do` is given
    `texts_of` and `left` too: the references of records whose texts go, and of those whose texts stay.
    """
    form = form_class(request.POST if "_confirmed" in request.POST else None)
    further: dict[str, Any] = {}
    if form.is_valid():
        given = form.cleaned_data
        records, more = records_to_decide(persons) if persons else ([], 0)
        answer = decided(request.POST, records)
        if answer is not None:
            _do(model_admin, request, do, given | (vars(answer) if persons else {}))
            return None
        is_ticked = is_ticked_from_the_start(given)
        lines = listed(records, persons=persons, request=request, is_ticked=is_ticked)
        further = {"records": lines, "more": more, "filled_in": _filled_in(request.POST, form)}
    return _page(model_admin, request, queryset, form=form, title=title, verb=verb, further=further)


def _do(
    model_admin: admin.ModelAdmin, request: HttpRequest, do: Callable[[dict[str, Any]], str], given: dict[str, Any]
) -> None:
    try:
        model_admin.message_user(request, do(given), messages.SUCCESS)
    except NotAllowed as refusal:
        model_admin.message_user(request, str(refusal), messages.ERROR)


def _filled_in(post: QueryDict, form: forms.Form) -> list[tuple[str, str]]:
    """Names and values of the form's fields as they were sent, to be sent again with the next step."""
    return [
        (name, value)
        for name in post
        for value in post.getlist(name)
        if name.rpartition("_")[0] in form.fields or name in form.fields
    ]


def _page(
    model_admin: admin.ModelAdmin,
    request: HttpRequest,
    queryset: QuerySet[Any],
    *,
    form: forms.Form,
    title: str,
    verb: str,
    further: dict[str, Any],
) -> HttpResponse:
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
        **further,
    }
    template = "named_texts" if further else "reason"
    return TemplateResponse(request, f"admin/newsroom/{template}.html", context)
