"""The sources for what others say."""

from django.db import models
from django.db.models import Q

from tracker.figures.models.action import StateAction
from tracker.figures.models.claim_record import Saying
from tracker.figures.models.figure import Figure
from tracker.figures.models.statement import Statement
from tracker.lib.history import recorded
from tracker.sources.models import Citation, about_one_claim_at_most

SAYINGS: tuple[type[Saying], ...] = (Figure, Statement, StateAction)


def _about(saying: type[Saying]) -> "models.ForeignKey[Saying | None, Saying | None]":
    return models.ForeignKey(saying, models.CASCADE, null=True, blank=True, related_name="citations")


@recorded
class FigureCitation(Citation):
    """A source for one figure, statement or state action."""

    figure = _about(Figure)
    statement = _about(Statement)
    stateaction = _about(StateAction)

    class Meta:
        ordering = ("pk",)
        constraints = [
            about_one_claim_at_most("a_figure_citation_is_about_one_record", *(saying.KIND for saying in SAYINGS)),
            models.CheckConstraint(
                name="a_figure_citation_is_about_something",
                condition=Q(figure__isnull=False) | Q(statement__isnull=False) | Q(stateaction__isnull=False),
                violation_error_message="A citation names the figure, statement or action that it is for.",
            ),
        ]
