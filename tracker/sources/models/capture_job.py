"""The queue of pages of which a copy is asked for; a command fetches them, no web process does."""

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from tracker.sources.models.source import Source
from tracker.vocabulary.sources import CaptureJobState


class CaptureJobQuerySet(models.QuerySet[Any]):
    """The words the command uses for picking jobs."""

    def waiting(self) -> Self:
        """What is still to be fetched, the oldest first."""
        return self.filter(state=CaptureJobState.WAITING).order_by("pk")


class CaptureJob(models.Model):
    """That somebody asked for a copy of a source's page, and what became of it."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="capture_jobs")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(db_default=Now())
    state = models.CharField(max_length=8, choices=CaptureJobState, default=CaptureJobState.WAITING)
    ended_at = models.DateTimeField(null=True)
    remark = models.TextField(blank=True, help_text="Why it failed, or what is missing, in words.")

    objects = CaptureJobQuerySet.as_manager()

    class Meta:
        ordering = ("-pk",)
        verbose_name = _("copy asked for")
        verbose_name_plural = _("copies asked for")
        constraints = [
            models.UniqueConstraint(
                name="a_source_waits_once_for_a_copy", fields=("source",), condition=Q(state=CaptureJobState.WAITING)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source_id}: {self.get_state_display()}"
