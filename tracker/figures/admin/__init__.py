"""This room's pages in the admin."""

from tracker.figures.admin import figures, statements

__all__ = ["figures", "statements"]
