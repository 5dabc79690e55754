"""What was handed in for publication, in which exact words, and what was decided."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from tracker.review.guards import copies_its_submission


class Outcome(models.TextChoices):
    """What a reviewer decides on a submission."""

    APPROVED = "approved", "Approved for publication"
    SENT_BACK = "sent_back", "Sent back"
    WITHHELD = "withheld", "Withheld: not to be published"


class Submission(models.Model):
    """One record as it stood when somebody handed it in; rows are only ever added.

    `content` is the whole record, `content_hash` the SHA-256 of its canonical JSON, `editors` everybody who
    changed any of its rows since the last published revision, `rows_digest` what tells whether these rows are the same
    still (`tracker.review.row_digests`; empty: only reading them again does).
    """

    kind = models.CharField(max_length=20)
    reference = models.CharField(max_length=8)
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)
    rows_digest = models.CharField(max_length=64, blank=True)
    editors = ArrayField(models.BigIntegerField(), default=list)
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="submissions")
    submitted_at = models.DateTimeField(db_default=Now())
    note = models.TextField(blank=True)

    class Meta:
        ordering = ("-pk",)
        indexes = [models.Index(name="submission_record", fields=["kind", "reference", "-id"])]
        permissions = [
            ("submit", "Can submit a record for review"),
            ("approve", "Can approve a record that others wrote"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.reference}, submission {self.pk}"


class Decision(models.Model):
    """What was decided on a submission; rows are only ever added.

    `editors` and `submitted_by_id` are copied from the submission by a trigger, so that the constraint that
    nobody approves what they touched needs no other table.
    """

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="decisions")
    outcome = models.CharField(max_length=10, choices=Outcome)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="decisions")
    decided_at = models.DateTimeField(db_default=Now())
    note = models.TextField(blank=True)
    editors = ArrayField(models.BigIntegerField(), default=list, editable=False)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False, null=True
    )

    class Meta:
        ordering = ("-pk",)
        constraints = [
            models.UniqueConstraint(
                name="a_submission_is_approved_once", fields=("submission",), condition=Q(outcome="approved")
            ),
            models.CheckConstraint(name="sending_back_needs_a_note", condition=~Q(outcome="sent_back") | ~Q(note="")),
            models.CheckConstraint(name="withholding_needs_a_note", condition=~Q(outcome="withheld") | ~Q(note="")),
        ]
        # Their check, that nobody approves what they touched, compares with an array: the first migration writes it.
        triggers = [copies_its_submission()]

    def __str__(self) -> str:
        return f"{self.get_outcome_display()}: {self.submission}"


class Reading(models.Model):
    """That somebody has opened a submission: its own page, or the line of a batch with all that would be public.

    Kept by the server when the page is made; approving in the newsroom needs one of every submission.
    """

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="readings")
    read_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    read_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [models.UniqueConstraint(name="a_reading_is_noted_once", fields=("submission", "read_by"))]

    def __str__(self) -> str:
        return f"{self.read_by} opened {self.submission}"


class Handled(models.Model):
    """How often the rows of a record were changed since it was first handed in, and how often when it was approved.

    Kept by triggers on the history tables; see `tracker.review.change_counts`.
    """

    kind = models.CharField(max_length=20)
    record = models.BigIntegerField(help_text="The key of the record's row.")
    changes = models.BigIntegerField(default=0)
    approved_changes = models.BigIntegerField(null=True, help_text="Up to which change it was approved.")

    class Meta:
        verbose_name_plural = "handled"
        constraints = [models.UniqueConstraint(name="a_record_is_followed_once", fields=("kind", "record"))]
        indexes = [
            models.Index(
                name="changed_since_approval",
                fields=["kind", "record"],
                condition=Q(approved_changes__lt=F("changes")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.record}: {self.changes} changes"
