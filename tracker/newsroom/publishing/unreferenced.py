"""Published sources and units that no other public record names: the filter of their lists."""

from typing import Any

from django.contrib.admin import ModelAdmin, SimpleListFilter
from django.db.models import QuerySet
from django.http import HttpRequest

from tracker.newsroom.records.desk_kinds import kind_of
from tracker.publishing.orphans import orphaned, uncited_sources
from tracker.sources.models import Source


def unreferenced(records: QuerySet[Any]) -> QuerySet[Any]:
    """The public ones of the records that no other public record names."""
    # Of sources there are too many to look for each in all documents; the catalogue counts their people.
    found = uncited_sources() if records.model is Source else orphaned(kind_of(records.model).kind)
    return records.filter(reference__in=found.values("reference"))


class UnreferencedFilter(SimpleListFilter):
    """By whether anything public names the record."""

    title = "public use"
    parameter_name = "resting"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin) -> list[tuple[str, str]]:
        """The choices besides the default one."""
        return [("nothing", "Public, but nothing public names it")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Those that nothing public names."""
        return unreferenced(queryset) if self.value() == "nothing" else queryset
