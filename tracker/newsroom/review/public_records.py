"""Admin of a kind of record that readers may see: handing in, the stage on its list and page, and withdrawal."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.accounts.access import ActionPermission
from tracker.newsroom.admin_addresses import change_address
from tracker.newsroom.logged_in_user import logged_in_user
from tracker.newsroom.publishing.withdrawal_actions import ask_for_withdrawal, embargo_until, withdraw_from_public
from tracker.newsroom.records.desk_kinds import DESK_KINDS
from tracker.newsroom.records.record_admin import RecordAdmin
from tracker.newsroom.review.publication_history import publication_steps
from tracker.newsroom.review.seen_by import who_can_read_it
from tracker.newsroom.review.shortfalls_page import shortfalls_address, shortfalls_page_if_any, shortfalls_view
from tracker.newsroom.review.stages import STAGES, advice_on, sources_to_submit, with_stage, withdrawable
from tracker.newsroom.review.withdrawal_words import withdrawal_in_words
from tracker.publishing.projection.preview import hindrances
from tracker.publishing.public_pages import address_for_readers
from tracker.review.actions import NotAllowed, submit
from tracker.review.models import Submission
from tracker.review.record_history import Step
from tracker.sources.models import Source

_WARNED = 20
"""Records of whose hindrances the user is told at once."""


class PublicRecordAdmin(RecordAdmin):
    """A kind of record whose rows may be public; its list shows its `stage`."""

    actions: Any = (
        "submit_for_review",
        "submit_claiming_changes",
        withdraw_from_public,
        embargo_until,
        ask_for_withdrawal,
    )

    def has_submit_permission(self, request: HttpRequest) -> bool:
        """Whether the user may hand in records (Django asks by this name for actions)."""
        return request.user.has_perm(ActionPermission.SUBMIT)

    def has_withdraw_permission(self, request: HttpRequest) -> bool:
        """Whether the user may withdraw (Django asks by this name for actions)."""
        return request.user.has_perm(ActionPermission.WITHDRAW)

    def get_urls(self) -> list[Any]:
        """Django's, and the list of what will not be shown."""
        name = f"{self.opts.app_label}_{self.opts.model_name}_hand_in"
        return [
            path("hand-in/", self.admin_site.admin_view(partial(shortfalls_view, self)), name=name),
            *super().get_urls(),
        ]

    def get_changelist_instance(self, request: HttpRequest) -> ChangeList:
        """The list, with the stage of the rows on this page only."""
        changelist = super().get_changelist_instance(request)
        changelist.result_list = with_stage(changelist.result_list)
        return changelist

    @admin.display(description=gettext_lazy("stage"))
    def stage(self, record: Any) -> str:
        """Draft, submitted, public …"""
        return STAGES[record.stage]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Say beside the name where the record stands, what to do, and offer what may be done with it."""
        context["may_submit"] = self.has_submit_permission(request) and not context.get("is_popup")
        obj = kwargs.get("obj")
        if obj is not None and obj.pk:
            stage = with_stage(self.model._default_manager.filter(pk=obj.pk)).get().stage
            context["subtitle"] = f"{obj} · {STAGES[stage].lower()}"
            context["advice"] = advice_on(self.record_kind, obj.reference)
            context["withdrawal"] = withdrawal_in_words(self.record_kind, obj.reference, by=logged_in_user(request))
            context["hand_in_url"] = shortfalls_address(self, [obj.reference])
            context["for_readers"] = address_for_readers(self.record_kind, obj.reference)
            what = "withdraw" if self.has_withdraw_permission(request) else "ask_withdrawal"
            context[what] = withdrawable(obj)
        return super().render_change_form(request, context, *args, **kwargs)

    def record_steps(self, request: HttpRequest, obj: Any) -> Iterable[Step]:
        """Submissions and decisions, and what became public of them."""
        tells_reasons = request.user.has_perm("publishing.view_logentry")
        published = publication_steps(self.record_kind, obj.reference, tells_reasons=tells_reasons)
        return (*super().record_steps(request, obj), *published)

    @admin.action(description="Submit for review", permissions=["submit"])
    def submit_for_review(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        """Hand in the chosen records as they stand."""
        return self.submit_or_list_shortfalls(request, list(queryset.values_list("reference", flat=True)))

    @admin.action(
        description=gettext_lazy("Submit for review, and take responsibility for changes whose author is not known"),
        permissions=["submit"],
    )
    def submit_claiming_changes(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        """Hand in records that a script or a shell has changed: the user answers for those changes."""
        references = list(queryset.values_list("reference", flat=True))
        return self.submit_or_list_shortfalls(request, references, claiming=True)

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: str | None = None) -> HttpResponse:
        """Hand in what was saved, if that button was pressed."""
        return self._submitted(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """Hand in what was saved, if that button was pressed."""
        return self._submitted(request, obj) or super().response_change(request, obj)

    def _submitted(self, request: HttpRequest, obj: Model) -> HttpResponse | None:
        if "_submit" not in request.POST or not self.has_submit_permission(request):
            return None
        if page := self.submit_or_list_shortfalls(request, [obj.reference]):  # type: ignore[attr-defined]
            return page
        return redirect(change_address(obj))

    def submit_or_list_shortfalls(
        self, request: HttpRequest, references: list[str], *, claiming: bool = False
    ) -> HttpResponse | None:
        """The list of what will not be shown, where anything will not be; else the records are handed in: None."""
        if page := shortfalls_page_if_any(self, request, references, claiming=claiming):
            return page
        self.submit_with_sources(request, references, claiming=claiming)
        return None

    def submit_with_sources(
        self, request: HttpRequest, references: list[str], *, claiming: bool = False
    ) -> list[Submission]:
        """Hand in the records and, with them, the sources they cite that nobody has handed in yet."""
        try:
            rows = submit(
                kind=self.record_kind,
                references=references,
                by=logged_in_user(request),
                unclaimed_are_mine=claiming,
            )
        except NotAllowed as refusal:
            self.message_user(request, str(refusal), messages.ERROR)
            return []
        names = ", ".join(row.reference for row in rows[:10]) + (" …" if len(rows) > 10 else "")
        self.message_user(request, f"Submitted for review: {names}. A second reader approves it.", messages.SUCCESS)
        if rows and (sources := sources_to_submit(self.record_kind, references, by=logged_in_user(request))):
            self.submit_others(request, "source", sources, claiming=claiming)
        for told, can_decide in who_can_read_it(rows):
            self.message_user(request, told, messages.INFO if can_decide else messages.WARNING)
        for row in rows[:_WARNED]:
            for sentence in hindrances(row):
                self.message_user(request, f"{row.reference}: {sentence}", messages.WARNING)
        return rows

    def submit_others(self, request: HttpRequest, kind: str, references: list[str], *, claiming: bool) -> None:
        """Hand in records of another kind with them, and say so."""
        try:
            submit(kind=kind, references=references, by=logged_in_user(request), unclaimed_are_mine=claiming)
        except NotAllowed as refusal:
            self.message_user(request, str(refusal), messages.WARNING)
            return
        are_sources = DESK_KINDS[kind].model is Source
        message = _("Submitted with their sources: %(names)s.") if are_sources else _("Submitted with it: %(names)s.")
        self.message_user(request, message % {"names": ", ".join(references)}, messages.SUCCESS)
