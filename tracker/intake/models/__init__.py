"""What is kept of how records came in: rows of the starting data, and batches of lists."""

from tracker.intake.models.batch import Batch, BatchColumn, BatchProgress, BatchStep
from tracker.intake.models.batch_row import BatchPair, BatchRow
from tracker.intake.models.loaded_row import LoadedRow
from tracker.intake.models.words import KnownHeads, LearntWord

__all__ = [
    "Batch",
    "BatchColumn",
    "BatchPair",
    "BatchProgress",
    "BatchRow",
    "BatchStep",
    "KnownHeads",
    "LearntWord",
    "LoadedRow",
]
