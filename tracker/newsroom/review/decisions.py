"""Decisions in the admin: to read, never to change."""

from django.contrib import admin

from tracker.newsroom.records.read_only import ReadOnlyAdmin
from tracker.review.models import Decision


@admin.register(Decision)
class DecisionAdmin(ReadOnlyAdmin):
    """What was decided on submissions, newest first."""

    list_display = ("record", "outcome", "decided_by", "decided_at", "note")
    list_filter = ("outcome",)
    list_select_related = ("submission", "decided_by")
    search_fields = ("=submission__reference",)
    fields = ("submission", "outcome", "decided_by", "decided_at", "note")

    @admin.display(description="record")
    def record(self, decision: Decision) -> str:
        """Kind and reference."""
        return f"{decision.submission.kind} {decision.submission.reference}"
