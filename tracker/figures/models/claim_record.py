"""What figures, statements and state actions share: each is a record and its own claim at once."""

from django.db import models

from tracker.lib.text_fields import ParagraphsField
from tracker.sources.models import Claim, Territory


class ClaimRecord(Claim):
    """A record that is itself a claim: it has a status, and once accepted a source that supports it."""

    OWNER = "reference"
    CITATIONS = "figures.FigureCitation"

    nationality = models.ForeignKey(
        Territory,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Whose citizens; empty: of all countries, or not of one.",
    )
    internal_notes = ParagraphsField(blank=True)

    class Meta(Claim.Meta):
        abstract = True
