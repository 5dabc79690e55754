"""What the admin pages of all records share, and decisions to read."""

from tracker.review.admin import decisions

__all__ = ["decisions"]
