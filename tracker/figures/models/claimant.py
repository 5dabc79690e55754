"""Who says so."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models

from tracker.lib.history import recorded
from tracker.lib.references import ReferenceField
from tracker.lib.text_fields import LineField, ParagraphsField
from tracker.sources.models import Territory
from tracker.vocabulary.figures import ClaimantKind


@recorded
class Claimant(models.Model):
    """A body, or somebody who speaks for one; the position is derived against each figure's side."""

    reference = ReferenceField(prefix="C")
    name = LineField(max_length=300, unique=True)
    kind = models.CharField(max_length=24, choices=ClaimantKind)
    territory = models.ForeignKey(
        Territory,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="state",
        help_text="Whose body it is; empty where it is no state body.",
    )
    internal_notes = ParagraphsField(blank=True)

    class Meta:
        ordering = ("name", "pk")
        indexes = [GinIndex(name="claimant_name_trgm", fields=["name"], opclasses=["gin_trgm_ops"])]

    def __str__(self) -> str:
        return self.name
