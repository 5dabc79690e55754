"""Persons who were told apart although they look like one, and pairs that still wait for it."""

from typing import Any, Self, TypeVar

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Now

from tracker.lib.history import recorded
from tracker.lib.text_fields import LineField, ParagraphsField
from tracker.people.models.person import Person
from tracker.sources.models.visibility import rests_on_unreadable

ORDERED = Q(first__lt=F("second"))
"""A pair is written once: the person entered earlier comes first."""


Pair = TypeVar("Pair", bound=models.Model)


class PairQuerySet(models.QuerySet[Pair]):
    """The words the desk uses for picking pairs of persons."""

    def visible_to(self, user: Any) -> Self:
        """Pairs of persons of whom the user may see both."""
        if user.is_superuser:
            return self
        citations = apps.get_model("people", "PersonCitation")._default_manager.all()
        hidden = (rests_on_unreadable(citations, "person", user=user, row=each) for each in ("first", "second"))
        return self.filter(*(~each for each in hidden))


class DistinctionQuerySet(PairQuerySet["Distinction"]):
    """The words the desk uses for picking what was told apart."""

    def in_force(self) -> "DistinctionQuerySet":
        """Those that nobody has revoked."""
        return self.filter(taken_back_at=None)

    def of(self, person: Person) -> "DistinctionQuerySet":
        """Those of which the person is one of the two."""
        return self.filter(Q(first=person) | Q(second=person))


@recorded
class Distinction(models.Model):
    """Two persons who are not the same, because; taken back, it stays as what was once believed."""

    first = models.ForeignKey(Person, models.CASCADE, related_name="+")
    second = models.ForeignKey(Person, models.CASCADE, related_name="+")
    because = ParagraphsField("not the same person, because")
    told_apart_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="recorded by"
    )
    told_apart_at = models.DateTimeField("recorded at (UTC)", db_default=Now())
    taken_back_because = ParagraphsField("taken back, because", blank=True)
    taken_back_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    taken_back_at = models.DateTimeField("taken back at (UTC)", null=True, blank=True)

    objects = DistinctionQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        verbose_name = "pair that is two people"
        verbose_name_plural = "pairs that are two people"
        constraints = [
            models.CheckConstraint(name="told_apart_are_two_in_order", condition=ORDERED),
            models.CheckConstraint(
                name="told_apart_because_of_something",
                condition=~Q(because=""),
                violation_error_message="Say why they are not the same person.",
            ),
            models.CheckConstraint(
                name="taken_back_by_somebody_because",
                condition=Q(taken_back_because="", taken_back_by=None, taken_back_at=None)
                | (~Q(taken_back_because="") & Q(taken_back_by__isnull=False, taken_back_at__isnull=False)),
                violation_error_message="Say why it is taken back.",
            ),
            models.UniqueConstraint(
                name="told_apart_once", fields=("first", "second"), condition=Q(taken_back_at=None)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first.reference} and {self.second.reference}"


class LikenessQuerySet(PairQuerySet["Likeness"]):
    """Picks pairs by what is to be done."""

    def open(self) -> "LikenessQuerySet":
        """Pairs that nobody has told apart, and neither of which was merged into another record."""
        apart = Distinction.objects.in_force().filter(first=OuterRef("first"), second=OuterRef("second"))
        merges = apps.get_model("people", "Merge")._default_manager.filter(undone_at=None)
        merged = (Exists(merges.filter(merged=OuterRef(each))) for each in ("first", "second"))
        return self.filter(~Exists(apart), *(~each for each in merged))


class Likeness(models.Model):
    """One pair of persons who may be one: follows from names and a few other claims, and is made anew with them."""

    first = models.ForeignKey(Person, models.CASCADE, related_name="+")
    second = models.ForeignKey(Person, models.CASCADE, related_name="+")
    score = models.FloatField("likeness", help_text="From 0 (nothing in common) to 1 (the same).")

    objects = LikenessQuerySet.as_manager()

    class Meta:
        ordering = ("-score", "-pk")
        verbose_name = "possible duplicate"
        constraints = [
            models.CheckConstraint(name="alike_are_two_in_order", condition=ORDERED),
            models.UniqueConstraint(name="alike_once", fields=("first", "second")),
        ]
        indexes = [models.Index(name="likest_first", fields=["-score", "-id"])]

    def __str__(self) -> str:
        return f"{self.first.reference} and {self.second.reference}"


class Compared(models.Model):
    """That a person was compared with all others, and as what: whoever is known otherwise now is compared again."""

    person = models.OneToOneField(Person, models.CASCADE, primary_key=True, related_name="+")
    known_as = LineField(max_length=64, help_text="SHA-256 of what was compared.")

    class Meta:
        verbose_name = "comparison"

    def __str__(self) -> str:
        return str(self.person_id)
