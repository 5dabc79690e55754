"""What states did about the recruitment of their citizens."""

from django.db import models

from tracker.figures.models.claim_record import ClaimRecord
from tracker.lib.dates.date_fields import BoundedDateField
from tracker.lib.history import recorded
from tracker.lib.references import ReferenceField
from tracker.lib.text_fields import ParagraphsField
from tracker.sources.models import Claim, Territory
from tracker.vocabulary.figures import FigureSide, StateActionKind


@recorded
class StateAction(ClaimRecord):
    """A home or other state's ban, protest, agreement, arrest and the like."""

    KIND = "stateaction"
    EDITORIAL = frozenset({"internal_notes"})

    reference = ReferenceField(prefix="A")
    territory = models.ForeignKey(Territory, models.PROTECT, related_name="+", verbose_name="state that acted")
    kind = models.CharField(max_length=20, choices=StateActionKind)
    on = BoundedDateField("date")
    side = models.CharField("about recruits of", max_length=5, choices=FigureSide, blank=True)
    summary = ParagraphsField(help_text="In our words.")

    class Meta(ClaimRecord.Meta):
        ordering = ("-pk",)
        constraints = [*Claim.Meta.constraints]

    def __str__(self) -> str:
        return f"{self.territory} {self.get_kind_display().lower()} {self.on}".strip()
