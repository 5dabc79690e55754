"""Filters of the list of people; each an `Exists`, so that nobody is listed twice."""

from collections.abc import Iterable
from typing import Any

from django.contrib.admin import SimpleListFilter
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest

from tracker.lib.vocabulary import ClaimStatus, FateKind, Side
from tracker.people.models import PERSON_CLAIMS, Contract, Fate, Nationality, PersonCitation, Service
from tracker.sources.models import Territory


class NationalityFilter(SimpleListFilter):
    """By accepted nationality."""

    title = "nationality"
    parameter_name = "nationality"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        """Territories of which somebody is a national."""
        held = Nationality.objects.accepted().filter(territory=OuterRef("pk"))
        return Territory.objects.filter(Exists(held)).values_list("code", "name_en")

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Persons with that nationality."""
        return _with(queryset, Nationality.objects.accepted().filter(territory=self.value()), self.value())


class FateFilter(SimpleListFilter):
    """By accepted fate, whatever came after it."""

    title = "fate"
    parameter_name = "fate"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        """All fates."""
        return FateKind.choices

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Persons who ever had that fate."""
        return _with(queryset, Fate.objects.accepted().filter(kind=self.value()), self.value())


class SideFilter(SimpleListFilter):
    """By the side of an accepted contract or service."""

    title = "side"
    parameter_name = "side"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        """Both sides."""
        return Side.choices

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Persons who signed or served for that side."""
        if not self.value():
            return queryset
        on_side = {"person": OuterRef("pk"), "side": self.value()}
        return queryset.filter(
            Exists(Contract.objects.accepted().filter(**on_side)) | Exists(Service.objects.accepted().filter(**on_side))
        )


class UncitedFilter(SimpleListFilter):
    """What still needs work: claims that nobody has sourced or judged."""

    title = "claims"
    parameter_name = "claims"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        """What may be lacking."""
        return [
            ("uncited", "Without a citation"),
            ("unverified", "Not yet judged"),
            ("conflicting", "In conflict"),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Persons with at least one such claim."""
        if self.value() not in {"uncited", "unverified", "conflicting"}:
            return queryset
        lacking = Q()
        for model in PERSON_CLAIMS:
            rows: QuerySet[Any] = model._default_manager.all()
            claims = rows.filter(person=OuterRef("pk"))
            if self.value() == "uncited":
                cited = PersonCitation.objects.filter(**{model.KIND: OuterRef("pk")})
                claims = claims.exclude(status=ClaimStatus.REJECTED).filter(~Exists(cited))
            else:
                claims = claims.filter(status=self.value())
            lacking |= Q(Exists(claims))
        return queryset.filter(lacking)


def _with(people: QuerySet[Any], claims: QuerySet[Any], value: str | None) -> QuerySet[Any]:
    return people.filter(Exists(claims.filter(person=OuterRef("pk")))) if value else people
