"""Decisions in the admin: to read, never to change."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from tracker.newsroom.records.paging import CappedChangeList, CappedPaginator
from tracker.review.models import Decision


class ReadOnlyAdmin(admin.ModelAdmin):
    """Rows that are only ever added, by actions: nobody adds, changes or deletes them here."""

    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    paginator = CappedPaginator
    list_per_page = 50

    class Media:
        css = {"all": ["newsroom/newsroom.css"]}
        js = ["newsroom/newsroom.js"]

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[CappedChangeList]:
        """The list that counts no further than it must."""
        return CappedChangeList

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody."""
        return False


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
