"""The records of this room, each in a file of its noun."""

from tracker.figures.models.action import StateAction
from tracker.figures.models.citation import SAYINGS, FigureCitation
from tracker.figures.models.claim_record import Saying
from tracker.figures.models.claimant import Claimant
from tracker.figures.models.figure import Figure, FigureLink
from tracker.figures.models.statement import Statement, StatementSubject

__all__ = [
    "SAYINGS",
    "Claimant",
    "Figure",
    "FigureCitation",
    "FigureLink",
    "Saying",
    "StateAction",
    "Statement",
    "StatementSubject",
]
