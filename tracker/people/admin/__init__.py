"""This room's pages in the admin."""

from tracker.people.admin import claims, duplicates, people, recruiters, requests, restricted

__all__ = ["claims", "duplicates", "people", "recruiters", "requests", "restricted"]
