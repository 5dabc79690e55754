"""Records by who began them, and when: what the history says of their first row."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tracker.accounts.models import User
from tracker.lib.history import events_of
from tracker.newsroom.records.counted_filters import CountedFilter
from tracker.review.content import RecordKind, record_kind


def entered_by(records: QuerySet[Any], registered: RecordKind, user: User) -> QuerySet[Any]:
    """Those of the records that the user entered."""
    first = _first_rows(registered).filter(pgh_obj=OuterRef("pk"), pgh_context__user=user.pk)
    return records.filter(Exists(first))


def _first_rows(registered: RecordKind) -> QuerySet[Any]:
    events: Any = events_of(registered.model)._default_manager
    rows: QuerySet[Any] = events.filter(pgh_label="insert")
    return rows


class EnteredByFilter(CountedFilter):
    """By who entered the record."""

    title = _("who entered it")
    parameter_name = "begun"

    def values(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        """The user, and all who work at the desk."""
        names = User.objects.filter(is_staff=True).order_by("username").values_list("username", flat=True)
        return [("mine", _("Me")), *((name, name) for name in names if name != request.user.get_username())]

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        """See `values`."""
        self.registered = record_kind(model_admin.record_kind)
        return super().lookups(request, model_admin)

    def chosen(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        """Records that this user entered."""
        user: Any = self.request.user if value == "mine" else User.objects.filter(username=value).first()
        return entered_by(rows, self.registered, user) if user else rows.none()

    def counts(self, rows: QuerySet[Any]) -> Mapping[str, int]:
        """Records by user, in one query."""
        events = _first_rows(self.registered).filter(pgh_obj__in=rows.order_by().values("pk")).order_by()
        by_key = dict(events.values_list("pgh_context__user").annotate(Count("pgh_obj", distinct=True)))
        names = dict(User.objects.filter(pk__in=[key for key in by_key if key]).values_list("pk", "username"))
        found = {names[key]: number for key, number in by_key.items() if key in names}
        return found | {"mine": by_key.get(self.request.user.pk, 0)}


class EnteredWhenFilter(CountedFilter):
    """By when the record was entered."""

    title = _("when it was entered")
    parameter_name = "entered"

    def values(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        """Times that end today, and the years before."""
        this_year = timezone.now().year
        near = [("1", _("Today")), ("7", _("Past 7 days")), ("30", _("Past 30 days"))]
        return [*near, *((str(year), str(year)) for year in range(this_year, this_year - 3, -1))]

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        """See `values`."""
        self.registered = record_kind(model_admin.record_kind)
        return super().lookups(request, model_admin)

    def chosen(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        """Records entered in that time (UTC)."""
        if value not in {str(each) for each, _label in self.lookup_choices}:
            return rows.none()
        written = _first_rows(self.registered).filter(_written_in(value))
        return rows.filter(Exists(written.filter(pgh_obj=OuterRef("pk"))))

    def counts(self, rows: QuerySet[Any]) -> Mapping[str, int]:
        """Records by time, in one query."""
        events = _first_rows(self.registered).filter(pgh_obj__in=rows.order_by().values("pk"))
        values = [str(value) for value, _label in self.lookup_choices]
        found = events.aggregate(**{f"in_{value}": Count("pk", filter=_written_in(value)) for value in values})
        return {value: found[f"in_{value}"] for value in values}


def _written_in(value: str) -> Q:
    """The moments of the time that the value means."""
    number, today = int(value), timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)
    if number < 1000:
        begin, end = today - timedelta(days=number - 1), today + timedelta(days=1)
    else:
        begin, end = (datetime(year, 1, 1, tzinfo=today.tzinfo) for year in (number, number + 1))
    return Q(pgh_created_at__gte=begin, pgh_created_at__lt=end)
