"""Requests in the admin: open and overdue ones first, and what was published or withdrawn of the person since.

Who wrote is shown to those alone who keep such data.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Model, Prefetch, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy, ngettext

from tracker.accounts.access import ActionPermission
from tracker.newsroom.admin_addresses import change_address
from tracker.newsroom.logged_in_user import logged_in_user
from tracker.newsroom.people.kept_back import hidden_among
from tracker.newsroom.records.fields import DeskFields, date_column
from tracker.newsroom.records.record_admin import RecordAdmin
from tracker.newsroom.review.stages import withdrawable
from tracker.people.models import Person, Request, RequestWriter
from tracker.publishing.models import LogEntry

ANSWER_WITHIN = timedelta(days=30)
_SHOWN_ENTRIES = 20


class StageFilter(admin.SimpleListFilter):
    """The list shows what is open, unless something else is asked for."""

    title = gettext_lazy("whether it is answered")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin) -> Iterable[tuple[str, str]]:
        """The choices besides the default one."""
        return [("overdue", "Overdue"), ("due", "Due within a week"), ("answered", "Answered"), ("all", "All requests")]

    def choices(self, changelist: ChangeList) -> Iterator[Any]:
        """The default choice by its own name, instead of “All”."""
        first, *others = super().choices(changelist)
        yield {**first, "display": "Open"}
        yield from others

    def queryset(self, request: HttpRequest, queryset: Any) -> QuerySet[Request]:
        """Requests in that state."""
        picked: dict[str | None, QuerySet[Request]] = {
            None: queryset.open(),
            "overdue": queryset.overdue(),
            "due": queryset.due_soon(),
            "answered": queryset.filter(answered_on__isnull=False),
            "all": queryset,
        }
        found: QuerySet[Request] = picked.get(self.value(), queryset.open())
        return found


class RequestWriterInline(DeskFields, admin.StackedInline):
    """Who wrote; shown to nobody without the permission for it."""

    model = RequestWriter
    verbose_name, verbose_name_plural = "who wrote", "who wrote (restricted)"
    fields = (("name", "capacity"), ("contact", "letter"))


@admin.register(Request)
class RequestAdmin(DeskFields, RecordAdmin):
    """Letters to the newsroom, the most urgent first."""

    record_kind = "request"
    list_display = (
        "about_in_words",
        "kind",
        date_column(Request, "received_on"),
        date_column(Request, "due_on"),
        "stage",
        "handled_by",
        "reference",
    )
    list_display_links = ("about_in_words",)
    list_filter = (StageFilter, "kind", "decision", ("handled_by", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("handled_by",)
    search_fields = ("reference",)
    search_help_text = "A person's name in any spelling, a reference, or words of what it is about"
    autocomplete_fields = ("about",)
    readonly_fields = ("reference", "what_was_done")
    inlines = (RequestWriterInline,)
    fieldsets = (
        (None, {"fields": (("kind", "reference"), ("about", "about_words"))}),
        ("Handling", {"fields": (("received_on", "due_on"), ("handled_by", "identity_check"))}),
        ("Answer", {"fields": (("decision", "answered_on"), "reason")}),
        ("On the public side", {"fields": ("what_was_done",)}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Request]:
        """Requests, each with the name of whom it is about."""
        rows: QuerySet[Request] = super().get_queryset(request)
        return rows.prefetch_related(Prefetch("about", Person.objects.with_name(seen_by=logged_in_user(request))))

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """And the person, where the user may not see whom the letter is about: nothing of it is lost on saving."""
        fields = super().get_readonly_fields(request, obj)
        is_hidden = obj is not None and obj.about_id in hidden_among([obj.about_id], request.user)
        return (*fields, "about") if is_hidden else fields

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """Find by whom or what a request is about; never by who wrote."""
        asked = search_term.strip()
        if not asked:
            return queryset, False
        about = Q(about__in=Person.objects.visible_to(request.user).spelled(asked, seen_by=request.user)) | Q(
            about_words__icontains=asked
        )
        return queryset.filter(about | Q(reference=asked.upper())), False

    def hidden_from(self, request: HttpRequest) -> Iterable[tuple[str, Any]]:
        """Who wrote, to all but those who keep such data."""
        may_see = request.user.has_perm("people.view_requestwriter")
        return [] if may_see else [("pgh_tracked_model", RequestWriter)]

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Active members of the desk handle requests."""
        field: Any = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "handled_by":
            field.queryset = field.queryset.filter(is_active=True, is_staff=True).order_by("username")
        return field

    @admin.display(description="about")
    def about_in_words(self, row: Request) -> str:
        """The person, or the words for what it is about."""
        return str(row.about) if row.about else row.about_words

    @admin.display(description="state", ordering="due_on")
    def stage(self, row: Request) -> str:
        """Answered, or how long there is left."""
        return in_words(row, timezone.now().date())

    def get_fieldsets(self, request: HttpRequest, obj: Model | None = None) -> Any:
        """A letter that is only now entered has nothing done about it."""
        fieldsets = super().get_fieldsets(request, obj)
        return fieldsets if obj else fieldsets[:-1]

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Came today, to be answered within thirty days, by whoever enters it."""
        today = timezone.now().date()
        usual = {"received_on": today, "due_on": today + ANSWER_WITHIN, "handled_by": request.user.pk}
        return usual | super().get_changeform_initial_data(request)

    @admin.display(description="since it came")
    def what_was_done(self, row: Request) -> SafeString | str:
        """Publications and withdrawals of the record that it is about, since the day it came."""
        if row.about is None:
            return "It is about no record of ours: nothing to show."
        entries = LogEntry.objects.filter(
            kind="person", reference=row.about.reference, at__date__gte=row.received_on
        ).order_by("-number")[:_SHOWN_ENTRIES]
        person = format_html('<a href="{}">{}</a>', change_address(row.about), row.about.reference)
        if not entries:
            return format_html("Nothing was published or withdrawn of {} since.", person)
        lines = format_html_join("", "<li>{}</li>", ((_entry_in_words(entry),) for entry in entries))
        return format_html("{}<ul>{}</ul>", person, lines)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Offer to withdraw the record that the letter is about, where it is public."""
        row = kwargs.get("obj")
        if row is not None and row.about_id and request.user.has_perm(ActionPermission.WITHDRAW):
            context["withdraw"] = withdrawable(row.about)
        return super().render_change_form(request, context, *args, **kwargs)


def in_words(row: Request, today: date) -> str:
    """Where a request stands on a day: answered, or the days left, or by how many it is late."""
    if row.answered_on:
        return f"Answered: {row.get_decision_display().lower()}"
    days = (row.due_on - today).days
    if days == 0:
        return "Due today"
    if days > 0:
        return ngettext("%(number)s day left", "%(number)s days left", days) % {"number": days}
    return ngettext("Overdue by %(number)s day", "Overdue by %(number)s days", -days) % {"number": -days}


def _entry_in_words(entry: LogEntry) -> SafeString:
    note = entry.public_note or entry.get_reason_class_display()
    return format_html(
        '<a href="{}">{}, entry {}</a> on {} by {}{}',
        change_address(entry),
        entry.get_action_display(),
        entry.pk,
        f"{entry.at:%d %B %Y, %H:%M} UTC",
        entry.decided_by,
        f": {note}" if note else "",
    )
