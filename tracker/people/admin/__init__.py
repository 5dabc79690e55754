"""This room's pages in the admin."""

from tracker.people.admin import claims, people, recruiters, requests, restricted

__all__ = ["claims", "people", "recruiters", "requests", "restricted"]
