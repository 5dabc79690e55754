"""What the public documents of several kinds have in common."""

from typing import NotRequired, TypedDict


class Document(TypedDict):
    """What every document has."""

    version: NotRequired[int]
    """Put in when it is written to the log; documents written before there were versions have none, and are 1."""


class ClaimValues(TypedDict):
    """What the document says of every claim: its key, its status, what a version disagrees about, the public note."""

    key: str
    status: str
    conflict_on: str
    public_note: str


class CitationValues(TypedDict):
    """A source and what it supports; `claim` is that claim's key, empty for the record's own columns."""

    claim: str
    source: str
    locator: str
    quote: str
    stance: str
    fields: list[str]
    said_by: list[str]
    via: str
