"""Filters of the list of people by what is said of them; each an `Exists`, so that nobody is listed twice.

All see the claims that the user may see, and no other.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db import connection
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tracker.newsroom.records.counted_filters import CountedFilter
from tracker.people.models import PERSON_CLAIMS, Birth, Contract, Fate, Nationality, PersonCitation, Service
from tracker.sources.models import Territory
from tracker.sources.models.visibility import unreadable_sources
from tracker.vocabulary.claims import ClaimStatus, Stance
from tracker.vocabulary.people import FateKind, Side


class ClaimFilter(CountedFilter):
    """By a column of one kind of accepted claim."""

    claims: Any
    """The manager of the claims."""
    column: str

    def accepted(self) -> QuerySet[Any]:
        """The accepted claims that the user may see."""
        found: QuerySet[Any] = self.claims.accepted().visible_to(self.request.user)
        return found

    def chosen(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        """Persons one of whose claims has the value."""
        claims = self.accepted().filter(**{self.column: value})
        return rows.filter(Exists(claims.filter(person=OuterRef("pk"))))

    def counts(self, rows: QuerySet[Any]) -> Mapping[str, int]:
        """Persons by value, in one query."""
        return counted(self.accepted(), self.column, rows)


def counted(claims: QuerySet[Any], column: str, people: QuerySet[Any], *others: QuerySet[Any]) -> Mapping[str, int]:
    """How many of the people have a claim with each value of the column; of several kinds, in any of them."""
    keys = people.order_by().values("pk")
    # Pairs first: counting what is distinct in each group would sort all of them.
    first, *more = (
        each.filter(person__in=keys).order_by().annotate(counted_value=F(column)).values("counted_value", "person")
        for each in (claims, *others)
    )
    pairs = first.union(*more) if more else first.distinct()
    with connection.cursor() as cursor:
        sql, params = pairs.query.sql_with_params()
        cursor.execute(f"SELECT counted_value, count(*) FROM ({sql}) AS pairs GROUP BY 1", params)  # noqa: S608
        return {str(value): number for value, number in cursor.fetchall()}


class NationalityFilter(ClaimFilter):
    """By accepted nationality."""

    title = _("nationality")
    parameter_name = "nationality"
    claims = Nationality.objects
    column = "territory"

    def values(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        """Territories of which somebody is a national."""
        held = self.accepted().filter(territory=OuterRef("pk"))
        return Territory.objects.filter(Exists(held)).values_list("code", "name_en")


class RegionFilter(ClaimFilter):
    """By the region of the world in which a country of the person lies."""

    title = _("region of nationality")
    parameter_name = "region"
    claims = Nationality.objects
    column = "territory__region"

    def values(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        """The regions of all territories."""
        regions = Territory.objects.exclude(region="").order_by("region").values_list("region", flat=True).distinct()
        return [(region, region) for region in regions]


class FateFilter(ClaimFilter):
    """By accepted fate, whatever came after it."""

    title = _("fate")
    parameter_name = "fate"
    claims = Fate.objects
    column = "kind"

    def values(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        """All fates."""
        return FateKind.choices


class SideFilter(CountedFilter):
    """By the side of an accepted contract or service."""

    title = _("side")
    parameter_name = "side"

    def values(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, str]]:
        """Both sides."""
        return Side.choices

    def chosen(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        """Persons who signed or served for that side."""
        contracts, services = (claims.filter(person=OuterRef("pk"), side=value) for claims in self._claims())
        return rows.filter(Exists(contracts) | Exists(services))

    def counts(self, rows: QuerySet[Any]) -> Mapping[str, int]:
        """Persons by side, in one query."""
        contracts, services = self._claims()
        return counted(contracts, "side", rows, services)

    def _claims(self) -> Iterable[QuerySet[Any]]:
        for model in (Contract, Service):
            yield model.objects.accepted().visible_to(self.request.user)


class UncitedFilter(CountedFilter):
    """What still needs work: claims that nobody has sourced or judged."""

    title = _("what its claims lack")
    parameter_name = "claims"

    def values(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        """What may be lacking."""
        return [
            ("uncited", _("A claim without a source")),
            ("unverified", _("A claim that is not yet accepted or rejected")),
            ("conflicting", _("A conflicting claim")),
            ("unexplained", _("A conflicting claim without a note")),
            ("unquoted", _("A source without a quote or a place in it")),
        ]

    def chosen(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        """Persons with at least one such claim."""
        return lacking(rows, value, user=self.request.user)


class LevelReviewFilter(CountedFilter):
    """By the day on which the level is to be looked at again."""

    title = _("review of the level")
    parameter_name = "level_review"

    def values(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        """Due or not."""
        return [("due", _("Due for review"))]

    def chosen(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        """Persons whose level is due for review."""
        return rows.filter(level_review_by__lte=timezone.now().date()) if value == "due" else rows


class AgeFilter(CountedFilter):
    """By what is said of how old somebody is: nothing, or an age without the day on which it was that."""

    title = _("age")
    parameter_name = "age"

    def values(self, request: HttpRequest, model_admin: Any) -> Iterable[tuple[str, Any]]:
        """What is lacking."""
        return [("not_stated", _("Age not stated")), ("undated", _("Age without its day"))]

    def chosen(self, rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        """Persons of whom no claim that stands gives a birth or an age; or one gives an age without its day."""
        births = Birth.objects.visible_to(self.request.user).exclude(status=ClaimStatus.REJECTED)
        births = births.filter(person=OuterRef("pk"))
        if value == "not_stated":
            return rows.filter(~Exists(births.exclude(born_on="", age=None)))
        if value == "undated":
            return rows.filter(Exists(births.filter(age__isnull=False, age_on="")))
        return rows


def lacking(people: QuerySet[Any], what: str, *, user: Any) -> QuerySet[Any]:
    """Those of the people one of whose claims lacks what is named; all of them where nothing is named that is known."""
    if what == "unquoted":
        bare = PersonCitation.objects.filter(person=OuterRef("pk"), quote="", locator="", stance=Stance.SUPPORTS)
        readable = bare.exclude(source__in=unreadable_sources(user).values("pk"))
        return people.filter(Exists(readable))
    if what not in _LACKING:
        return people
    found = Q()
    for model in PERSON_CLAIMS:
        rows: Any = model._default_manager
        seen = rows.visible_to(user).filter(person=OuterRef("pk"))
        found |= Q(Exists(_LACKING[what](seen, model.KIND)))
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
