"""Registers every page of the desk: Django looks for this module."""

from tracker.newsroom.accounts import accounts
from tracker.newsroom.figures import figures, statements
from tracker.newsroom.people import claims, duplicates, people, recruiters, requests, restricted
from tracker.newsroom.publishing import asked, log
from tracker.newsroom.records import decisions
from tracker.newsroom.review import submissions
from tracker.newsroom.sources import sources, territories
from tracker.newsroom.standing import figure_lists, lists, request_pages
from tracker.newsroom.units import units

__all__ = [
    "accounts",
    "asked",
    "claims",
    "decisions",
    "duplicates",
    "figure_lists",
    "figures",
    "lists",
    "log",
    "people",
    "recruiters",
    "request_pages",
    "requests",
    "restricted",
    "sources",
    "statements",
    "submissions",
    "territories",
    "units",
]
