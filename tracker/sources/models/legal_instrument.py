"""Laws and decrees on citizenship or contracts for service."""

from django.db import models

from tracker.lib.dates.date_fields import BoundedDateField
from tracker.lib.history import recorded
from tracker.lib.references import ReferenceField
from tracker.lib.text_fields import LineField, ParagraphsField
from tracker.sources.models.source import Source
from tracker.sources.models.territory import Territory
from tracker.vocabulary.sources import InstrumentEffect, InstrumentKind


@recorded
class LegalInstrument(models.Model):
    """A law, decree or amending decree: what it does and what it amends."""

    reference = ReferenceField(prefix="L")
    territory = models.ForeignKey(Territory, models.PROTECT, related_name="+", verbose_name="state")
    kind = models.CharField(max_length=20, choices=InstrumentKind)
    number = LineField(max_length=40, blank=True)
    dated = BoundedDateField("date")
    effect = models.CharField(max_length=12, choices=InstrumentEffect)
    amends = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="amended_by")
    summary = ParagraphsField()
    source = models.ForeignKey(Source, models.PROTECT, related_name="instruments")

    class Meta:
        ordering = ("dated_earliest", "pk")
        verbose_name = "law or decree"
        verbose_name_plural = "laws and decrees"

    def __str__(self) -> str:
        number = f" No. {self.number}" if self.number else ""
        return f"{self.territory_id} {self.get_kind_display().lower()}{number} of {self.dated or 'unknown date'}"
