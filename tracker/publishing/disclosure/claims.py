"""The claims of a record's content that count: what is accepted, and what nobody has rejected."""

from tracker.review.content import Content
from tracker.vocabulary.claims import ClaimStatus


def accepted(content: Content, kind: str) -> list[Content]:
    """The accepted claims of the kind."""
    return [row for row in content["claims"].get(kind, ()) if row["status"] == ClaimStatus.ACCEPTED]


def not_rejected(content: Content, kind: str) -> list[Content]:
    """The claims of the kind that nobody has rejected."""
    return [row for row in content["claims"].get(kind, ()) if row["status"] != ClaimStatus.REJECTED]
