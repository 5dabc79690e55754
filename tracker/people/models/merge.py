"""Two records of one person made into one, and taken apart again."""

from collections.abc import Iterator
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from tracker.lib.database.guards import Guard
from tracker.lib.history import recorded
from tracker.lib.text_fields import ParagraphsField
from tracker.people.guards import merged_into_one_that_stands
from tracker.people.models.person import Person


class MergeQuerySet(models.QuerySet["Merge"]):
    """The words researchers use for picking merges."""

    def in_force(self) -> Self:
        """Those that nobody has taken apart."""
        return self.filter(undone_at=None)


@recorded
class Merge(models.Model):
    """That one record was merged into another: what moved, and what says the same and so stayed behind.

    Rows are only ever added; taking apart fills the columns `undone_…`, once (a trigger holds that). Another trigger
    lets nobody write to a record that is merged into another.
    """

    kept = models.ForeignKey(Person, models.PROTECT, related_name="merges")
    merged = models.ForeignKey(Person, models.PROTECT, related_name="merges_away")
    reason = ParagraphsField(help_text="Why it is the same person; stays in the newsroom.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    moved = models.JSONField(default=dict, help_text="Keys of the rows that went over, by table.")
    stayed = models.JSONField(
        default=dict, help_text="By table: key of the row that stayed, of the one that says the same, status before."
    )
    before = models.JSONField(default=dict, help_text="The kept record's own columns, before and after.")
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    undone_because = ParagraphsField(blank=True)

    objects = MergeQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        permissions = [("merge", "Can merge two records of one person, and take them apart")]
        constraints = [
            models.CheckConstraint(name="nobody_is_merged_into_themselves", condition=~Q(kept=F("merged"))),
            models.CheckConstraint(name="a_merge_has_a_reason", condition=~Q(reason="")),
            models.UniqueConstraint(
                name="a_person_is_merged_into_one_other", fields=("merged",), condition=Q(undone_at=None)
            ),
            models.CheckConstraint(
                name="taking_apart_is_answered_for",
                condition=Q(undone_at=None, undone_by=None, undone_because="")
                | Q(undone_at__isnull=False, undone_by__isnull=False) & ~Q(undone_because=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.merged.reference} into {self.kept.reference}"

    @classmethod
    def guards(cls) -> Iterator[Guard]:
        """What one says is never rewritten, and nobody is merged into a merged record."""
        yield merged_into_one_that_stands()
