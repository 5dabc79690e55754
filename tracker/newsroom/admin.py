"""Registers every page of the desk: Django looks for this module."""

from tracker.newsroom.accounts import accounts
from tracker.newsroom.figures import figures, statements
from tracker.newsroom.lists import lists
from tracker.newsroom.people import claims, people, recruiters, requests, restricted
from tracker.newsroom.people.listing import taken
from tracker.newsroom.people.merging import pairs
from tracker.newsroom.publishing import log_entries, withdrawal_requests
from tracker.newsroom.review import decisions, submissions
from tracker.newsroom.sources import sources, territories
from tracker.newsroom.units import units

__all__ = [
    "accounts",
    "claims",
    "decisions",
    "figures",
    "lists",
    "log_entries",
    "pairs",
    "people",
    "recruiters",
    "requests",
    "restricted",
    "sources",
    "statements",
    "submissions",
    "taken",
    "territories",
    "units",
    "withdrawal_requests",
]
