"""Kinds of record in words, and a filter by them, for lists of submissions, log entries and requests."""

from collections.abc import Iterable
from typing import Any

from django.contrib.admin import SimpleListFilter
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from tracker.review.content import record_kinds

_OTHERS = {"anonymous": _("person without a name"), "counted": _("tables of people who are only counted")}
"""Kinds of the log that are no records of the desk."""


def kind_in_words(kind: str) -> str:
    """`law or decree`, `state action`; what is no kind as it stands."""
    if registered := record_kinds().get(kind):
        return str(registered.model._meta.verbose_name)
    return str(_OTHERS.get(kind, kind))


class KindFilter(SimpleListFilter):
    """By kind of record, as far as the list has it."""

    title = _("kind of record")
    parameter_name = "kind"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        """The kinds in use."""
        kinds = model_admin.model._default_manager.order_by("kind").values_list("kind", flat=True).distinct()
        return [(kind, kind_in_words(kind)) for kind in kinds]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Rows about records of that kind."""
        return queryset.filter(kind=self.value()) if self.value() else queryset
