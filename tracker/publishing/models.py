"""The publication log: append-only, hash-chained; where each record stands by it; and what waits for its moment."""

from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from tracker.review.models import Submission
from tracker.vocabulary.publication import WithdrawalReason


class Action(models.TextChoices):
    """What an entry of the log does to a record."""

    PUBLISH = "publish", "Published"
    WITHDRAW = "withdraw", "Withdrawn"
    ERASE = "erase", "Erased by order"
    MERGE = "merge", "Merged into another"
    REDACT = "redact", "Texts taken off"


ANONYMOUS, COUNTED = "anonymous", "counted"
RELEASE = "release"
"""The kind of entries that make a release: no record either, and nothing of the list of changes."""

UNNAMED = (ANONYMOUS, COUNTED)
"""Kinds of entry that stand for no record of the newsroom: rows without a name, tables of who is only counted."""

OFF = (Action.WITHDRAW, Action.MERGE)
"""Actions after which a record is public no more."""

TOO_FEW = "Taken off by itself: fewer than enough that look the same were left."
SPLIT_AGAIN = "Taken apart again: it does not stand in another record any more."
AUTOMATIC = (TOO_FEW, SPLIT_AGAIN)
"""Reasons of withdrawals that nobody decided: they follow from what was done to other records."""


class LogHead(models.Model):
    """One row: the last entry's number and hash; locking it makes entries queue."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    number = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="0" * 64)

    class Meta:
        constraints = [models.CheckConstraint(name="one_log_head", condition=models.Q(id=1))]

    def __str__(self) -> str:
        return f"head at entry {self.number}"


class LogEntry(models.Model):
    """One publication, correction, withdrawal, merge, erasure, or taking off of texts.

    `hash` is the SHA-256 over the entry's own columns, `payload_digest`, `texts_digest` and `previous_hash`; the
    payload itself lies beside it, and note and reason count by their digest alone, so that an erasure order can empty
    them while the chain still verifies. Only the public word for `reason_class` leaves the newsroom.
    """

    number = models.BigIntegerField(primary_key=True)
    action = models.CharField(max_length=10, choices=Action)
    kind = models.CharField(max_length=20)
    reference = models.CharField(max_length=8)
    at = models.DateTimeField()
    submission = models.ForeignKey(Submission, models.PROTECT, null=True, related_name="log_entries")
    submitted_by = models.CharField(max_length=150, blank=True)
    decided_by = models.CharField(max_length=150)
    public_note = models.TextField(blank=True)
    internal_reason = models.TextField(blank=True)
    reason_class = models.CharField("reason", max_length=10, choices=WithdrawalReason, blank=True)
    payload_digest = models.CharField(max_length=64)
    texts_digest = models.CharField(
        max_length=64, blank=True, help_text="Of note and reason, salted as the payload; older entries have none."
    )
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ("-number",)
        verbose_name_plural = "log entries"
        indexes = [models.Index(name="log_of_record", fields=["kind", "reference", "-number"])]
        permissions = [("withdraw", "Can withdraw a published record")]

    def __str__(self) -> str:
        return f"{self.number}: {self.get_action_display()} {self.reference}"


class LogPayload(models.Model):
    """The document of an entry with its salt; emptied, never altered, by an erasure."""

    entry = models.OneToOneField(LogEntry, models.PROTECT, primary_key=True, related_name="payload")
    salt = models.BinaryField(max_length=32)
    document = models.TextField(help_text="Canonical JSON.")

    def __str__(self) -> str:
        return f"payload of entry {self.entry_id}"


class Standing(models.Model):
    """Where a record stands by the log: its last entry, whether it is public, and whom its document names.

    Follows from the log and can be made anew from it.
    """

    kind = models.CharField(max_length=20)
    reference = models.CharField(max_length=8)
    is_public = models.BooleanField()
    last_entry = models.ForeignKey(LogEntry, models.PROTECT, related_name="+")
    first_published_at = models.DateTimeField()
    mentions = ArrayField(models.CharField(max_length=8), default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_standing_per_record", fields=("kind", "reference")),
        ]
        indexes = [GinIndex(name="standing_mentions", fields=["mentions"])]

    def __str__(self) -> str:
        return f"{self.reference}: {'public' if self.is_public else 'withdrawn'}"


class WithdrawalAskedQuerySet(models.QuerySet["WithdrawalAsked"]):
    """Words for picking them."""

    def open(self) -> Self:
        """Those that nobody has answered."""
        return self.filter(answered_at=None)


class WithdrawalAsked(models.Model):
    """That somebody of the desk asked for a record to be withdrawn, and what became of it.

    Answered by the withdrawal itself, or by whoever may withdraw and says why the record stays.
    """

    kind = models.CharField(max_length=20)
    reference = models.CharField(max_length=8)
    reason_class = models.CharField(_("reason"), max_length=10, choices=WithdrawalReason)
    reason = models.TextField(_("why"))
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("asked by"))
    asked_at = models.DateTimeField(_("asked (UTC)"), db_default=Now())
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("answered by")
    )
    answered_at = models.DateTimeField(_("answered (UTC)"), null=True)
    answer = models.TextField(_("answer"), blank=True)

    objects = WithdrawalAskedQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        verbose_name = _("request for withdrawal")
        verbose_name_plural = _("requests for withdrawal")
        indexes = [models.Index(name="withdrawal_asked_of", fields=["kind", "reference"])]
        constraints = [
            models.CheckConstraint(
                name="an_answer_says_who_and_what",
                condition=models.Q(answered_at=None, answered_by=None, answer="")
                | (models.Q(answered_at__isnull=False, answered_by__isnull=False) & ~models.Q(answer="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference}: {self.reason}"


class Embargo(models.Model):
    """Not before which moment an approved submission becomes public; rows are only ever added, the last one holds."""

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="embargoes")
    not_before = models.DateTimeField()
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        ordering = ("-pk",)
        verbose_name_plural = "embargoes"

    def __str__(self) -> str:
        return f"{self.submission.reference}: not before {self.not_before:%d %B %Y, %H:%M} UTC"


class Unnamed(models.Model):
    """What persons shown without a name have in common: whose record it is, what is shown, among how many.

    `person` is the reference in the newsroom, which nothing public holds; `needs` is how many people at least
    look the same, this one included.
    """

    person = models.CharField(max_length=8, primary_key=True)
    needs = models.PositiveSmallIntegerField()

    class Meta:
        abstract = True


class Anonymous(Unnamed):
    """One person with a public row that bears no name, under a reference of its own; gone with the row."""

    reference = models.CharField(max_length=8, unique=True)
    shown = models.JSONField(help_text="The public columns.")

    class Meta:
        verbose_name_plural = "anonymous"

    def __str__(self) -> str:
        return f"{self.reference}, without a name"


class Counted(Unnamed):
    """One person who is counted in the fixed tables only, or waits for enough others to be.

    `cells` is what was approved, `shown_as` as what the tables count it since they were last published (None: they
    do not), `has_left` that it was counted once and is not any more: it does not come back.
    """

    cells = models.JSONField()
    shown_as = models.JSONField(null=True)
    has_left = models.BooleanField(default=False)

    class Meta:
        verbose_name_plural = "counted"
        permissions = [("publish_counted", "Can publish the tables of people who are only counted")]

    def __str__(self) -> str:
        return f"{self.person}, counted only"
