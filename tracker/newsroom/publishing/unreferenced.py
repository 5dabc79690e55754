"""Published sources and units on which nothing public rests: the filter of their lists."""

from typing import Any

from django.contrib.admin import SimpleListFilter
from django.db.models import QuerySet
from django.http import HttpRequest

from tracker.publishing.resting import resting_nothing, uncited_sources


def on_which_nothing_rests(records: QuerySet[Any], kind: str) -> QuerySet[Any]:
    """The public ones of the records that no other public record names."""
    found = uncited_sources() if kind == "source" else resting_nothing(kind)
    return records.filter(reference__in=found.values("reference"))


class RestingFilter(SimpleListFilter):
    """By whether anything public rests on the record."""

    title = "public use"
    parameter_name = "resting"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """What is not the usual."""
        self.kind = model_admin.record_kind
        return [("nothing", "Public, but nothing public names it")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Records that were left alone."""
        return on_which_nothing_rests(queryset, self.kind) if self.value() == "nothing" else queryset
