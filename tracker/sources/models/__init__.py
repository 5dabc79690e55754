"""The records of this room, each in a file of its noun."""

from tracker.sources.models.capture import Capture, CaptureQuerySet
from tracker.sources.models.capture_job import CaptureJob, CaptureJobQuerySet
from tracker.sources.models.citation import Citation, about_one_claim_at_most
from tracker.sources.models.claim import Claim, ClaimQuerySet
from tracker.sources.models.legal_instrument import LegalInstrument
from tracker.sources.models.source import Source, SourceQuerySet, SourceReader
from tracker.sources.models.territory import Territory

__all__ = [
    "Capture",
    "CaptureJob",
    "CaptureJobQuerySet",
    "CaptureQuerySet",
    "Citation",
    "Claim",
    "ClaimQuerySet",
    "LegalInstrument",
    "Source",
    "SourceQuerySet",
    "SourceReader",
    "Territory",
    "about_one_claim_at_most",
]
