"""Admin of rows that are only ever added, by actions: to read, never to change."""

from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from tracker.newsroom.records.capped_lists import CappedChangeList, CappedPaginator


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
        """Nobody: rows are only ever added, by actions."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Nobody: rows are only ever added, by actions."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Nobody: rows are only ever added, by actions."""
        return False
