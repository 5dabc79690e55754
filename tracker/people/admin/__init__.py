"""This room's pages in the admin."""

from tracker.people.admin import claims, people

__all__ = ["claims", "people"]
