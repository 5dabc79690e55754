"""Registers every page of the desk: Django looks for this module."""

from tracker.newsroom.accounts import accounts
from tracker.newsroom.figures import figures, statements
from tracker.newsroom.people import claims, duplicates, people, recruiters, requests, restricted
from tracker.newsroom.publishing import asked, log
from tracker.newsroom.records import decisions
from tracker.newsroom.review import submissions
from tracker.newsroom.sources import sources, territories
from tracker.newsroom.units import units

__all__ = [
    "accounts",
    "asked",
    "claims",
    "decisions",
    "duplicates",
    "figures",
    "log",
    "people",
    "recruiters",
    "requests",
    "restricted",
    "sources",
    "statements",
    "submissions",
    "territories",
    "units",
]
