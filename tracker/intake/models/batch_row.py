"""The rows of a list, what each became, and who in them may be one person."""

from django.conf import settings
from django.db import models

from tracker.intake.models.batch import Batch
from tracker.people.models import Person
from tracker.vocabulary.intake import FoundBy, PairDecision, RowOutcome


class BatchRow(models.Model):
    """One row: its cells as they came, what was read, what is wrong with it, and what it made."""

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField(help_text="The sheet's own number.")
    raw = models.JSONField(help_text="The cells; those of restricted columns are emptied when the batch is committed.")
    read = models.JSONField(default=dict, help_text="Person, claims, restricted details and notes that were read.")
    outcome = models.CharField(max_length=10, choices=RowOutcome)
    reason = models.TextField(blank=True, help_text="Why it was left out.")
    complaints = models.JSONField(default=list)
    questions = models.JSONField(default=list, help_text="List and key of each word that somebody has to explain.")
    mended = models.JSONField(
        default=dict,
        help_text="By column the cell as it was and as somebody mended it; of an undone list only the latter.",
    )
    is_left_out = models.BooleanField(default=False, help_text="Somebody left the row out on purpose.")
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    made = models.JSONField(default=dict, help_text="Keys of the rows that it made, by table.")
    added = models.JSONField(
        default=dict, help_text="What it added to columns of a person that was there: sex, categories, notes."
    )
    earlier = models.PositiveIntegerField(
        null=True, help_text="Of a newer version: the number of this row in the version before."
    )
    found_by = models.CharField(max_length=10, choices=FoundBy, blank=True)
    is_changed = models.BooleanField(
        default=False, help_text="It says something else than the row of the version before."
    )

    class Meta:
        ordering = ("number",)
        constraints = [models.UniqueConstraint(name="a_row_of_a_batch_is_one", fields=("batch", "number"))]
        indexes = [models.Index(name="batch_rows_by_outcome", fields=["batch", "outcome"])]

    def __str__(self) -> str:
        return f"row {self.number}"

    @property
    def says_the_same(self) -> bool:
        """Whether it is a row of the version before, found again, that says nothing else now."""
        return self.earlier is not None and not self.is_changed


class BatchPair(models.Model):
    """A row and another row, or a person of the database, who may be one; and what somebody said of it."""

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="pairs")
    row = models.PositiveIntegerField()
    other_row = models.PositiveIntegerField(null=True)
    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="+")
    group = models.CharField(max_length=1)
    score = models.FloatField()
    reasons = models.JSONField(default=list)
    was_shown = models.BooleanField(default=False, help_text="Among the pairs drawn before a whole group was decided.")
    decision = models.CharField(max_length=10, choices=PairDecision, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("group", "-score", "row", "pk")
        indexes = [models.Index(name="batch_pairs_in_order", fields=["batch", "group", "-score", "row"])]

    def __str__(self) -> str:
        return f"row {self.row} and {f'row {self.other_row}' if self.other_row else self.person_id}"
