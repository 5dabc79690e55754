"""The log of files of people that were taken, for administrators."""

from django.contrib import admin

from tracker.newsroom.records.read_only import ReadOnlyAdmin
from tracker.people.models import TakenList


@admin.register(TakenList)
class TakenListAdmin(ReadOnlyAdmin):
    """Who took which list, when and why, the latest first."""

    list_display = ("taken_at", "taken_by", "rows", "why", "is_restricted", "file_format")
    list_filter = ("is_restricted", ("taken_by", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("taken_by",)
    search_fields = ("why", "=taken_by__username")
    fields = ("taken_at", "taken_by", "why", "filters", "columns", "is_restricted", "rows", "file_format")
