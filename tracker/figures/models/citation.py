"""The sources for what others say."""

from django.db import models
from django.db.models import Q

from tracker.figures.models.action import StateAction
from tracker.figures.models.claim_record import ClaimRecord
from tracker.figures.models.figure import Figure
from tracker.figures.models.statement import Statement
from tracker.lib.history import recorded
from tracker.sources.models import Citation, about_one_claim_at_most

CLAIM_RECORDS: tuple[type[ClaimRecord], ...] = (Figure, Statement, StateAction)


def _about(record: type[ClaimRecord]) -> "models.ForeignKey[ClaimRecord | None, ClaimRecord | None]":
    return models.ForeignKey(record, models.CASCADE, null=True, blank=True, related_name="citations")


@recorded
class FigureCitation(Citation):
    """A source for one figure, statement or state action."""

    figure = _about(Figure)
    statement = _about(Statement)
    stateaction = _about(StateAction)

    class Meta:
        ordering = ("pk",)
        constraints = [
            about_one_claim_at_most(
                "a_figure_citation_is_about_one_record", *(record.KIND for record in CLAIM_RECORDS)
            ),
            models.CheckConstraint(
                name="a_figure_citation_is_about_something",
                condition=Q(figure__isnull=False) | Q(statement__isnull=False) | Q(stateaction__isnull=False),
                violation_error_message="A citation names the figure, statement or action that it is for.",
            ),
        ]
