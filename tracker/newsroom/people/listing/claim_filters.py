"""Filters of the list of people by what is said of them; each an `Exists`, so that nobody is listed twice.

They go by the claims that the user may see and nobody has rejected; beside each value stands of how many persons it is
not accepted yet. One filter asks for accepted claims alone.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.admin import SimpleListFilter
from django.contrib.admin.views.main import ChangeList
from django.db import connection
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.newsroom.records.counted_filters import CountedFilter
from tracker.people.models import Contract, Fate, Nationality, Service
from tracker.sources.models import Territory
from tracker.vocabulary.claims import ClaimStatus
from tracker.vocabulary.people import FateKind, Side

NONE = "none"
"""The value of those of whom no claim of the kind counts."""


class StatusFilter(SimpleListFilter):
    """Which claims the filters and their counts go by: all but rejected ones, or accepted ones alone."""

    title = gettext_lazy("claims that the filters go by")
    parameter_name = "claim_status"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """The narrower choice; see `choices` for the wider."""
        return [(ClaimStatus.ACCEPTED.value, _("Accepted ones alone"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """All rows: the other filters ask `claims_that_count`."""
        return queryset

    def choices(self, changelist: ChangeList) -> Iterator[Any]:
        """Both; neither has a count of its own."""
        for value, label in ((None, _("All but rejected ones")), *self.lookup_choices):
            yield {
                "selected": self.value() == value,
                "query_string": changelist.get_query_string({self.parameter_name: value}),
                "display": label,
            }


def claims_that_count(model: Any, request: HttpRequest) -> QuerySet[Any]:
    """The claims of one kind that the filters go by: of those that the user may see."""
    found: QuerySet[Any] = model._default_manager.visible_to(request.user).order_by()
    if request.GET.get(StatusFilter.parameter_name) == ClaimStatus.ACCEPTED:
        return found.filter(status=ClaimStatus.ACCEPTED)
    return found.exclude(status=ClaimStatus.REJECTED)


@dataclass(frozen=True)
class Counted:
    """How many persons have a value, and of how many of them it is not accepted."""

    number: int
    not_accepted: int

    def __str__(self) -> str:
        if not self.not_accepted:
            return str(self.number)
        return _("%(number)s, %(open)s not accepted") % {"number": self.number, "open": self.not_accepted}


def counted(people: QuerySet[Any], *claims: QuerySet[Any]) -> Mapping[str, Counted]:
    """How many of the people have a claim with each `counted_value`: of several kinds, in any of them; in one query."""
    keys = people.order_by().values("pk")
    first, *more = (
        each.filter(person__in=keys)
        .annotate(counted_person=F("person"), is_accepted=Q(status=ClaimStatus.ACCEPTED))
        .values("counted_value", "counted_person", "is_accepted")
        for each in claims
    )
    rows = first.union(*more, all=True) if more else first
    sql, params = rows.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(_COUNT.format(claims=sql), params)
        return {str(value): Counted(number, open_) for value, number, open_ in cursor.fetchall()}


# Pairs first: counting what is distinct in each group would sort all of them.
_COUNT = """
    SELECT counted_value, count(*), count(*) FILTER (WHERE NOT is_accepted)
    FROM (
        SELECT counted_value, bool_or(is_accepted) AS is_accepted
        FROM ({claims}) AS claims
        GROUP BY counted_value, counted_person
    ) AS pairs
    GROUP BY counted_value
"""


class ClaimFilter(CountedFilter):
    """By a column of one kind of claim, or of several: persons of whom any has the value."""

    models: tuple[Any, ...]
    column: str
    none: str | Promise = ""
    """What to call those of whom no claim of these kinds counts; empty where they are not offered."""

    def claims(self) -> list[QuerySet[Any]]:
        """The claims that count, of each kind."""
        return [claims_that_count(model, self.request) for model in self.models]

    def values(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        """Nothing of the kind, where that is offered; then the values."""
        return [*([(NONE, self.none)] if self.none else []), *self.claimed_values()]

    def claimed_values(self) -> Iterable[tuple[str, Any]]:
        """The values with their labels."""
        raise NotImplementedError

    def chosen(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        """Persons one of whose claims has the value; or those without such a claim."""
        if value == NONE and self.none:
            return rows.filter(~any_of(self.claims()))
        return rows.filter(any_of(claims.filter(**{self.column: value}) for claims in self.claims()))

    def counts(self, rows: QuerySet[Any]) -> Mapping[str, Any]:
        """Persons by value in one query, and those without any in another."""
        found = counted(rows, *(claims.annotate(counted_value=F(self.column)) for claims in self.claims()))
        return {**found, **self.count_of_none(rows)}

    def count_of_none(self, rows: QuerySet[Any]) -> Mapping[str, int]:
        """How many have no claim of the kind, where they are offered."""
        return {NONE: self.chosen(rows.order_by(), NONE).values("pk").count()} if self.none else {}


def any_of(claims: Iterable[QuerySet[Any]]) -> Q:
    """Of persons: that any of the claims is about them."""
    found = Q()
    for each in claims:
        found |= Q(Exists(each.filter(person=OuterRef("pk"))))
    return found


class NationalityFilter(ClaimFilter):
    """By nationality."""

    title = gettext_lazy("nationality")
    parameter_name = "nationality"
    models = (Nationality,)
    column = "territory"
    none = gettext_lazy("No nationality")

    def claimed_values(self) -> Iterable[tuple[str, str]]:
        """Territories of which somebody is a national."""
        (held,) = self.claims()
        of_territory = held.filter(territory=OuterRef("pk"))
        return Territory.objects.filter(Exists(of_territory)).values_list("code", "name_en")


class RegionFilter(ClaimFilter):
    """By the region of the world in which a country of the person lies."""

    title = gettext_lazy("region of nationality")
    parameter_name = "region"
    models = (Nationality,)
    column = "territory__region"

    def claimed_values(self) -> Iterable[tuple[str, str]]:
        """The regions of all territories."""
        regions = Territory.objects.exclude(region="").order_by("region").values_list("region", flat=True).distinct()
        return [(region, region) for region in regions]


class FateFilter(ClaimFilter):
    """By fate, whatever came after it."""

    title = gettext_lazy("fate")
    parameter_name = "fate"
    models = (Fate,)
    column = "kind"
    none = gettext_lazy("No fate")

    def claimed_values(self) -> Iterable[tuple[str, str]]:
        """All fates."""
        return FateKind.choices


class SideFilter(ClaimFilter):
    """By the side of a contract or service."""

    title = gettext_lazy("side")
    parameter_name = "side"
    models = (Contract, Service)
    column = "side"

    def claimed_values(self) -> Iterable[tuple[str, str]]:
        """Both sides."""
        return Side.choices
