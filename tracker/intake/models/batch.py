"""One list on its way in: the file, what was said of the whole list, its columns, and what was decided."""

from collections.abc import Iterator
from typing import Any, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from tracker.intake.list_fields import FIELDS, field_choices
from tracker.lib.dates.date_fields import PartialDateField
from tracker.lib.dates.list_dates import Order
from tracker.lib.text_fields import LineField
from tracker.sources.models import Source, Territory
from tracker.vocabulary.claims import SaidBy
from tracker.vocabulary.intake import BatchJob, BatchState
from tracker.vocabulary.people import Side


class BatchQuerySet(models.QuerySet[Any]):
    """The words researchers use for picking batches."""

    def readable_by(self, user: Any) -> Self:
        """Batches whose source the user may read: nobody else sees their rows, errors or names."""
        return self.filter(source__in=Source.objects.readable_by(user).values("pk"))


class Batch(models.Model):
    """One file of a list: a source, its sheet, and how far it has come; nothing of it is in a session."""

    source = models.ForeignKey(Source, models.PROTECT, related_name="batches", verbose_name=_("source"))
    file_name = LineField(_("file"), max_length=255)
    sha256 = models.CharField(_("checksum (SHA-256)"), max_length=64)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("brought by")
    )
    made_at = models.DateTimeField(_("brought at (UTC)"), db_default=Now())
    side = models.CharField(
        _("side"), max_length=2, choices=Side, blank=True, help_text=_("For which side the people of the list signed.")
    )
    listed_on = PartialDateField(
        "day of the list",
        blank=True,
        help_text=_("Needed where the list has ages: the day on which they were true."),
    )
    court = models.ForeignKey(
        Territory,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("state of the court"),
        help_text=_("Needed for a list of judgments alone."),
    )
    said_by = ArrayField(
        models.CharField(max_length=16, choices=SaidBy),
        verbose_name=_("who speaks in the list"),
        default=list,
        blank=True,
    )
    year_only = models.BooleanField(_("keep only the year of birth"), default=False)
    version_of = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="versions",
        verbose_name=_("newer version of"),
    )
    own_number = models.PositiveSmallIntegerField(
        null=True, help_text="Of a newer version: the column whose number stays with a person in all versions."
    )
    is_typed = models.BooleanField(
        default=False, help_text="Typed in the newsroom's grid: the numbers of its rows are no places in the source."
    )
    description = models.JSONField(default=dict, help_text="What the file holds, as it was found.")
    sheet = models.PositiveSmallIntegerField(default=0, help_text="Which sheet of the file; 0 is the first.")
    encoding = models.CharField(max_length=40, blank=True)
    separator = models.CharField(max_length=4, blank=True)
    heads_first = models.PositiveIntegerField(_("first row of heads"), default=0)
    heads_last = models.PositiveIntegerField(_("last row of heads"), default=0)
    state = models.CharField(max_length=12, choices=BatchState, default=BatchState.MAPPING)
    job = models.CharField(max_length=8, choices=BatchJob, blank=True)
    job_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    job_error = models.TextField(blank=True)
    account = models.JSONField(default=dict, help_text="Rows by outcome, as the receipt says them.")

    objects = BatchQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        verbose_name = _("list of people")
        verbose_name_plural = _("lists of people")

    def __str__(self) -> str:
        return f"L-{self.pk}: {self.file_name}"

    def undone_before(self) -> "models.QuerySet[Batch]":
        """The lists that were made of the very same file and source and undone, the latest last."""
        same = Batch.objects.filter(sha256=self.sha256, source=self.source_id, state=BatchState.UNDONE)
        return same.exclude(pk=self.pk).order_by("pk")

    def versions_before(self) -> "Iterator[Batch]":
        """The versions of the list before this one, the latest first."""
        before = self.version_of
        while before is not None:
            yield before
            before = before.version_of


class BatchColumn(models.Model):
    """One column of the sheet: its head, what it holds, and what it was said to mean."""

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="columns")
    number = models.PositiveSmallIntegerField()
    head = models.TextField()
    field = models.CharField(max_length=24, choices=field_choices)
    proposed = models.CharField(max_length=24)
    reason = models.TextField(blank=True)
    order = models.CharField(max_length=12, choices=[(each.value, each.value) for each in Order], blank=True)
    day_first = models.PositiveIntegerField(default=0, help_text="Dates that can only be day first.")
    month_first = models.PositiveIntegerField(default=0)
    either = models.PositiveIntegerField(default=0)
    m_is_female = models.BooleanField(default=False, help_text="Of sexes: h stands beside m, as in Spanish.")
    earlier = models.PositiveSmallIntegerField(
        null=True, help_text="Of a newer version: the number of this column in the version before."
    )
    filled = models.PositiveIntegerField(default=0)
    examples = models.JSONField(default=list)

    class Meta:
        ordering = ("number",)
        constraints = [models.UniqueConstraint(name="a_column_of_a_batch_is_one", fields=("batch", "number"))]

    def __str__(self) -> str:
        return self.head

    @property
    def is_restricted(self) -> bool:
        """Whether its cells are shown to few."""
        return bool(FIELDS[self.field].detail)


class BatchStep(models.Model):
    """What somebody did with a batch, and what was decided; rows are only ever added."""

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="steps")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(db_default=Now())
    what = models.TextField()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.what


class BatchProgress(models.Model):
    """How far the job of a batch is: written beside the job's own transaction, so that others see it meanwhile."""

    batch = models.OneToOneField(Batch, models.CASCADE, primary_key=True, related_name="progress", db_constraint=False)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    is_cancelled = models.BooleanField(default=False)
    attempts = models.PositiveSmallIntegerField(default=0, help_text="How often the job was begun.")

    def __str__(self) -> str:
        return f"{self.done} of {self.total}"
