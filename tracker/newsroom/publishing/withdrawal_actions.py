"""Actions of the lists of public records: withdraw, confirmation_page for the withdrawal, keep back until a moment."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.newsroom.logged_in_user import logged_in_user
from tracker.newsroom.publishing.reasons import AskForm, EmbargoForm, ReasonForm, confirmation_page
from tracker.newsroom.records.desk_kinds import DESK_KINDS
from tracker.newsroom.records.record_admin import RecordAdmin
from tracker.publishing.actions import keep_back, withdraw
from tracker.publishing.withdrawals import withdrawal_requests
from tracker.vocabulary.publication import WithdrawalReason


@admin.action(description="Withdraw from the public …", permissions=["withdraw"])
def withdraw_from_public(
    model_admin: RecordAdmin, request: HttpRequest, queryset: QuerySet[Any]
) -> HttpResponse | None:
    """Ask why, then take the records off the public side at once."""
    references = list(queryset.values_list("reference", flat=True))

    def do(cleaned_data: dict[str, Any]) -> str:
        withdraw(
            kind=model_admin.record_kind,
            references=references,
            by=logged_in_user(request),
            reason=cleaned_data["reason"],
            reason_class=WithdrawalReason(cleaned_data["reason_class"]),
            texts_of=cleaned_data.get("texts_of", ()),
            left=cleaned_data.get("left", ()),
        )
        return withdrawn_in_words(references, cleaned_data.get("texts_of", ()))

    return confirmation_page(
        model_admin,
        request,
        queryset,
        form_class=ReasonForm,
        title="Withdraw from the public",
        verb="Withdraw now",
        do=do,
        persons=_persons(model_admin, references),
    )


def withdrawn_in_words(references: Sequence[str], texts_of: Sequence[str]) -> str:
    """What was done, for whoever asked for it."""
    names = {"records": ", ".join(references), "others": ", ".join(texts_of)}
    if texts_of:
        return _("Withdrawn, and gone from the public site: %(records)s. Texts taken off: %(others)s.") % names
    return _("Withdrawn, and gone from the public site: %(records)s.") % names


@admin.action(description="Keep back until …", permissions=["withdraw"])
def embargo_until(model_admin: RecordAdmin, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
    """Ask until when, then take public records back, and keep back longer what waits already."""
    references = list(queryset.values_list("reference", flat=True))

    def do(cleaned_data: dict[str, Any]) -> str:
        keep_back(
            kind=model_admin.record_kind,
            references=references,
            not_before=cleaned_data["not_before"],
            by=logged_in_user(request),
            reason=cleaned_data["reason"],
            texts_of=cleaned_data.get("texts_of", ()),
            left=cleaned_data.get("left", ()),
        )
        return f"On no public page until {cleaned_data['not_before']:%d %B %Y, %H:%M} UTC: {', '.join(references)}."

    return confirmation_page(
        model_admin,
        request,
        queryset,
        form_class=EmbargoForm,
        title="Keep back until a moment",
        verb="Keep back",
        do=do,
        persons=_persons(model_admin, references),
    )


@admin.action(description=gettext_lazy("Ask for the withdrawal …"), permissions=["view"])
def ask_for_withdrawal(model_admin: RecordAdmin, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
    """Ask why, then tell those who may withdraw."""
    references = list(queryset.values_list("reference", flat=True))

    def do(cleaned_data: dict[str, Any]) -> str:
        withdrawal_requests.ask_for_withdrawal(
            kind=model_admin.record_kind,
            references=references,
            by=logged_in_user(request),
            reason=cleaned_data["reason"],
            reason_class=WithdrawalReason(cleaned_data["reason_class"]),
        )
        message = _("Asked for the withdrawal of %(records)s. Whoever may withdraw finds it on the front page.")
        return message % {"records": ", ".join(references)}

    return confirmation_page(
        model_admin, request, queryset, form_class=AskForm, title=_("Ask for the withdrawal"), verb=_("Ask"), do=do
    )


def _persons(model_admin: RecordAdmin, references: list[str]) -> list[str]:
    """Those of the records whose names readers know: other texts may name them."""
    return references if DESK_KINDS[model_admin.record_kind].is_named_by_texts else []
