"""Which state of the publication log the catalogue shows, and what changed with which entry."""

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery

from tracker.lib.database.drawn import DrawnToken

OFF = ("withdraw", "merge")
"""Actions after which a record is public no more."""
TOLD_AS_CORRECTION = ~Q(note="") | Q(action="withdraw") | Q(action="merge")
"""What the page of corrections tells of, unless it is a record's first publication."""


class Generation(models.Model):
    """One row: the number of the last applied log entry; read first in every transaction."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    number = models.BigIntegerField(help_text="Number of the last applied entry of the publication log.")
    applied_at = models.DateTimeField(help_text="When that entry was written to the log.")
    shape = models.PositiveIntegerField(default=0, help_text="Which version of the projection made the rows.")
    made = DrawnToken(help_text="Drawn whenever people's numbers or terms cannot be followed on.")

    class Meta:
        constraints = [models.CheckConstraint(name="one_generation", condition=models.Q(id=1))]

    def __str__(self) -> str:
        return f"generation {self.number}"


class ChangeQuerySet(models.QuerySet["Change"]):
    """Words for picking changes."""

    def with_before(self) -> Self:
        """Each with `before`: what had happened to the record until then; None where that was nothing."""
        earlier = Change.objects.filter(reference=OuterRef("reference"), entry__lt=OuterRef("entry"))
        return self.annotate(before=Subquery(earlier.order_by("-entry").values("action")[:1]))

    def corrections_only(self) -> Self:
        """Corrections, withdrawals and merges, each with `before`: what had happened to the record until then.

        A record's first publication is none. The withdrawal of a record that is public again is not repeated:
        "Published again" tells of it.
        """
        of_record = Change.objects.filter(reference=OuterRef("reference"))
        earlier = of_record.filter(entry__lt=OuterRef("entry"))
        is_undone = Exists(of_record.filter(action="publish", entry__gt=OuterRef("entry")))
        found = self.filter(TOLD_AS_CORRECTION, Exists(earlier.filter(action="publish")))
        return found.exclude(is_undone, action__in=OFF).with_before()


class Change(models.Model):
    """One row per log entry: what happened to which record, and when.

    What was noted about a record before it was withdrawn is blank: of a withdrawn one, reference, day and the public
    word for the reason remain.
    """

    entry = models.BigIntegerField(primary_key=True)
    action = models.CharField(max_length=10)
    kind = models.CharField(max_length=20)
    reference = models.CharField(max_length=8)
    at = models.DateTimeField()
    note = models.TextField(blank=True)
    reason = models.CharField(max_length=10, blank=True, help_text="Why it was withdrawn, as far as readers learn it.")

    objects = ChangeQuerySet.as_manager()

    class Meta:
        ordering = ("-entry",)
        indexes = [
            models.Index(name="change_of_record", fields=["reference", "-entry"]),
            models.Index(name="corrections", fields=["-entry"], condition=TOLD_AS_CORRECTION),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.reference}"


class Gone(models.Model):
    """A record that was public and was withdrawn: its reference and the day, nothing else."""

    reference = models.CharField(max_length=8, primary_key=True)
    kind = models.CharField(max_length=20)
    at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "gone"

    def __str__(self) -> str:
        return self.reference
