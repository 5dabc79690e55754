"""The publication log in the admin: to read, never to change."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from tracker.publishing.admin.guarded import without_guarded
from tracker.publishing.models import LogEntry
from tracker.review.admin.decisions import ReadOnlyAdmin


@admin.register(LogEntry)
class LogEntryAdmin(ReadOnlyAdmin):
    """What was published and withdrawn, newest first."""

    list_display = ("number", "action", "kind", "reference", "at", "submitted_by", "decided_by", "public_note")
    list_filter = ("action", "kind")
    search_fields = ("=reference", "=decided_by")
    search_help_text = "A reference, or who decided"
    fields = (
        ("number", "action", "at"),
        ("kind", "reference", "submission"),
        ("submitted_by", "decided_by"),
        "public_note",
        "internal_reason",
        "payload_digest",
        "previous_hash",
        "hash",
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[LogEntry]:
        """Entries, but for sources that the user may not see."""
        return without_guarded(super().get_queryset(request), request)
