"""Filters with counts beside their values: quick at 100,000 rows, or silent where counting would take too long."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from time import monotonic
from typing import Any

from django.contrib.admin import ChoicesFieldListFilter, SimpleListFilter
from django.contrib.admin.filters import FacetsMixin
from django.contrib.admin.views.main import ChangeList
from django.db import OperationalError, connection, transaction
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL
from django.http import HttpRequest

PATIENCE_MS = 1000
"""How long the counts of one filter may take."""
PATIENCE_OF_PAGE_MS = 5000
"""How long all counts of one page may take together; what comes later is not counted."""


class NotCounted(Exception):
    """Counting takes longer than its numbers are worth."""


@contextmanager
def patience(ms: int) -> Iterator[None]:
    """Let the queries inside take so long and no longer. Raises `NotCounted`."""
    if ms <= 0:
        raise NotCounted
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SELECT set_config('statement_timeout', %s, true)", [str(ms)])
            yield
            with connection.cursor() as cursor:
                cursor.execute("SELECT set_config('statement_timeout', '0', true)")
    except OperationalError as error:
        raise NotCounted from error


class _Counts(dict[str, Any]):
    """Counts by their places; what was not counted reads as Django writes it."""

    def __missing__(self, key: str) -> str:
        return "-"


class PatientCounts(FacetsMixin):
    """A filter whose counts have a limit of time; `request.not_counted` says whether one was reached."""

    request: HttpRequest

    def get_facet_queryset(self, changelist: ChangeList) -> Any:
        """The counts by place; none where they take too long."""
        kept: dict[str, Any] = self.request.__dict__
        left = PATIENCE_OF_PAGE_MS - kept.setdefault("counted_for_ms", 0)
        began = monotonic()
        try:
            with patience(min(PATIENCE_MS, left)):
                return _Counts(self.counts_by_place(changelist))
        except NotCounted:
            kept["not_counted"] = True
            return _Counts()
        finally:
            kept["counted_for_ms"] += int((monotonic() - began) * 1000)

    def counts_by_place(self, changelist: ChangeList) -> Any:
        """As Django counts."""
        return super().get_facet_queryset(changelist)


class CountedChoices(PatientCounts, ChoicesFieldListFilter):
    """A column of a closed list, with its counts."""


class CountedFilter(PatientCounts, SimpleListFilter):
    """A filter that counts all its values in one query (`counts`), where it can; else in one for each."""

    def __init__(self, request: HttpRequest, params: Any, model: Any, model_admin: Any) -> None:
        self.request = request
        super().__init__(request, params, model, model_admin)

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        """The values; a list looks for its filters several times, and they are asked for once."""
        kept: dict[Any, Any] = request.__dict__.setdefault("values_of_filters", {})
        if type(self) not in kept:
            kept[type(self)] = list(self.values(request, model_admin))
        found: list[tuple[str, Any]] = kept[type(self)]
        return found

    def values(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        """The values with their labels."""
        raise NotImplementedError

    def chosen(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        """The rows with that value."""
        raise NotImplementedError

    def has_output(self) -> bool:
        """Also where a value is asked for and there is none to offer: the list then is what was asked for, not all."""
        return bool(self.lookup_choices or self.value())

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The rows with the value that was asked for."""
        value = self.value()
        return self.chosen(queryset, value) if value else queryset

    def counts(self, rows: QuerySet[Any]) -> Mapping[str, int]:
        """How many of the rows have each value."""
        plain = rows.order_by()
        return {str(value): self.chosen(plain, str(value)).values("pk").count() for value, _ in self.lookup_choices}

    def _found(self, changelist: ChangeList) -> QuerySet[Any]:
        """The rows of the list by their keys: who may be seen, and what was filtered, is worked out once a page."""
        kept = self.request.__dict__
        if "keys_found" not in kept:
            kept["keys_found"] = list(changelist.queryset.order_by().values_list("pk", flat=True))
        keys = RawSQL("SELECT unnest(%s::bigint[])", [kept["keys_found"]])
        rows: QuerySet[Any] = changelist.model._default_manager.filter(pk__in=keys)
        return rows

    def counts_by_place(self, changelist: ChangeList) -> Any:
        """The counts in the order of the values, of what the other filters leave."""
        is_asked = any(name in self.used_parameters for name in self.expected_parameters())
        rows = (
            changelist.get_queryset(self.request, exclude_parameters=self.expected_parameters())
            if is_asked
            else self._found(changelist)
        )
        counts = self.counts(rows)
        return {f"{place}__c": counts.get(str(value), 0) for place, (value, _) in enumerate(self.lookup_choices)}
