"""Filters of the list of people by what their records lack: a source, a judgement, an age, a level looked at again.

All see the claims that the user may see, and no other.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tracker.newsroom.records.counted_filters import CountedFilter
from tracker.people.models import PERSON_CLAIMS, Birth, PersonCitation
from tracker.sources.models.visibility import unreadable_sources
from tracker.vocabulary.claims import ClaimStatus, Stance


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
