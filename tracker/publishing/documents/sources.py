"""The public documents of sources and legal instruments."""

from typing import TypedDict

from tracker.publishing.documents.claims import Document


class CaptureValues(TypedDict):
    """An archived copy."""

    url: str
    sha256: str
    captured_at: str | None
    method: str


class SourceDocument(Document):
    """A source."""

    reference: str
    kind: str
    title: str
    publisher: str
    authors: str
    language: str
    url: str
    published_on: str
    accessed_on: str | None
    derived_from: str | None
    complete_list_of: str
    access: str
    public_label: str
    captures: list[CaptureValues]


class InstrumentDocument(Document):
    """A law or decree."""

    reference: str
    territory: str
    kind: str
    number: str
    dated: str
    effect: str
    amends: str | None
    summary: str
    source: str
