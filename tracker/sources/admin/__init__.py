"""This room's pages in the admin, and the rows and pages that all rooms use for claims and citations."""

from tracker.sources.admin import sources, territories

__all__ = ["sources", "territories"]
