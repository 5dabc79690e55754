"""One record by its reference: there, merged into another (301), withdrawn (410), or not public (404)."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from tracker.catalogue.listing.kind import PublicKind
from tracker.catalogue.models import Gone
from tracker.catalogue.people.pointers import successor_of
from tracker.lib.references import normalised_reference


@dataclass(frozen=True)
class RecordLookup:
    """What there is under a reference: with 200 the row, with 301 the reference of the record that it stands in now.

    A record that was never there and a draft are the same: 404.
    """

    status: HTTPStatus
    row: Any = None
    merged_into: str = ""


def canonical_reference(kind: PublicKind, text: str) -> str | None:
    """The reference as we write it, whatever its letters; None for what is no reference of the kind."""
    return next(filter(None, (normalised_reference(text, prefix) for prefix in kind.prefixes)), None)


def find_record(kind: PublicKind, reference: str | None) -> RecordLookup:
    """The record of a canonical reference; None, which is no question for the database, finds nothing."""
    if reference is None:
        return RecordLookup(HTTPStatus.NOT_FOUND)
    if row := kind.model._default_manager.filter(pk=reference).first():
        return RecordLookup(HTTPStatus.OK, row)
    if into := successor_of(reference):
        return RecordLookup(HTTPStatus.MOVED_PERMANENTLY, merged_into=into)
    is_withdrawn = Gone.objects.filter(pk=reference).exists()
    return RecordLookup(HTTPStatus.GONE if is_withdrawn else HTTPStatus.NOT_FOUND)
