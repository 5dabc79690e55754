"""The records of this room, each in a file of its noun."""

from tracker.figures.models.action import StateAction
from tracker.figures.models.citation import CLAIM_RECORDS, FigureCitation
from tracker.figures.models.claim_record import ClaimRecord
from tracker.figures.models.claimant import Claimant
from tracker.figures.models.figure import Figure, FigureLink
from tracker.figures.models.statement import Statement, StatementSubject

__all__ = [
    "CLAIM_RECORDS",
    "ClaimRecord",
    "Claimant",
    "Figure",
    "FigureCitation",
    "FigureLink",
    "StateAction",
    "Statement",
    "StatementSubject",
]
