"""What waits for a second reader: read it, approve and publish it, or send it back."""

from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.accounts.access import ActionPermission
from tracker.accounts.models import User
from tracker.newsroom.admin_addresses import change_address
from tracker.newsroom.logged_in_user import logged_in_user
from tracker.newsroom.publishing.reasons import NoteForm, PublishForm, WithholdForm, confirmation_page
from tracker.newsroom.records.desk_kinds import DESK_KINDS, KindFilter, kind_in_words
from tracker.newsroom.records.guarded_sources import unreadable_references, without_guarded
from tracker.newsroom.records.read_only import ReadOnlyAdmin
from tracker.newsroom.review.content_words import ContentWords
from tracker.newsroom.review.deciding import deciders_context, publish_form, publish_form_context, taken_off_in_words
from tracker.newsroom.review.reading import batch_of, lines_beside, list_of, reading_page
from tracker.newsroom.review.seen_by import as_seen, refuse_unseen, unread, without
from tracker.newsroom.review.sheet import sheet
from tracker.newsroom.review.stages import action_target
from tracker.newsroom.review.submission_filters import WaitingFilter, WhoseFilter
from tracker.newsroom.review.submission_lists import decided_in_words, waiting_with, with_decisions, with_names
from tracker.publishing.actions import publish
from tracker.publishing.embargoes import held
from tracker.publishing.projection.merge_effects import merge_effects
from tracker.publishing.projection.preview import hindrances, remarks
from tracker.publishing.public_pages import address_for_readers
from tracker.review.actions import NotAllowed, send_back, withhold
from tracker.review.content import content_hash, record_kind
from tracker.review.models import Outcome, Submission
from tracker.review.readings import record_readings, refuse_unread

BATCH = 500
"""Submissions that are approved together: all of them, or none.

One request, on purpose, and no page that counts along: it is one decision and one transaction, so there is no half of
it to show. Batches go at several hundred records a second (`tests.bench.publishing.publish`), which makes this many a
matter of seconds; in chunks, rows without a name would come short of the company that one batch gives them.
"""

_NAMED = 20
LIST = "list"
"""The parameter that names a list of people: all of it that waits is read and approved as one batch."""


@admin.register(Submission)
class SubmissionAdmin(ReadOnlyAdmin):
    """Submissions: nobody writes here, people decide."""

    change_form_template = "admin/newsroom/submission.html"
    list_display = ("record_name", "kind_in_words", "reference", "submitted_by", "moment", "note")
    list_filter = (WaitingFilter, WhoseFilter, KindFilter)
    list_select_related = ("submitted_by",)
    search_fields = ("=reference",)
    search_help_text = "A reference"
    actions = ("approve_and_publish", "send_back_to_author", "withhold_from_public")
    fields = ()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Submission]:
        """Submissions with the name of their record, but for sources that the user may not see."""
        user = logged_in_user(request)
        return with_names(without_guarded(super().get_queryset(request), user), user)

    def get_list_display(self, request: HttpRequest) -> Any:
        """What was decided stands in the lists of what was decided; nothing is yet on what waits."""
        first, *others = super().get_list_display(request)
        decided = ("decided_in_words",) if request.GET.get(WaitingFilter.parameter_name) else ()
        return (first, *decided, *others)

    @admin.display(description="decided")
    def decided_in_words(self, submission: Submission) -> str:
        """The last decision, by whom, with the note."""
        return decided_in_words(submission)

    @admin.display(description="record")
    def record_name(self, submission: Any) -> str:
        """The first name, or the title."""
        return str(submission.record_name or submission.reference)

    @admin.display(description="kind", ordering="kind")
    def kind_in_words(self, submission: Submission) -> str:
        """What sort of record it is."""
        return kind_in_words(submission.kind)

    @admin.display(description="submitted (UTC)", ordering="submitted_at")
    def moment(self, submission: Submission) -> str:
        """When it was handed in."""
        return f"{submission.submitted_at:%Y-%m-%d %H:%M}"

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        """The list with a title that says what it shows."""
        title = "Submissions" if request.GET.get("state") else "Waiting for a second reader"
        return super().changelist_view(request, {"title": title, **(extra_context or {})})

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """The list without the contents, which may be long, and with what was decided."""
        found = super().get_changelist_instance(request)
        found.result_list = with_decisions(found.result_list.defer("content"))
        return found

    def has_approve_permission(self, request: HttpRequest) -> bool:
        """Whether the user may decide (Django asks by this name for actions)."""
        return request.user.has_perm(ActionPermission.APPROVE)

    @admin.action(description=gettext_lazy("Read, then approve and publish …"), permissions=["approve"])
    def approve_and_publish(self, request: HttpRequest, queryset: QuerySet[Submission]) -> HttpResponse:
        """Lead to the page where the chosen ones are read; nothing is approved from the list."""
        keys = list(queryset.order_by("pk").values_list("pk", flat=True)[: BATCH + 1])
        if keys[BATCH:]:
            message = _("More than %(number)s were chosen: these are the first %(number)s.") % {"number": BATCH}
            self.message_user(request, message, messages.WARNING)
        return redirect(_to_read_address(keys[:BATCH]))

    def get_urls(self) -> list[Any]:
        """Django's, and the reading page of a batch."""
        page = self.admin_site.admin_view(self.reading_view)
        return [path("read/", page, name="review_submission_read"), *super().get_urls()]

    def reading_view(self, request: HttpRequest) -> HttpResponse:
        """Read a batch line by line, exceptions one by one; then approve all of it, or nothing."""
        if not self.has_approve_permission(request):
            raise PermissionDenied
        waiting = self.get_queryset(request).filter(decisions=None)
        if LIST in request.GET:
            rows = list_of(request.GET[LIST], waiting, logged_in_user(request))
        else:
            rows = batch_of(request.GET.get("ids", ""), waiting)
        if not rows:
            self.message_user(request, _("Nothing of this selection is waiting any more."), messages.INFO)
            return redirect(reverse("admin:review_submission_changelist"))
        return self._published(request, rows) if request.method == "POST" else self._to_read(request, rows)

    def _published(self, request: HttpRequest, rows: list[Submission]) -> HttpResponse:
        """Publish what was read; where that is refused, the page says why and keeps what was typed."""
        form, by = publish_form(rows, request.POST), logged_in_user(request)
        if not form.is_valid():
            return self._to_read(request, rows, form)
        note, ground = form.cleaned_data.get("public_note", ""), form.cleaned_data.get("ground", "")
        not_before = form.cleaned_data.get("not_before")
        try:
            refuse_unseen(rows, unreadable_references(by))
            refuse_unread(rows, by=by)
            publish(rows, by=by, note=note, ground=ground, not_before=not_before)
        except NotAllowed as refusal:
            message = _("Nothing was published. %(why)s") % {"why": refusal}
            self.message_user(request, message, messages.ERROR)
            return self._to_read(request, rows, form)
        names = ", ".join(row.reference for row in rows[:_NAMED]) + (f" … {len(rows)} in all" if rows[_NAMED:] else "")
        message = f"Approved and published: {names}."
        if not_before:
            message = f"Approved, on no public page until {not_before:%d %B %Y, %H:%M} UTC: {names}."
        self.message_user(request, message, messages.SUCCESS)
        return redirect(reverse("admin:review_submission_changelist"))

    def _to_read(self, request: HttpRequest, rows: list[Submission], form: PublishForm | None = None) -> HttpResponse:
        number = request.GET.get("p", "1")
        is_number = number.isascii() and number.isdecimal() and len(number) < 6
        hidden = unreadable_references(logged_in_user(request))
        shown, missing = [as_seen(row, hidden) for row in rows], unread(rows, hidden)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Read, then approve and publish"),
            "opts": self.opts,
            "media": self.media,
            "rows": rows,
            "unread": missing,
            "others": _to_read_address(row.pk for row in rows if missing and row.pk not in missing.rows),
            "page": reading_page(shown, by=logged_in_user(request), number=int(number) if is_number else 1),
            "publish_form": form or publish_form(rows),
            "address": f"{reverse('admin:review_submission_read')}?{_asked(request, rows)}",
            "taken_off": taken_off_in_words(rows),
            "beside": _waiting_beside(rows, logged_in_user(request)),
        }
        return TemplateResponse(request, "admin/newsroom/reading.html", context)

    @admin.action(description="Send back …", permissions=["approve"])
    def send_back_to_author(self, request: HttpRequest, queryset: QuerySet[Submission]) -> HttpResponse | None:
        """Ask what is missing, then return the submissions to their authors."""
        rows = list(queryset)

        def do(cleaned_data: dict[str, Any]) -> str:
            for row in rows:
                send_back(row, by=logged_in_user(request), note=cleaned_data["note"])
            return f"Sent back: {', '.join(row.reference for row in rows)}."

        return confirmation_page(
            self, request, queryset, form_class=NoteForm, title="Send back", verb="Send back", do=do
        )

    @admin.action(description="Withhold …", permissions=["approve"])
    def withhold_from_public(self, request: HttpRequest, queryset: QuerySet[Submission]) -> HttpResponse | None:
        """Ask why, then decide that the submissions are not to be published."""
        rows = list(queryset)

        def do(cleaned_data: dict[str, Any]) -> str:
            for row in rows:
                withhold(row, by=logged_in_user(request), note=cleaned_data["note"])
            return f"Not to be published: {', '.join(row.reference for row in rows)}."

        return confirmation_page(
            self, request, queryset, form_class=WithholdForm, title="Withhold", verb="Withhold", do=do
        )

    def change_view(self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None) -> Any:
        """One submission to read; its two buttons do what the list's actions do."""
        row = self.get_object(request, object_id)
        if row is None or not self.has_view_permission(request, row):
            return super().change_view(request, object_id, form_url, extra_context)
        if request.method == "POST":
            return self._decided(request, row)
        return super().change_view(
            request, object_id, form_url, {**self._sheets(request, row), **(extra_context or {})}
        )

    def _decided(self, request: HttpRequest, row: Submission) -> HttpResponse:
        action, answer = request.POST.get("action", ""), None
        if self.has_approve_permission(request) and action == "approve_and_publish":
            beside = waiting_with([row], logged_in_user(request)) if request.POST.get("together") else []
            return self._published(request, [*beside, row])
        if self.has_approve_permission(request) and action in self._decisions:
            answer = self._decisions[action](self, request, Submission.objects.filter(pk=row.pk))
        if answer:
            return answer
        if row.decisions.exists():
            return redirect(reverse("admin:review_submission_changelist"))
        return redirect(request.get_full_path())

    _decisions: ClassVar[dict[str, Callable[..., HttpResponse | None]]] = {
        "send_back_to_author": send_back_to_author,
        "withhold_from_public": withhold_from_public,
    }

    def _sheets(self, request: HttpRequest, row: Submission) -> dict[str, Any]:
        before = (
            Submission.objects.filter(
                kind=row.kind, reference=row.reference, decisions__outcome=Outcome.APPROVED, pk__lt=row.pk
            )
            .order_by("-pk")
            .first()
        )
        hidden = unreadable_references(logged_in_user(request))
        shown, old = as_seen(row, hidden), without(before.content, hidden) if before else None
        words = ContentWords(shown.content, old or {}, hidden=hidden)
        now = record_kind(row.kind).contents([row.reference]).get(row.reference)
        decision = row.decisions.select_related("decided_by").first()
        record = DESK_KINDS[row.kind].record(row.reference)
        user = logged_in_user(request)
        beside = waiting_with([row], user) if not decision else []
        beside_seen = [as_seen(each, hidden) for each in beside]
        if self.has_approve_permission(request):
            record_readings([row], by=user)
        may_submit = DESK_KINDS[row.kind].has_public_side and user.has_perm(ActionPermission.SUBMIT)
        is_stale = now is None or content_hash(now) != row.content_hash
        return {
            **publish_form_context(row, beside),
            **deciders_context(row, user, is_stale=is_stale),
            "taken_off": taken_off_in_words([row]) if not decision else [],
            "beside_lines": lines_beside(beside_seen, by=user) if "alone" not in request.GET else [],
            "title": self.record_name(row),
            "handed_in": sheet(row.kind, shown.content, words, before=old),
            "hindrances": hindrances(shown) if not decision else [],
            "unread": unread([row], hidden) if not decision else None,
            "goes_along": merge_effects(row) if not decision else [],
            "remarks": remarks(shown) if not decision else [],
            "before": before,
            "beside": beside,
            "is_alone": "alone" in request.GET,
            "not_before": held().filter(pk=row.pk).values_list("not_before", flat=True).first(),
            "decision": decision,
            "for_readers": address_for_readers(row.kind, row.reference),
            "is_erased": not row.content_hash,
            "is_stale": is_stale,
            "may_decide": self.has_approve_permission(request) and decision is None,
            "again": action_target(record) if record and may_submit and is_stale and not decision else None,
            "is_own": request.user.pk == row.submitted_by_id or request.user.pk in row.editors,
            "record_url": record and change_address(record),
        }


def _waiting_beside(rows: list[Submission], user: User) -> list[Submission]:
    """What the records rest on, waits, and is not in the batch: published with it, more of it could be shown."""
    keys = {row.pk for row in rows}
    return [each for each in waiting_with(rows, user) if each.pk not in keys]


def _to_read_address(keys: Iterable[int]) -> str:
    """The reading page of some submissions; empty where there are none."""
    ids = ",".join(map(str, keys))
    return f"{reverse('admin:review_submission_read')}?ids={ids}" if ids else ""


def _asked(request: HttpRequest, rows: list[Submission]) -> str:
    """The batch as the address of its reading page names it."""
    return f"{LIST}={request.GET[LIST]}" if LIST in request.GET else f"ids={','.join(str(row.pk) for row in rows)}"
