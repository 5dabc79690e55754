"""Withdrawals that somebody of the desk asked for: to read, and to answer where the record stays."""

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.accounts.access import ActionPermission
from tracker.newsroom.admin_addresses import change_address
from tracker.newsroom.logged_in_user import logged_in_user
from tracker.newsroom.publishing.reasons import confirmation_page
from tracker.newsroom.records.desk_kinds import DESK_KINDS, KindFilter
from tracker.newsroom.records.guarded_sources import without_guarded
from tracker.newsroom.records.read_only import ReadOnlyAdmin
from tracker.publishing.models import WithdrawalAsked
from tracker.publishing.withdrawals.withdrawal_requests import answer


class AnswerForm(forms.Form):
    """Why a record stays public."""

    answer = forms.CharField(
        label=gettext_lazy("Why it stays public"),
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60}),
        help_text=gettext_lazy("Whoever asked reads it."),
    )


class AnsweredFilter(admin.SimpleListFilter):
    """The list shows what nobody has answered, unless all is asked for."""

    title = gettext_lazy("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        """The choices besides the default one."""
        return [("all", gettext_lazy("All"))]

    def choices(self, changelist: Any) -> Iterator[Any]:
        """The default choice by its own name, instead of “All”."""
        first, *others = super().choices(changelist)
        yield {**first, "display": _("Not answered")}
        yield from others

    def queryset(self, request: HttpRequest, queryset: QuerySet[WithdrawalAsked]) -> QuerySet[Any]:
        """Open ones, or all."""
        return queryset if self.value() == "all" else queryset.filter(answered_at=None)


@admin.register(WithdrawalAsked)
class WithdrawalAskedAdmin(ReadOnlyAdmin):
    """Each with the record to withdraw; that record's own page withdraws it, which answers."""

    list_display = ("record", "reason_class", "reason", "asked_by", "asked_at", "answer", "answered_by")
    list_display_links = None
    list_filter = (AnsweredFilter, "reason_class", KindFilter)
    list_select_related = ("asked_by", "answered_by")
    search_fields = ("=reference",)
    search_help_text = gettext_lazy("A reference")
    actions = ("leave_public",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[WithdrawalAsked]:
        """All, but for sources that the user may not see."""
        return without_guarded(super().get_queryset(request), logged_in_user(request))

    @admin.display(description=gettext_lazy("record"))
    def record(self, asked: WithdrawalAsked) -> str:
        """Kind and reference, leading to the record's page."""
        label = f"{DESK_KINDS[asked.kind].label} {asked.reference}"
        row = DESK_KINDS[asked.kind].record(asked.reference)
        return label if row is None else format_html('<a href="{}">{}</a>', change_address(row), label)

    def has_withdraw_permission(self, request: HttpRequest) -> bool:
        """Whether the user may withdraw (Django asks by this name for actions)."""
        return request.user.has_perm(ActionPermission.WITHDRAW)

    @admin.action(description=gettext_lazy("Leave it public …"), permissions=["withdraw"])
    def leave_public(self, request: HttpRequest, queryset: QuerySet[WithdrawalAsked]) -> HttpResponse | None:
        """Ask why, and answer with it."""
        rows = list(queryset)

        def do(cleaned_data: dict[str, Any]) -> str:
            for row in rows:
                by: Any = request.user
                answer(kind=row.kind, references=[row.reference], by=by, said=cleaned_data["answer"])
            return _("Answered: %(records)s.") % {"records": ", ".join(row.reference for row in rows)}

        return confirmation_page(
            self,
            request,
            queryset,
            form_class=AnswerForm,
            title=_("Leave it public"),
            verb=_("Answer"),
            do=do,
        )
