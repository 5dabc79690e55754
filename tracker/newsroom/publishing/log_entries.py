"""The publication log in the admin: to read, never to change."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from tracker.newsroom.logged_in_user import logged_in_user
from tracker.newsroom.records.desk_kinds import KindFilter, kind_in_words
from tracker.newsroom.records.guarded_sources import without_guarded
from tracker.newsroom.records.read_only import ReadOnlyAdmin
from tracker.publishing.models import LogEntry
from tracker.publishing.rows.application import applied


class InCatalogueFilter(admin.SimpleListFilter):
    """Whether the public catalogue shows an entry already."""

    title = _("public site")
    parameter_name = "catalogue"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """The choices besides the default one."""
        return [("missing", str(_("Not shown there yet")))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[LogEntry]) -> QuerySet[LogEntry]:
        """Entries later than the generation that readers see."""
        return queryset.filter(number__gt=applied()) if self.value() == "missing" else queryset


@admin.register(LogEntry)
class LogEntryAdmin(ReadOnlyAdmin):
    """What was published and withdrawn, newest first."""

    list_display = (
        "number",
        "action",
        "kind_of_record",
        "reference",
        "at",
        "submitted_by",
        "decided_by",
        "reason_class",
        "public_note",
    )
    list_filter = (InCatalogueFilter, "action", KindFilter, "reason_class")
    search_fields = ("=reference", "=decided_by")
    search_help_text = "A reference, or who decided"
    fields = (
        ("number", "action", "at"),
        ("kind_of_record", "reference", "submission"),
        ("submitted_by", "decided_by"),
        "public_note",
        "reason_class",
        "internal_reason",
        "payload_digest",
        "previous_hash",
        "hash",
    )

    @admin.display(description=_("kind"), ordering="kind")
    def kind_of_record(self, entry: LogEntry) -> str:
        """What sort of record it is."""
        return kind_in_words(entry.kind)

    def get_queryset(self, request: HttpRequest) -> QuerySet[LogEntry]:
        """Entries, but for sources that the user may not see."""
        return without_guarded(super().get_queryset(request), logged_in_user(request))
