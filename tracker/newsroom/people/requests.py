"""Requests in the admin: what is open and overdue first; who wrote, for those alone who keep such data."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy, ngettext

from tracker.newsroom.records.fields import DeskFields, date_column
from tracker.newsroom.records.records import RecordAdmin
from tracker.people.models import Person, Request, RequestWriter


class StateFilter(admin.SimpleListFilter):
    """The list shows what is open, unless something else is asked for."""

    title = gettext_lazy("whether it is answered")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        """What is not the usual."""
        return [("overdue", "Overdue"), ("due", "Due within a week"), ("answered", "Answered"), ("all", "All requests")]

    def choices(self, changelist: Any) -> Iterator[Any]:
        """Name the usual for what it is."""
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
        "shown_about",
        "kind",
        date_column(Request, "received_on"),
        date_column(Request, "due_on"),
        "stage",
        "handled_by",
        "reference",
    )
    list_display_links = ("shown_about",)
    list_filter = (StateFilter, "kind", "decision", ("handled_by", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("handled_by",)
    search_fields = ("reference",)
    search_help_text = "A person's name in any spelling, a reference, or words of what it is about"
    autocomplete_fields = ("about",)
    readonly_fields: ClassVar[Any] = ("reference",)
    inlines = (RequestWriterInline,)
    fieldsets: ClassVar[Any] = (
        (None, {"fields": (("kind", "reference"), ("about", "about_words"))}),
        ("Handling", {"fields": (("received_on", "due_on"), ("handled_by", "identity_check"))}),
        ("Answer", {"fields": (("decision", "answered_on"), "reason")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Request]:
        """Requests, each with the name of whom it is about."""
        rows: QuerySet[Request] = super().get_queryset(request)
        return rows.prefetch_related(Prefetch("about", Person.objects.with_name()))

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """Find by whom or what a request is about; never by who wrote."""
        asked = search_term.strip()
        if not asked:
            return queryset, False
        about = Q(about__in=Person.objects.spelled(asked)) | Q(about_words__icontains=asked)
        return queryset.filter(about | Q(reference=asked.upper())), False

    def hidden_from(self, request: HttpRequest) -> Iterable[tuple[str, Any]]:
        """Who wrote, to all but those who keep such data."""
        may_see = request.user.has_perm("people.view_requestwriter")
        return [] if may_see else [("pgh_tracked_model", RequestWriter)]

    def has_submit_permission(self, request: HttpRequest) -> bool:
        """Nobody: a request has no public side."""
        return False

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Active members of the desk handle requests."""
        field: Any = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if db_field.name == "handled_by":
            field.queryset = field.queryset.filter(is_active=True, is_staff=True).order_by("username")
        return field

    @admin.display(description="about")
    def shown_about(self, row: Request) -> str:
        """The person, or the words for what it is about."""
        return str(row.about) if row.about else row.about_words

    @admin.display(description="state", ordering="due_on")
    def stage(self, row: Request) -> str:
        """Answered, or how long there is left."""
        return in_words(row, timezone.now().date())


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
