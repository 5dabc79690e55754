"""Filters of the list of people; each an `Exists`, so that nobody is listed twice."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.contrib.admin import ModelAdmin, SimpleListFilter
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tracker.people.models import PERSON_CLAIMS, Birth, Contract, Fate, Nationality, PersonCitation, Service
from tracker.sources.models import Territory
from tracker.vocabulary.claims import ClaimStatus, Stance
from tracker.vocabulary.people import FateKind, Side


class NationalityFilter(SimpleListFilter):
    """By accepted nationality."""

    title = "nationality"
    parameter_name = "nationality"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin) -> Iterable[tuple[str, str]]:
        """Territories of which somebody is a national."""
        held = Nationality.objects.accepted().filter(territory=OuterRef("pk"))
        return Territory.objects.filter(Exists(held)).values_list("code", "name_en")

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Persons with that nationality."""
        held = Nationality.objects.accepted().visible_to(request.user)
        return _with(queryset, held.filter(territory=self.value()), self.value())


class FateFilter(SimpleListFilter):
    """By accepted fate, whatever came after it."""

    title = "fate"
    parameter_name = "fate"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin) -> Iterable[tuple[str, str]]:
        """All fates."""
        return FateKind.choices

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Persons who ever had that fate."""
        return _with(queryset, Fate.objects.accepted().visible_to(request.user).filter(kind=self.value()), self.value())


class SideFilter(SimpleListFilter):
    """By the side of an accepted contract or service."""

    title = "side"
    parameter_name = "side"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin) -> Iterable[tuple[str, str]]:
        """Both sides."""
        return Side.choices

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Persons who signed or served for that side."""
        if not self.value():
            return queryset
        on_side = {"person": OuterRef("pk"), "side": self.value()}
        contracts = Contract.objects.accepted().visible_to(request.user).filter(**on_side)
        services = Service.objects.accepted().visible_to(request.user).filter(**on_side)
        return queryset.filter(Exists(contracts) | Exists(services))


class UncitedFilter(SimpleListFilter):
    """What still needs work: claims that nobody has sourced or judged."""

    title = _("what its claims lack")
    parameter_name = "claims"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin) -> Iterable[tuple[str, Any]]:
        """What may be lacking."""
        return [
            ("uncited", _("A claim without a source")),
            ("unverified", _("A claim that is not yet accepted or rejected")),
            ("conflicting", _("A conflicting claim")),
            ("unexplained", _("A conflicting claim without a note")),
            ("unquoted", _("A source without a quote or a place in it")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Persons with at least one such claim."""
        return lacking(queryset, self.value() or "")


class LevelReviewFilter(SimpleListFilter):
    """By the day on which the level is to be looked at again."""

    title = _("review of the level")
    parameter_name = "level_review"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin) -> Iterable[tuple[str, str]]:
        """Due or not."""
        return [("due", "Due for review")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Persons whose level is due for review."""
        return queryset.filter(level_review_by__lte=timezone.now().date()) if self.value() == "due" else queryset


class AgeFilter(SimpleListFilter):
    """By what is said of how old somebody is: nothing, or an age without the day on which it was that."""

    title = _("age")
    parameter_name = "age"

    def lookups(self, request: HttpRequest, model_admin: ModelAdmin) -> Iterable[tuple[str, Any]]:
        """What is lacking."""
        return [("not_stated", _("Age not stated")), ("undated", _("Age without its day"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Persons of whom no claim that stands gives a birth or an age; or one gives an age without its day."""
        births = (
            Birth.objects.visible_to(request.user).filter(person=OuterRef("pk")).exclude(status=ClaimStatus.REJECTED)
        )
        if self.value() == "not_stated":
            return queryset.filter(~Exists(births.exclude(born_on="", age=None)))
        if self.value() == "undated":
            return queryset.filter(Exists(births.filter(age__isnull=False, age_on="")))
        return queryset


def lacking(people: QuerySet[Any], what: str) -> QuerySet[Any]:
    """Those of the people one of whose claims lacks what is named; all of them where nothing is named that is known."""
    if what == "unquoted":
        bare = PersonCitation.objects.filter(person=OuterRef("pk"), quote="", locator="", stance=Stance.SUPPORTS)
        return people.filter(Exists(bare))
    if what not in _LACKING:
        return people
    found = Q()
    for model in PERSON_CLAIMS:
        rows: QuerySet[Any] = model._default_manager.all()
        found |= Q(Exists(_LACKING[what](rows.filter(person=OuterRef("pk")), model.KIND)))
    return people.filter(found)


def _uncited(claims: QuerySet[Any], kind: str) -> QuerySet[Any]:
    cited = PersonCitation.objects.filter(**{kind: OuterRef("pk")})
    return claims.exclude(status=ClaimStatus.REJECTED).filter(~Exists(cited))


_LACKING: Mapping[str, Callable[[QuerySet[Any], str], QuerySet[Any]]] = {
    "uncited": _uncited,
    "unverified": lambda claims, _: claims.filter(status=ClaimStatus.UNVERIFIED),
    "conflicting": lambda claims, _: claims.filter(status=ClaimStatus.CONFLICTING),
    "unexplained": lambda claims, _: claims.filter(status=ClaimStatus.CONFLICTING, public_note=""),
}


def _with(people: QuerySet[Any], claims: QuerySet[Any], value: str | None) -> QuerySet[Any]:
    return people.filter(Exists(claims.filter(person=OuterRef("pk")))) if value else people
