"""Territories: the list to look up and to pick from, and lists of records that are found by their countries."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest

from tracker.sources.models import Territory
from tracker.sources.territories import likeliest_first, named_in


class FoundByTerritory(admin.ModelAdmin):
    """A list that also finds the records of a territory: by any name, code, abbreviation or demonym of it."""

    territory_columns: ClassVar[tuple[str, ...]] = ("territory",)

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """What the list finds otherwise, and the records of the territories that the text names as a whole."""
        found, has_doubles = super().get_search_results(request, queryset, search_term)
        named = named_in(search_term, *self.territory_columns)
        return (found | queryset.filter(named) if named else found), has_doubles


@admin.register(Territory)
class TerritoryAdmin(admin.ModelAdmin):
    """The fixture's list, to look up and to pick from; it is changed in the fixture."""

    list_display = ("name_en", "code", "kind", "region")
    list_filter = ("kind", "region")
    search_fields = ("name_en", "code")
    search_help_text = "A name, code, abbreviation or demonym, such as Ivory Coast, CIV, КНР or Nepali"
    list_per_page = 300
    show_full_result_count = False

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """The territories that the text may mean, the likeliest first unless the list was sorted by hand."""
        if not search_term.strip():
            return queryset, False
        found = likeliest_first(queryset, search_term)
        return (found.order_by(*queryset.query.order_by) if "o" in request.GET else found), False

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody: the list follows the fixture."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Nobody: the list follows the fixture."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Nobody: the list follows the fixture."""
        return False
