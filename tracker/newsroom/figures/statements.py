"""Statements and state actions."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from tracker.figures.models import StateAction, Statement, StatementSubject
from tracker.newsroom.figures.claim_records import (
    IF_DISPUTED,
    ClaimantKindFilter,
    ClaimantRecordAdmin,
    ClaimRecordAdmin,
    citation_inline,
)
from tracker.newsroom.records.entered_by import EnteredByFilter
from tracker.newsroom.records.fields import DeskFields, date_column
from tracker.newsroom.review.stages import StageFilter
from tracker.newsroom.sources.territories import FoundByTerritory
from tracker.people.models import Person


class StatementSubjectInline(DeskFields, admin.TabularInline):
    """Whom a statement is about."""

    model = StatementSubject
    extra = 0
    verbose_name, verbose_name_plural = "subject", "about persons and units"
    autocomplete_fields = ("person", "unit")

    def get_queryset(self, request: HttpRequest) -> QuerySet[StatementSubject]:
        """Subjects that the user may see; the others stay as they are."""
        rows: QuerySet[StatementSubject] = super().get_queryset(request)
        hidden = Person.objects.hidden_from(request.user).order_by().values("pk")
        return rows.exclude(person__in=hidden)


@admin.register(Statement)
class StatementAdmin(ClaimantRecordAdmin, FoundByTerritory):
    """What was said without a number."""

    territory_columns = ("nationality", "claimant__territory")

    record_kind = "statement"
    list_display = (
        "summary",
        "kind",
        "claimant",
        date_column(Statement, "on"),
        "side",
        "contests",
        "short_status",
        "stage",
        "reference",
    )
    list_filter = (
        StageFilter,
        EnteredByFilter,
        "status",
        "kind",
        "side",
        ("claimant__kind", ClaimantKindFilter),
        ("nationality", admin.RelatedOnlyFieldListFilter),
    )
    list_select_related = ("claimant", "nationality", "contests__claimant")
    search_fields = ("summary", "claimant__name", "place", "reference")
    autocomplete_fields = ("nationality", "claimant", "contests", "contests_figure")
    inlines = (citation_inline(Statement), StatementSubjectInline)
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("kind", "on", "claimant"),
                    "summary",
                    ("nationality", "side", "place"),
                    ("contests", "contests_figure", "contested_point"),
                    ("status", "reference"),
                    "internal_notes",
                )
            },
        ),
        IF_DISPUTED,
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Statement]:
        """Statements with their claimants; every autocomplete starts from here."""
        return Statement.objects.with_name()


@admin.register(StateAction)
class StateActionAdmin(ClaimRecordAdmin, FoundByTerritory):
    """What states did."""

    territory_columns = ("territory", "nationality")

    record_kind = "stateaction"
    list_display = (
        "summary",
        "territory",
        "kind",
        date_column(StateAction, "on"),
        "nationality",
        "short_status",
        "stage",
        "reference",
    )
    list_filter = (StageFilter, EnteredByFilter, "status", "kind", ("territory", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("territory", "nationality")
    search_fields = ("summary", "reference", "territory__name_en")
    autocomplete_fields = ("territory", "nationality")
    inlines = (citation_inline(StateAction),)
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("territory", "kind", "on"),
                    ("nationality", "side"),
                    ("status", "reference"),
                    "summary",
                    "internal_notes",
                )
            },
        ),
        IF_DISPUTED,
    )
