"""Filters of the list of people by where they come from: the source, and the list in which they stood."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.admin.views.main import ChangeList
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from tracker.intake.models import Batch, BatchRow
from tracker.lib.references import normalised_reference
from tracker.newsroom.records.counted_filters import CountedFilter
from tracker.people.models import PersonCitation
from tracker.sources.models import Source

_MOST_LISTS = 50


class ListFilter(CountedFilter):
    """By the list in which somebody stood, of those whose source the user may read."""

    title = _("list of people")
    parameter_name = "list"

    def values(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        """The latest lists of which something was committed."""
        rows = BatchRow.objects.filter(batch=OuterRef("pk"), person__isnull=False)
        lists = Batch.objects.readable_by(request.user).filter(Exists(rows))
        return [(str(batch.pk), str(batch)) for batch in lists[:_MOST_LISTS]]

    def _rows(self) -> QuerySet[Any]:
        readable = Batch.objects.readable_by(self.request.user).order_by().values("pk")
        return BatchRow.objects.filter(batch__in=readable).order_by()

    def chosen(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        """Persons who stood in the list."""
        if not (value.isascii() and value.isdecimal() and len(value) < 10):
            return rows.none()
        return rows.filter(Exists(self._rows().filter(batch=int(value), person=OuterRef("pk"))))

    def counts(self, rows: QuerySet[Any]) -> Mapping[str, int]:
        """Persons by list, in one query."""
        of_people = self._rows().filter(person__in=rows.order_by().values("pk"))
        return {
            str(batch): number
            for batch, number in of_people.values_list("batch").annotate(Count("person", distinct=True))
        }


class SourceFilter(CountedFilter):
    """By a source, given by its reference or address: there are too many to list."""

    title = _("source")
    parameter_name = "source"
    template = "admin/newsroom/typed_filter.html"
    help_text = _("A reference such as S-7K2M9Q, or the address of a page.")

    def _asked(self) -> QuerySet[Source]:
        """The sources meant, of those that the user may read."""
        readable, asked = Source.objects.readable_by(self.request.user), (self.value() or "").strip()
        if "://" in asked:
            return readable.at_address(asked)
        return readable.filter(reference=normalised_reference(asked, "S") or asked)

    def values(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        """The source that was asked for."""
        return [(value, value)] if (value := self.value()) else []

    def has_output(self) -> bool:
        """The field is always there."""
        return True

    def chosen(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        """Persons of whom anything is cited to the source."""
        cited = PersonCitation.objects.filter(source__in=self._asked().order_by().values("pk"))
        return rows.filter(Exists(cited.filter(person=OuterRef("pk"))))

    def choices(self, changelist: ChangeList) -> Any:
        """Django's, and what the field holds."""
        self.typed = self.value() or ""
        own = {"p", self.parameter_name}
        self.kept = [(name, value) for name, value in self.request.GET.items() if name not in own]
        return super().choices(changelist)
